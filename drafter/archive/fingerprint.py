"""Fingerprints of a text: of every stretch of thirteen characters at least one hash of eight in a row.

Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD 2003),
with k = 8 and a window of 6: two texts that share 13 characters in a row share a fingerprint.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .characters import Codes

GRAM = 8  # characters of a hash
WINDOW = 6  # hashes in a row of which the smallest is kept
CERTAIN = GRAM + WINDOW - 1  # characters of a common run that is certain to be found

Hashes = NDArray[np.uint64]
Positions = NDArray[np.intp]
FACTOR = np.uint64(0x9E37_79B9_7F4A_7C15)
# A polynomial of eight characters is one of four, times a power of the factor, and another of four; and so down to one.
DOUBLING = [(width, np.uint64(pow(int(FACTOR), width, 1 << 64))) for width in (1, 2, 4)]
MIX = np.uint64(0xBF58_476D_1CE4_E5B9)


class Fingerprints(NamedTuple):
    """The kept hashes of a text and the positions of their first characters."""

    hashes: Hashes
    positions: Positions


def mixed(values: Hashes) -> Hashes:
    """Hashes whose bits all depend on all bits."""
    values = (values ^ (values >> np.uint64(29))) * MIX
    return values ^ (values >> np.uint64(32))


def grams(codes: Codes) -> Hashes:
    """The hash of each ``GRAM`` characters in a row."""
    total = codes.astype(np.uint64) + np.uint64(1)
    for width, factor in DOUBLING:
        total = total[:-width] * factor + total[width:]
    return mixed(total)


def winnowed(hashes: Hashes) -> Positions:
    """Where the smallest hashes of each ``WINDOW`` stand."""
    count = len(hashes) - WINDOW + 1
    if count <= 0:
        return np.zeros(0, np.intp)
    views = [hashes[place : place + count] for place in range(WINDOW)]
    least = np.minimum.reduce(views)
    kept = np.zeros(len(hashes), bool)
    for place, view in enumerate(views):
        kept[place : place + count] |= view == least
    return np.flatnonzero(kept)


def fingerprints(codes: Codes) -> Fingerprints:
    """The fingerprints of a text; none if it has fewer than ``CERTAIN`` characters."""
    hashes = grams(codes)
    positions = winnowed(hashes)
    return Fingerprints(hashes[positions], positions)


def served(hashes: Hashes, positions: Positions) -> tuple[Positions, Positions]:
    """The first and the last of the stretches of ``CERTAIN`` characters for which each kept hash was kept."""
    last = len(hashes) - WINDOW
    edged = np.pad(hashes, WINDOW, constant_values=0)
    before, behind = (np.zeros(len(positions), np.intp) for _ in range(2))
    for step in range(1, WINDOW):
        before += (before == step - 1) & (edged[positions + WINDOW - step] >= hashes[positions])
        behind += (behind == step - 1) & (edged[positions + WINDOW + step] >= hashes[positions])
    return positions - before, np.minimum(positions + behind - WINDOW + 1, last)
