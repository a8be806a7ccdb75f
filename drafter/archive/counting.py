"""How many fingerprints documents share: the counts of a shard, and the sums of those of all shards.

A shard is sorted once; the documents of a fingerprint then stand side by side, and all fingerprints that the same number
of documents hold give their pairs at once. The counts are summed by parts of the pairs, so that nothing ever holds all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .fingerprint import Hashes
from .postings import CONTEXT_BITS, NUMBER_BITS, REST_BITS
from .postings import MOST as DOCUMENTS
from .store import Shard

PAIR_BITS = 2 * NUMBER_BITS
NUMBER = np.uint64(DOCUMENTS)
BITS = np.uint64(NUMBER_BITS)


class Counts(NamedTuple):
    """How many fingerprints pairs of documents share; ``pairs`` rise and are the part, the one number, the other.

    The count of a document and itself is how many fingerprints it has.
    """

    pairs: Hashes
    shared: NDArray[np.uint32]


Count = Callable[[Shard], Counts]
Sum = Callable[[Sequence[Counts]], Counts]
# Counts each shard, wherever that is done, and sums the counts of each of a number of parts.
Shuffled = Callable[[Count, Sequence[Shard], Sum, int], Iterator[Counts]]


def counted(shard: Shard, most: int, parts: int) -> Counts:
    """The pairs of documents that share fingerprints of a shard."""
    return tallied(holders(shard), most, parts)


def tallied(held: Hashes, most: int, parts: int) -> Counts:
    """The pairs of documents that share fingerprints, by who holds them: fingerprints with numbers, in rising order."""
    starts = beginnings(held >> BITS)
    sizes = np.diff(starts, append=len(held))
    numbers = held & NUMBER
    numbers |= numbers % np.uint64(parts) << BITS
    keys = np.concatenate([together(numbers, starts[sizes == size], size) for size in range(1, most + 1)])
    keys.sort()
    starts = beginnings(keys)
    return Counts(keys[starts], np.diff(starts, append=len(keys)).astype(np.uint32))


def holders(shard: Shard) -> Hashes:
    """The fingerprints of a shard, each with the number of a document behind it, in rising order and once each."""
    rows = list(shard.read())
    postings: Hashes = np.frombuffer(b"".join(row for _, row in rows), np.uint64)
    buckets = np.array([bucket for bucket, _ in rows], np.uint64)
    lengths = [len(row) // postings.itemsize for _, row in rows]
    held: Hashes = np.repeat(buckets << np.uint64(REST_BITS + NUMBER_BITS), lengths)
    held |= postings >> np.uint64(CONTEXT_BITS + NUMBER_BITS) << BITS
    held |= postings & NUMBER
    held.sort()
    return held[beginnings(held)]


def together(numbers: Hashes, starts: NDArray[np.intp], size: int) -> Hashes:
    """Each two of the documents of each fingerprint that ``size`` documents hold, and each with itself.

    ``numbers`` are those of documents, below the part of the pairs in which they come first.
    """
    first, second = np.triu_indices(size)
    rows = numbers[starts[:, None] + np.arange(size)]
    found: Hashes = rows[:, first]
    found <<= BITS
    found |= (rows & NUMBER)[:, second]
    return found.ravel()


def beginnings(values: Hashes) -> NDArray[np.intp]:
    """Where equal values, which stand side by side, begin."""
    fresh = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=fresh[1:])
    return np.flatnonzero(fresh)


def part(counts: Counts, number: int) -> Counts:
    """The counts of one part of the pairs."""
    edges = np.array([number, number + 1], np.uint64) << np.uint64(PAIR_BITS)
    start, end = np.searchsorted(counts.pairs, edges).tolist()
    return Counts(counts.pairs[start:end], counts.shared[start:end])


def summed(counts: Sequence[Counts], least: int) -> Counts:
    """The sums of counts of one part of the pairs; those of documents with themselves, and of ``least`` or more."""
    keys, shared = joined(counts)
    order = np.argsort(keys)
    keys = keys[order]
    starts = beginnings(keys)
    sums = np.add.reduceat(shared[order], starts, dtype=np.uint32)
    first, second = ends(keys[starts])
    kept = (first == second) | (sums >= least)
    return Counts(keys[starts[kept]], sums[kept])


def joined(parts: Sequence[Counts]) -> Counts:
    """Counts one after the other."""
    return Counts(np.concatenate([one.pairs for one in parts]), np.concatenate([one.shared for one in parts]))


def ends(keys: Hashes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of the two documents of each pair."""
    return (keys >> BITS & NUMBER).astype(np.int64), (keys & NUMBER).astype(np.int64)
