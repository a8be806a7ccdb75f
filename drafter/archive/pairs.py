"""Who reuses whose text: every two documents of an archive that share fingerprints, and the groups that they form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import alignment
from .characters import Codes, characters
from .counting import Counts, Shuffled, counted, ends, holders, joined, summed
from .fingerprint import CERTAIN
from .store import Record, Store

LEAST = 6  # fingerprints that two documents share at least
MOST = 40  # documents that hold a fingerprint at most; in a small archive a fifth of all, and not less than
FEW = 4
TOP = 200  # pairs that are compared on their texts and told
RELATED = 0.04  # of the smaller document, from which on two documents are of one group
SAMPLED = 1024  # parts of an archive of which one tells its size; hashes are spread evenly
HELD = 24_000_000  # pairs that a task has in memory at most, 40 bytes each at the peak
PARTS = 256  # of all pairs, at most


class Pair(NamedTuple):
    """Two documents, the earlier first.

    ``shared`` is how many fingerprints both have, ``share`` (0 to 1) how many of those of the smaller one that is;
    ``passages`` of together ``characters`` characters of the later one stand word for word in the earlier one.
    """

    earlier: Record
    later: Record
    shared: int
    share: float
    passages: int
    characters: int


class Sharing(NamedTuple):
    """Who shares text with whom: the first ``pairs`` of ``total``, those that share most first; the largest groups."""

    pairs: tuple[Pair, ...]
    total: int
    groups: tuple[tuple[Record, ...], ...]


def pairs(store: Store, shuffled: Shuffled, least: int = LEAST, most: int = 0, top: int = TOP) -> Sharing:
    """The documents of an archive that share at least ``least`` fingerprints, the first ``top`` pairs in full.

    Fingerprints that more than ``most`` documents hold are left out. ``shuffled`` says where the work is done: it is
    ``partial(spooled.shuffled, each)`` on this machine and ``partial(cluster.shuffled, scheduler)`` on a cluster. Raises
    ``DrafterError``.
    """
    most = most or min(MOST, max(FEW, store.count() // 5))
    shards = store.shards(tasks(store, most))
    parts = min(len(shards), PARTS)
    sums = shuffled(partial(counted, most=most, parts=parts), shards, partial(summed, least=least), parts)
    return told(store, ranked(joined(list(sums))), top)


def tasks(store: Store, most: int) -> int:
    """How many shards the archive is read in, so that none yields more pairs than fit in memory."""
    postings = SAMPLED * len(holders(store.shards(SAMPLED)[0]))
    return max(1, -(-postings * (most + 1) // (2 * HELD)))


class Ranked(NamedTuple):
    """Pairs of documents, those that share most first, as columns."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    shared: NDArray[np.int64]
    share: NDArray[np.float64]


def ranked(counts: Counts) -> Ranked:
    """The pairs of different documents with the share of the smaller one, those that share most first."""
    first, second = ends(counts.pairs)
    alone, shared = first == second, counts.shared.astype(np.int64)
    sizes = np.zeros(int(second.max(initial=0)) + 1, np.int64)
    sizes[first[alone]] = shared[alone]
    first, second, shared = first[~alone], second[~alone], shared[~alone]
    share = shared / np.minimum(sizes[first], sizes[second])
    order = np.lexsort((second, first, -share, -shared))
    return Ranked(first[order], second[order], shared[order], share[order])


def groups(found: Ranked) -> list[list[int]]:
    """The sets of documents that are joined by pairs of related ones, the largest first."""
    near = found.share >= RELATED
    numbers, places = np.unique(np.concatenate([found.first[near], found.second[near]]), return_inverse=True)
    labels = components(len(numbers), *np.split(places, 2))
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    sets = [one.tolist() for one in np.split(numbers[order], starts[1:])] if len(numbers) else []
    return sorted(sets, key=lambda one: (-len(one), one))


def components(count: int, first: NDArray[np.intp], second: NDArray[np.intp]) -> NDArray[np.intp]:
    """For each of ``count`` nodes the least node that edges join it with."""
    labels = np.arange(count)
    while (labels[first] != labels[second]).any():
        least = np.minimum(labels[first], labels[second])
        np.minimum.at(labels, labels[first], least)
        np.minimum.at(labels, labels[second], least)
        while (labels[labels] != labels).any():
            labels = labels[labels]
    return labels


def told(store: Store, found: Ranked, top: int) -> Sharing:
    """The first pairs and groups with their documents, as far as those are still there."""
    best = list(zip(*(column[:top].tolist() for column in found), strict=True))
    sets = groups(found)[:top]
    numbers = {number for first, second, *_ in best for number in (first, second)}
    records = {one.number: one for one in store.records(sorted(numbers.union(*sets)))}
    codes = {number: characters(text).codes for number, text in store.texts(sorted(numbers)).items()}
    known = [one for one in best if {one[0], one[1]} <= records.keys() & codes.keys()]
    related = [tuple(sorted((records[number] for number in one if number in records), key=age)) for one in sets]
    return Sharing(
        tuple(pair(records[first], records[second], codes, *rest) for first, second, *rest in known),
        len(found.first),
        tuple(one for one in related if len(one) > 1),
    )


def age(record: Record) -> tuple[str, int]:
    """What orders documents by date, and those of one date as they were added."""
    return record.date, record.number


def pair(first: Record, second: Record, codes: Mapping[int, Codes], shared: int, share: float) -> Pair:
    """Two documents with what stands word for word in both."""
    earlier, later = sorted((first, second), key=age)
    return Pair(earlier, later, shared, share, *common(codes[earlier.number], codes[later.number]))


def common(before: Codes, after: Codes) -> tuple[int, int]:
    """How many stretches of a text, of how many characters together, stand in an earlier one by thirteen or more."""
    found = alignment.runs(alignment.index(before), after)
    certain = found.lengths >= CERTAIN
    starts, edges = found.others[certain], np.zeros(len(after) + 1, np.int64)
    np.add.at(edges, starts, 1)
    np.add.at(edges, starts + found.lengths[certain], -1)
    covered = np.cumsum(edges) > 0
    return int((np.diff(covered, prepend=False) & covered).sum()), int(covered.sum())
