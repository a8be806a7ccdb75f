"""Copies: documents that are nearly all the same text as an earlier one, by the smallest of their fingerprints."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from .characters import Codes, characters
from .fingerprint import Hashes, fingerprints

KEPT = 64  # fingerprints of a document: the smallest, which are the same ones in a copy
SHARED = 0.8  # of the fingerprints of either text, from which it is a copy
WORTH = 0.25  # of them, from which two texts are compared


def sketch(text: str) -> Hashes:
    """The smallest fingerprints of a text, in order."""
    return smallest(characters(text).codes)


def smallest(codes: Codes) -> Hashes:
    """The smallest fingerprints of compared characters, in order."""
    return np.unique(fingerprints(codes).hashes)[:KEPT]


def copies(sketches: Iterable[tuple[int, Hashes]]) -> frozenset[int]:
    """The documents, by their numbers, that are copies of one with a lower number which is none itself."""
    of = dict(sketches)
    originals: dict[int, int] = {}
    for near, later in neighbours(of).tolist():
        earlier = originals.get(near, near)
        if shared(of[earlier], of[later]) > SHARED:
            originals.setdefault(later, earlier)
    return frozenset(originals)


def shared(one: Hashes, other: Hashes) -> float:
    """The part of two texts that is the same, as far as their sketches show: 0 to 1."""
    both = np.union1d(one, other)[: min(len(one), len(other))]
    same = np.intersect1d(np.intersect1d(one, other), both).size / max(1, both.size)
    return 2 * same / (1 + same)  # of each text, where ``same`` is of the two together


def neighbours(of: dict[int, Hashes]) -> NDArray[np.int64]:
    """Pairs of documents, the lower number first, that have fingerprints in common which none between them has."""
    if not of:
        return np.zeros((0, 2), np.int64)
    hashes = np.concatenate(list(of.values()))
    numbers = np.repeat(list(of), [len(one) for one in of.values()])
    order = np.lexsort((numbers, hashes))
    hashes, numbers = hashes[order], numbers[order]
    same = np.flatnonzero(hashes[1:] == hashes[:-1])
    pairs, counts = np.unique(np.column_stack([numbers[same], numbers[same + 1]]), axis=0, return_counts=True)
    least = [WORTH * min(len(of[one]), len(of[other])) for one, other in pairs.tolist()]
    near = pairs[counts >= np.array(least)] if len(pairs) else pairs
    return near[np.lexsort((near[:, 0], near[:, 1]))].astype(np.int64)
