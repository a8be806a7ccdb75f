"""Alignment: where two texts share runs of characters, word for word."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .characters import Codes
from .fingerprint import GRAM, Hashes, grams

Places = NDArray[np.intp]
SIEVE_BITS = (16, 24)  # of the sieve of a short text, of a long one


class Runs(NamedTuple):
    """Maximal common runs of ``GRAM`` characters or more: where they start in a text and in another, their lengths."""

    starts: Places
    others: Places
    lengths: Places


class Index(NamedTuple):
    """The hashes of a text in order, where each stands, and a sieve that most other hashes fall through."""

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
    return Index(hashes[order], order, sieve, shift)


def pairs(known: Index, codes: Codes) -> tuple[Places, Places]:
    """Each pair of places where the same ``GRAM`` characters stand in the text of an index and in another."""
    hashes = grams(codes)
    near = np.flatnonzero(known.sieve[hashes >> known.shift])
    first = np.searchsorted(known.hashes, hashes[near], "left")
    counts = np.searchsorted(known.hashes, hashes[near], "right") - first
    behind = np.cumsum(counts)
    within = np.arange(behind[-1] if len(behind) else 0) - np.repeat(behind - counts, counts)
    return known.order[np.repeat(first, counts) + within], np.repeat(near, counts)


def runs(known: Index, codes: Codes) -> Runs:
    """The maximal common runs of the text of an index and another, by where they stand in the other less in the one."""
    starts, others = pairs(known, codes)
    order = np.lexsort((starts, others - starts))
    starts, others = starts[order], others[order]
    fresh = (np.diff(others - starts, prepend=-1 << 60) != 0) | (np.diff(starts, prepend=-2) != 1)
    heads = np.flatnonzero(fresh)
    lengths = np.diff(heads, append=len(starts)) + GRAM - 1
    return Runs(starts[heads], others[heads], lengths)
