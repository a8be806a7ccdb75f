"""Alignment: what a text shares with others, word for word or lightly edited.

Common runs of eight characters and more are found exactly. Runs that follow each other in both texts with little between
them make one stretch, and stretches reach on past single changed, missing or added characters.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .characters import Codes
from .fingerprint import CERTAIN, GRAM, Hashes, grams
from .greedy import longest_runs

Places = NDArray[np.intp]
SIEVE_BITS = (16, 24)  # of the sieve of a short text, of a long one
GAP = 16  # characters between two runs of a stretch
OVERLAP = 4  # characters that two runs of a stretch may share, where one of two like characters is left out
LOOSE = 3  # characters that may differ between any two runs; between longer ones half of the shorter one
NEXT = 3  # following runs of which one may go on with a stretch
SKIPS = (
    (0, 0),
    (1, 1),
    (0, 1),
    (1, 0),
    (2, 2),
    (1, 2),
    (2, 1),
    (0, 2),
    (2, 0),
)  # characters changed, added or left out
RESUMED = 3  # characters that agree again behind them
ROUNDS = 8  # such places, and eight characters that agree, at an end of a stretch
LEAST = 16  # characters the same in a stretch that holds no certain run
LIKE = 0.8  # of its characters
MOST = 4_000_000  # pairs of places that are listed
EDGE = 32  # numbers at either end of a text that agree with nothing
BEFORE, BEHIND = np.uint32(0xFFFF_FFFF), np.uint32(0xFFFF_FFFE)


class Runs(NamedTuple):
    """Maximal common runs of ``GRAM`` characters or more: where they start in a text and in others, their lengths."""

    starts: Places
    others: Places
    lengths: Places


class Stretches(NamedTuple):
    """Stretches of a text that others say: both their ends in it and there, how many characters are the same."""

    starts: Places
    ends: Places
    others: Places
    other_ends: Places
    equal: Places


class Index(NamedTuple):
    """A text made ready: its codes, the hashes in order, where each stands, and a sieve for most other hashes."""

    codes: Codes
    hashes: Hashes
    order: Places
    sieve: NDArray[np.bool_]
    shift: np.uint64


def index(codes: Codes) -> Index:
    """A text made ready to be held against others."""
    hashes = grams(codes)
    least, most = SIEVE_BITS
    bits = min(most, max(least, len(hashes).bit_length() + 4))
    shift = np.uint64(64 - bits)
    sieve = np.zeros(1 << bits, bool)
    sieve[hashes >> shift] = True
    order = np.argsort(hashes, kind="stable")
    return Index(codes, hashes[order], order, sieve, shift)


def pairs(known: Index, codes: Codes) -> tuple[Places, Places] | None:
    """Each pair of places where the same ``GRAM`` characters stand in the text of an index and in another, if not too many."""
    hashes = grams(codes)
    near = np.flatnonzero(known.sieve[hashes >> known.shift])
    first = np.searchsorted(known.hashes, hashes[near], "left")
    counts = np.searchsorted(known.hashes, hashes[near], "right") - first
    if counts.sum() > MOST:
        return None
    behind = np.cumsum(counts)
    within = np.arange(behind[-1] if len(behind) else 0) - np.repeat(behind - counts, counts)
    return known.order[np.repeat(first, counts) + within], np.repeat(near, counts)


def runs(known: Index, codes: Codes) -> Runs:
    """The maximal common runs of the text of an index and another, in the order of their places in the other."""
    listed = pairs(known, codes)
    if listed is None:
        triples = np.array([*longest_runs(known.codes, codes)], np.intp).reshape(-1, 3)
        return Runs(*triples[np.argsort(triples[:, 1], kind="stable")].T)
    starts, others = listed
    order = np.lexsort((starts, others - starts))
    starts, others = starts[order], others[order]
    fresh = (np.diff(others - starts, prepend=-1 << 60) != 0) | (np.diff(starts, prepend=-2) != 1)
    heads = np.flatnonzero(fresh)
    lengths = np.diff(heads, append=len(starts)) + GRAM - 1
    order = np.lexsort((starts[heads], others[heads]))
    heads = heads[order]
    return Runs(starts[heads], others[heads], lengths[order])


def stretches(known: Index, codes: Codes, found: Runs) -> Stretches:
    """The stretches that common runs make: those with a run of ``CERTAIN`` characters, and those alike enough."""
    here, there = edged(known.codes, BEFORE), edged(codes, BEHIND)
    chain = chained(here, there, found)
    heads, tails, equal, longest = chain
    ends, other_ends = found.starts[tails] + found.lengths[tails], found.others[tails] + found.lengths[tails]
    starts, others = found.starts[heads], found.others[heads]
    right, other_right, more = reach(here, there, ends, other_ends, 1)
    left, other_left, still = reach(here, there, starts - 1, others - 1, -1)
    equal = equal + more + still
    made = Stretches(starts - left, ends + right, others - other_left, other_ends + other_right, equal)
    kept = (longest >= CERTAIN) | ((equal >= LEAST) & (likeness(made) >= LIKE))
    return Stretches(*(values[kept] for values in made))


def likeness(made: Stretches) -> NDArray[np.float64]:
    """The share of characters of stretches that are the same on both sides."""
    share: NDArray[np.float64] = made.equal / np.maximum(made.ends - made.starts, made.other_ends - made.others)
    return share


def edged(codes: Codes, edge: np.uint32) -> Codes:
    """A text with numbers around it that are no character's."""
    return np.pad(codes, EDGE, constant_values=edge)


def chained(here: Codes, there: Codes, found: Runs) -> tuple[Places, Places, Places, Places]:
    """Chains of runs: the first and the last of each, characters that are the same, the longest run's."""
    follower, shared = followers(here, there, found)
    count = len(found.starts)
    longest, equal, last = found.lengths.copy(), found.lengths.copy(), np.arange(count)
    heads = np.ones(count, bool)
    for run in np.flatnonzero(follower >= 0)[::-1].tolist():  # a follower comes later, so its own chain is whole
        after = follower[run]
        heads[after] = False
        last[run], equal[run] = last[after], equal[run] + shared[run] + equal[after]
        longest[run] = max(longest[run], longest[after])
    chosen = np.flatnonzero(heads)
    return chosen, last[chosen], equal[chosen], longest[chosen]


def followers(here: Codes, there: Codes, found: Runs) -> tuple[Places, Places]:
    """The run that goes on with each run's stretch, -1 for none, and the characters that are the same between them."""
    count = len(found.starts)
    follower, shared = np.full(count, -1), np.zeros(count, np.intp)
    taken = np.zeros(count, bool)
    for step in range(1, NEXT + 1):
        run = np.flatnonzero(follower[: max(0, count - step)] < 0)
        after = run + step
        ends, other_ends = found.starts[run] + found.lengths[run], found.others[run] + found.lengths[run]
        gap, other_gap = found.starts[after] - ends, found.others[after] - other_ends
        wide, narrow = np.maximum(gap, other_gap), np.minimum(gap, other_gap)
        near = (
            (wide <= GAP)
            & (narrow >= -OVERLAP)
            & (wide - narrow <= GAP // 2)
            & (found.starts[after] > found.starts[run])
        )
        run, after, wide, narrow, ends, other_ends = (
            values[near & ~taken[after]] for values in (run, after, wide, narrow, ends, other_ends)
        )
        same = np.minimum(
            narrow,
            np.maximum(
                between(here, there, ends, other_ends, narrow),
                between(here, there, found.starts[after] - narrow, found.others[after] - narrow, narrow),
            ),
        )
        least = np.minimum(found.lengths[run], found.lengths[after])
        close = wide - np.maximum(same, 0) <= np.maximum(LOOSE, least // 2)
        follower[run[close]], shared[run[close]] = after[close], same[close]
        taken[after[close]] = True
    return follower, shared


def between(here: Codes, there: Codes, places: Places, others: Places, sizes: Places) -> Places:
    """How many of the next ``sizes`` characters are the same, one by one."""
    steps = np.arange(GAP)
    same = here[places[:, None] + EDGE + steps] == there[others[:, None] + EDGE + steps]
    return np.asarray((same & (steps < sizes[:, None])).sum(axis=1), np.intp)


def reach(here: Codes, there: Codes, places: Places, others: Places, way: int) -> tuple[Places, Places, Places]:
    """How far texts go on alike from some places in one direction, past slight changes: in each, and characters the same."""
    at, other, equal = places + EDGE, others + EDGE, np.zeros(len(places), np.intp)
    moving = np.arange(len(places))
    steps = way * np.arange(GRAM)
    for _ in range(ROUNDS):
        skip = skips(here, there, at[moving], other[moving], way)
        moving, skip = moving[skip >= 0], skip[skip >= 0]
        if not len(moving):
            break
        at[moving] += way * HERE[skip]
        other[moving] += way * THERE[skip]
        same = here[at[moving][:, None] + steps] == there[other[moving][:, None] + steps]
        size = np.where(same.all(axis=1), GRAM, same.argmin(axis=1))
        at[moving] += way * size
        other[moving] += way * size
        equal[moving] += size
    return np.abs(at - EDGE - places), np.abs(other - EDGE - others), equal


HERE, THERE = np.array(SKIPS).T


def skips(here: Codes, there: Codes, at: Places, other: Places, way: int) -> Places:
    """The first of ``SKIPS`` behind which texts agree again, -1 for none."""
    agreeing = np.full(len(at), -1)
    steps = range(RESUMED)
    for number in reversed(range(len(SKIPS))):
        first, second = at + way * HERE[number], other + way * THERE[number]
        same = np.logical_and.reduce([here[first + way * step] == there[second + way * step] for step in steps])
        agreeing[same] = number
    return agreeing
