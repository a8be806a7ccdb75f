"""Postings: which document has a fingerprint, and what stands around it there, in eight bytes.

The last 18 bits of a hash choose its bucket. A posting holds the 20 bits before them, two bits for each of the five
characters on either side, and the number of the document, so that most of the places where eight characters agree and
no thirteen do are told apart without a look at the text.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .characters import Codes
from .fingerprint import FACTOR, GRAM, WINDOW, Fingerprints, Hashes, Positions, fingerprints

BUCKET_BITS, REST_BITS, CONTEXT_BITS, NUMBER_BITS = 18, 20, 20, 24
BUCKETS = 1 << BUCKET_BITS
MOST = (1 << NUMBER_BITS) - 1  # documents of an archive
SIDE = WINDOW - 1  # characters on either side
SIDE_BITS = 2 * SIDE
BYTES = 8  # of a posting


class Keys(NamedTuple):
    """The fingerprints of a text as they are stored: bucket, rest of the hash, characters around, position."""

    buckets: NDArray[np.int64]
    rests: Hashes
    contexts: Hashes
    positions: Positions


class Hits(NamedTuple):
    """Where fingerprints of a draft stand in the archive, one row a posting.

    ``key`` counts the fingerprints of the draft, ``document`` is the number of the document, ``left`` and ``right`` say
    how many of the five characters on either side agree as far as can be told.
    """

    key: NDArray[np.int64]
    document: NDArray[np.int64]
    left: NDArray[np.int8]
    right: NDArray[np.int8]


def keys(codes: Codes) -> Keys:
    """The fingerprints of a text as they are stored."""
    found: Fingerprints = fingerprints(codes)
    # Winnowing keeps the smallest hashes: their first bits are not evenly spread, their last ones are.
    buckets = (found.hashes & np.uint64(BUCKETS - 1)).astype(np.int64)
    rests = (found.hashes >> np.uint64(BUCKET_BITS)) & np.uint64((1 << REST_BITS) - 1)
    return Keys(buckets, rests, contexts(codes, found.positions), found.positions)


def contexts(codes: Codes, positions: Positions) -> Hashes:
    """Two bits for each of the characters around fingerprints, the nearest on the left first, then on the right."""
    wide = np.zeros(len(codes) + 2 * SIDE, np.uint64)
    wide[SIDE : SIDE + len(codes)] = (codes.astype(np.uint64) * FACTOR) >> np.uint64(62)
    total = np.zeros(len(positions), np.uint64)
    nearest = [SIDE - 1 - step for step in range(SIDE)] + [SIDE + GRAM + step for step in range(SIDE)]
    for shift, place in enumerate(nearest):
        total |= wide[positions + place] << np.uint64(2 * shift)
    return total


def packed(found: Keys, number: int) -> Hashes:
    """The postings of a document."""
    shift = np.uint64(CONTEXT_BITS + NUMBER_BITS)
    return (found.rests << shift) | (found.contexts << np.uint64(NUMBER_BITS)) | np.uint64(number)


def agreeing() -> NDArray[np.int8]:
    """How many characters in a row agree, nearest first, by the difference of one side's bits."""
    differences = np.arange(1 << SIDE_BITS)
    counts = np.full(1 << SIDE_BITS, SIDE, np.int8)
    for step in reversed(range(SIDE)):
        counts[(differences >> (2 * step)) & 3 != 0] = step
    return counts


AGREEING = agreeing()


def hits(wanted: Keys, rows: list[bytes]) -> Hits:
    """The hits among the postings of the buckets of a draft's fingerprints, ``rows`` having those of each."""
    postings = np.frombuffer(b"".join(rows), np.uint64)
    index = np.repeat(np.arange(len(rows)), [len(row) // BYTES for row in rows])
    same = postings >> np.uint64(CONTEXT_BITS + NUMBER_BITS) == wanted.rests[index]
    postings, index = postings[same], index[same]
    differing = (postings >> np.uint64(NUMBER_BITS)) & np.uint64((1 << CONTEXT_BITS) - 1) ^ wanted.contexts[index]
    side = np.uint64((1 << SIDE_BITS) - 1)
    return Hits(
        index,
        (postings & np.uint64(MOST)).astype(np.int64),
        AGREEING[differing & side],
        AGREEING[differing >> np.uint64(SIDE_BITS)],
    )
