"""How postings stand in a table: in rows of a bucket, one after another by the numbers of their documents.

A row is named by the place of its first posting: segment, bucket, number within the segment. Documents that come later
fill the last row of their bucket or begin the next one, so that neither a formula of half of all documents nor a large
archive makes adding or removing one document slow, and a batch of documents changes the pages of one segment alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .fingerprint import Hashes
from .postings import BUCKET_BITS, BUCKETS, BYTES, NUMBER_BITS, Keys, packed

SPAN_BITS = 15  # of the numbers of a segment
SPAN = 1 << SPAN_BITS
SEGMENT_BITS = BUCKET_BITS + SPAN_BITS
FULL = 2000  # bytes of a row after which the next one is begun
KEY_BITS = 64 - NUMBER_BITS  # of a posting without the number of its document

Places = NDArray[np.int64]


class Row(NamedTuple):
    """A row of postings as it is put: where it begins, its bytes."""

    place: int
    postings: bytes


def marks(found: Keys) -> Hashes:
    """The postings of a text that has no number yet, each below its bucket, in order; each once."""
    below = packed(found, 0) >> np.uint64(NUMBER_BITS)
    ordered = np.sort((found.buckets.astype(np.uint64) << np.uint64(KEY_BITS)) | below)
    return ordered[np.flatnonzero(np.diff(ordered, prepend=~ordered[:1]))]


def heads(buckets: NDArray[np.int64], segment: int) -> Places:
    """The first place of each bucket of a segment; of the one after the last bucket, that of the next segment."""
    return (buckets << SPAN_BITS) + (segment << SEGMENT_BITS)


def bucket(place: int) -> int:
    """The bucket that a place is in."""
    return (place >> SPAN_BITS) & (BUCKETS - 1)


def gathered(rows: Iterable[tuple[Any, ...]]) -> dict[int, bytes]:
    """The postings of each bucket, of rows in the order of their places."""
    found = defaultdict(list)
    for place, postings in rows:
        found[bucket(place)].append(postings)
    return {one: parts[0] if len(parts) == 1 else b"".join(parts) for one, parts in found.items()}


def ordered(found: Iterable[bytes]) -> bool:
    """Whether the postings of each bucket stand in the order of their documents, as those of a sound archive do."""
    parts = list(found)
    if any(len(part) % BYTES for part in parts):
        return False
    numbers = np.frombuffer(b"".join(parts), np.uint64) & np.uint64((1 << NUMBER_BITS) - 1)
    falls = np.flatnonzero(numbers[1:] < numbers[:-1]) + 1
    return bool(np.isin(falls, np.cumsum([len(part) // BYTES for part in parts])).all())


def laid(documents: Sequence[tuple[int, Hashes]]) -> tuple[Places, Hashes]:
    """The postings of documents in the order of their places, and these."""
    sizes = np.array([len(found) for _, found in documents], np.intp)
    numbers = np.repeat(np.array([number for number, _ in documents], np.int64), sizes)
    found = np.concatenate([np.zeros(0, np.uint64), *(found for _, found in documents)])
    places = (found >> np.uint64(KEY_BITS)).astype(np.int64) << SPAN_BITS
    places |= (numbers >> SPAN_BITS << SEGMENT_BITS) | (numbers & (SPAN - 1))
    order = np.argsort(places, kind="stable")
    return places[order], (found[order] << np.uint64(NUMBER_BITS)) | numbers[order].astype(np.uint64)


def beginnings(places: Places) -> NDArray[np.intp]:
    """Where rows may begin at the latest: at a new bucket, and at a document after each ``FULL`` bytes of one."""
    documents = np.flatnonzero(np.diff(places, prepend=-1))
    buckets = places[documents] >> SPAN_BITS
    firsts = np.flatnonzero(np.diff(buckets, prepend=-1))
    ranks = np.arange(len(documents)) - np.repeat(firsts, np.diff(firsts, append=len(documents)))
    starts: NDArray[np.intp] = documents[ranks % (FULL // BYTES) == 0]
    return starts


def rows(places: Places, postings: Hashes, lasts: Iterable[tuple[int, int, int]]) -> Iterator[Row]:
    """The rows that postings are put into; ``lasts`` are the ends of buckets, with the last row there and its bytes."""
    starts = beginnings(places)
    names = places[starts]
    found = np.array([(end, last) for end, last, size in lasts if size < FULL], np.int64).reshape(-1, 2)
    names[np.searchsorted(names, found[:, 0] - SPAN, "right")] = found[:, 1]
    raw = postings.tobytes()
    edges = [*(starts * BYTES).tolist(), len(raw)]
    yield from (Row(name, raw[start:end]) for name, (start, end) in zip(names.tolist(), pairwise(edges), strict=True))


def ends(places: Places) -> Places:
    """The last place of each bucket that has some of these."""
    return np.unique(places | (SPAN - 1))


def without(rows: Sequence[Row], numbers: NDArray[np.uint64]) -> Iterator[Row]:
    """Rows without the postings of some documents."""
    values = np.frombuffer(b"".join(row.postings for row in rows), np.uint64)
    stays = ~np.isin(values & np.uint64((1 << NUMBER_BITS) - 1), numbers)
    kept = np.concatenate([[0], np.cumsum(stays)])
    edges = kept[np.cumsum([0, *(len(row.postings) // BYTES for row in rows)])] * BYTES
    raw = values[stays].tobytes()
    yield from (
        Row(row.place, raw[start:end]) for row, (start, end) in zip(rows, pairwise(edges.tolist()), strict=True)
    )
