"""Who reuses whose text: every two documents that share fingerprints, counted shard by shard.

A shard is sorted once; the documents of a fingerprint then stand side by side, and all fingerprints that the same number
of documents hold give their pairs at once. A fingerprint that more than ``most`` documents hold is a formula and counts
for nobody. The counts of all shards are summed by parts of the pairs, so that nothing ever holds all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .characters import characters
from .fingerprint import CERTAIN, WINDOW, Hashes
from .postings import CONTEXT_BITS, NUMBER_BITS, REST_BITS
from .postings import MOST as DOCUMENTS
from .store import Record, Shard, Store

LEAST = 6  # fingerprints that two documents share at least
MOST = 40  # documents that hold a fingerprint at most
TOP = 200  # pairs that are compared on their texts and told
RELATED = 0.2  # of the smaller document, from which on two documents are of one group
HELD = 40_000_000  # pairs that a task has in memory, of at most 24 bytes
PARTS = 256  # of all pairs, at most

PAIR_BITS = 2 * NUMBER_BITS
PAIR = np.uint64((1 << PAIR_BITS) - 1)
NUMBER = np.uint64(DOCUMENTS)
BITS = np.uint64(NUMBER_BITS)


class Counts(NamedTuple):
    """How many fingerprints pairs of documents share; ``pairs`` rise and are the part, the one number, the other.

    The count of a document and itself is how many fingerprints it has.
    """

    pairs: Hashes
    shared: NDArray[np.int64]


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
    """Who shares text with whom: the first ``pairs`` of ``count``, those that share most first; the largest groups."""

    pairs: tuple[Pair, ...]
    count: int
    groups: tuple[tuple[Record, ...], ...]


Count = Callable[[Shard], Counts]
Sum = Callable[[Sequence[Counts]], Counts]
# Counts each shard, wherever that is done, and sums the counts of each of a number of parts.
Shuffled = Callable[[Count, Sequence[Shard], Sum, int], Iterator[Counts]]


def pairs(store: Store, shuffled: Shuffled, least: int = LEAST, most: int = MOST, top: int = TOP) -> Sharing:
    """The documents of an archive that share at least ``least`` fingerprints. Raises ``DrafterError``."""
    shards = store.shards(tasks(store, most))
    parts = min(len(shards), PARTS)
    sums = shuffled(partial(counted, most=most, parts=parts), shards, partial(summed, least=least), parts)
    return told(store, ranked(joined(list(sums))), top)


def tasks(store: Store, most: int) -> int:
    """How many shards the archive is read in, so that each yields no more pairs than fit in memory."""
    postings = sum(record.characters for record in store.records()) * 2 // (WINDOW + 1)
    return max(1, -(-postings * max(2, most - 1) // (2 * HELD)))


def counted(shard: Shard, most: int, parts: int) -> Counts:
    """The pairs of documents that share fingerprints of a shard."""
    held = holders(shard)
    starts = np.flatnonzero(np.diff(held >> BITS, prepend=~np.uint64(0)))
    sizes = np.diff(starts, append=len(held))
    numbers = held & NUMBER
    found = [together(numbers, starts[sizes == size], size) for size in range(1, most + 1)]
    keys = np.concatenate(found)
    keys |= (keys >> BITS) % np.uint64(parts) << np.uint64(PAIR_BITS)
    keys.sort()
    return totals(keys, np.ones(len(keys), np.int64))


def holders(shard: Shard) -> Hashes:
    """The fingerprints of a shard, each with the number of a document behind it, in rising order and once each."""
    rows = list(shard.read())
    postings = np.frombuffer(b"".join(row for _, row in rows), np.uint64)
    buckets = np.array([bucket for bucket, _ in rows], np.uint64)
    lengths = [len(row) // postings.itemsize for _, row in rows]
    held = np.repeat(buckets << np.uint64(REST_BITS + NUMBER_BITS), lengths)
    held |= postings >> np.uint64(CONTEXT_BITS + NUMBER_BITS) << BITS
    held |= postings & NUMBER
    held.sort()
    return held[np.diff(held, prepend=~np.uint64(0)) != 0]


def together(numbers: Hashes, starts: NDArray[np.intp], size: int) -> Hashes:
    """Each two of the documents of each fingerprint that ``size`` documents hold, and each with itself."""
    first, second = np.triu_indices(size)
    return (numbers[starts[:, None] + first] << BITS | numbers[starts[:, None] + second]).ravel()


def totals(keys: Hashes, shared: NDArray[np.int64]) -> Counts:
    """The sums of the counts of equal pairs, which stand side by side."""
    starts = np.flatnonzero(np.diff(keys, prepend=~np.uint64(0)))
    return Counts(keys[starts], np.add.reduceat(shared, starts) if len(starts) else shared)


def part(counts: Counts, number: int) -> Counts:
    """The counts of one part of the pairs."""
    edges = np.array([number, number + 1], np.uint64) << np.uint64(PAIR_BITS)
    start, end = np.searchsorted(counts.pairs, edges).tolist()
    return Counts(counts.pairs[start:end], counts.shared[start:end])


def summed(counts: Sequence[Counts], least: int) -> Counts:
    """The sums of counts of one part of the pairs; those of documents with themselves, and of ``least`` or more."""
    keys = np.concatenate([one.pairs for one in counts])
    shared = np.concatenate([one.shared for one in counts])
    order = np.argsort(keys)
    sums = totals(keys[order], shared[order])
    first, second = ends(sums)
    kept = (first == second) | (sums.shared >= least)
    return Counts(sums.pairs[kept], sums.shared[kept])


def joined(parts: Sequence[Counts]) -> Counts:
    """The counts of all parts."""
    keys = np.concatenate([one.pairs for one in parts])
    return Counts(keys, np.concatenate([one.shared for one in parts]))


def ends(counts: Counts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of the two documents of each pair."""
    return (counts.pairs >> BITS & NUMBER).astype(np.int64), (counts.pairs & NUMBER).astype(np.int64)


class Ranked(NamedTuple):
    """Pairs of documents, those that share most first, as columns."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    shared: NDArray[np.int64]
    share: NDArray[np.float64]


def ranked(counts: Counts) -> Ranked:
    """The pairs of different documents with the share of the smaller one, those that share most first."""
    first, second = ends(counts)
    self_ = first == second
    sizes = np.zeros(int(second.max(initial=0)) + 1, np.int64)
    sizes[first[self_]] = counts.shared[self_]
    first, second, shared = first[~self_], second[~self_], counts.shared[~self_]
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
    sets = groups(found)[:top]
    best = list(zip(*(column[:top].tolist() for column in found), strict=True))
    numbers = {number for one in sets for number in one} | {number for one in best for number in one[:2]}
    records = {record.number: record for record in store.records(sorted(numbers))}
    known = [one for one in best if one[0] in records and one[1] in records]
    related = [tuple(records[number] for number in one if number in records) for one in sets]
    return Sharing(
        tuple(pair(store, *sorted((records[a], records[b]), key=age), shared, share) for a, b, shared, share in known),
        len(found.first),
        tuple(one for one in related if len(one) > 1),
    )


def age(record: Record) -> tuple[str, int]:
    """What orders documents by date, and those of one date as they were added."""
    return record.date, record.number


def pair(store: Store, earlier: Record, later: Record, shared: int, share: float) -> Pair:
    """Two documents with what stands word for word in both."""
    texts = store.texts([earlier.number, later.number])
    before, after = (characters(texts.get(one.number, "")).codes for one in (earlier, later))
    return Pair(earlier, later, shared, share, *common(before, after))


def common(before: NDArray[np.uint32], after: NDArray[np.uint32]) -> tuple[int, int]:
    """How many stretches of ``after``, of how many characters together, stand in ``before`` by thirteen or more."""
    known = set(runs(before))
    covered = np.zeros(len(after) + 1, np.int64)
    for start, run in enumerate(runs(after)):
        if run in known:
            covered[start : start + CERTAIN] = 1
    return int((np.diff(covered, prepend=0) == 1).sum()), int(covered.sum())


def runs(codes: NDArray[np.uint32]) -> list[bytes]:
    """Each thirteen characters in a row."""
    raw, width = codes.tobytes(), codes.itemsize
    return [raw[start : start + CERTAIN * width] for start in range(0, len(raw) - CERTAIN * width + 1, width)]
