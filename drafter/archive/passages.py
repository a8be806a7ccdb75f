"""Passages: the stretches that documents share with a draft, brought down to few, long ones with their best sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .alignment import Places, Stretches
from .selection import Read

GROWTH = 1.15  # times the longest stretch of a passage that others may widen it to
COPY = 0.8  # of a draft, and of a document, that are the same in a copy
PART = 2 / 3  # of a passage that stands in a document which has it


Chosen = NDArray[np.bool_]


class Cut(NamedTuple):
    """Compared characters ``start`` to ``end`` of a draft; ``sources`` are rows of the stretches, one a document."""

    start: int
    end: int
    sources: Places
    likeness: list[float]


def cuts(read: Read, chosen: Chosen) -> Iterator[Cut]:
    """The passages that chosen stretches make, in order, none within another, each with those who have it."""
    rows = best(read.documents, read.stretches)
    rows = rows[chosen[rows]]
    starts, ends = read.stretches.starts[rows], read.stretches.ends[rows]
    for start, end in joined(starts, ends):
        first, behind = np.searchsorted(starts, (start, end))
        near = rows[first:behind]
        near = near[read.stretches.ends[near] <= end]
        yield with_sources(read, start, end, near)


def copies(read: Read, size: int) -> Chosen:
    """Which stretches are of documents that say nearly all of a draft and little else."""
    made = read.stretches
    rows = best(read.documents, made)
    said = np.bincount(read.documents[rows], made.equal[rows])
    copied = [
        number
        for number in np.flatnonzero(said >= COPY * size).tolist()
        if said[number] >= COPY * len(read.characters[number].codes)
    ]
    return np.isin(read.documents, copied)


def best(documents: Places, made: Stretches) -> Places:
    """Stretches in order, without those within another one of the same document."""
    order = np.lexsort((made.others, -made.equal, -made.ends, made.starts, documents))
    # Documents in steps that no stretch reaches across, so that the farthest end so far is one of the same document.
    step = int(made.ends.max(initial=0)) + 1
    owner = np.cumsum(np.diff(documents[order], prepend=documents[order[:1]]) != 0) * step
    ends = made.ends[order] + owner
    farthest = np.maximum.accumulate(np.concatenate([[0], ends]))[:-1]
    rows = order[ends > np.maximum(farthest, owner)]
    ordered: Places = rows[np.lexsort((documents[rows], -made.ends[rows], made.starts[rows]))]
    return ordered


def joined(starts: Places, ends: Places) -> Iterator[tuple[int, int]]:
    """Maximal stretches; those that overlap are made one where that adds little to the longest of them."""
    farthest = np.maximum.accumulate(np.concatenate([[0], ends]))[:-1]
    cores = ends > farthest
    first = last = longest = 0
    for start, end in zip(starts[cores].tolist(), ends[cores].tolist(), strict=True):
        if start < last and end - first <= GROWTH * max(longest, end - start):
            last, longest = end, max(longest, end - start)
            continue
        if last:
            yield first, last
        first, last, longest = start, end, end - start
    if last:
        yield first, last


def with_sources(read: Read, start: int, end: int, near: Places) -> Cut:
    """A passage with the stretches in which at least ``PART`` of it stands, the best one of each document."""
    made = read.stretches
    size = np.maximum(end - start, made.other_ends[near] - made.others[near])
    likeness = made.equal[near] / size
    order = np.lexsort((near, -likeness))
    order = order[: max(1, int((likeness >= PART).sum()))]
    _, first = np.unique(read.documents[near[order]], return_index=True)
    chosen = order[np.sort(first)]
    return Cut(start, end, near[chosen], likeness[chosen].tolist())
