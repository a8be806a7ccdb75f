"""Greedy search: common runs of texts that repeat themselves so often that their pairs of places are too many to list."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .characters import Codes
from .fingerprint import CERTAIN, FACTOR, GRAM, Hashes, grams

Triple = tuple[int, int, int]


def longest_runs(here: Codes, there: Codes) -> Iterator[Triple]:
    """Runs of a text that stand in another: start, a start in the other, length.

    Each is the longest from its start; of all common runs each stretch of ``CERTAIN`` characters lies in one of them.
    """
    text, other = (codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass") for codes in (here, there))
    free = 0
    for place in np.flatnonzero(np.isin(stretches(here), stretches(there))).tolist():
        if place < free:
            continue
        size = longest(text, other, place)
        if size >= CERTAIN:
            yield place, other.find(text[place : place + size]), size
            free = place + size - CERTAIN + 1


def stretches(codes: Codes) -> Hashes:
    """The hash of each ``CERTAIN`` characters in a row."""
    hashes = grams(codes)
    behind: NDArray[np.uint64] = hashes[CERTAIN - GRAM :]
    return hashes[: len(behind)] * FACTOR + behind


def longest(text: str, other: str, place: int) -> int:
    """How many characters from a place on stand together in another text."""
    size = CERTAIN
    while place + size < len(text) and text[place : place + size] in other:
        size *= 2
    low, high = 0, min(size, len(text) - place)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[place : place + middle] in other else (low, middle - 1)
    return low
