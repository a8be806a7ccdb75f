"""Runs of words in a text, each as one number: what is the same in two texts has the same number there."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.data.usual import MARKS
from drafter.text.dictionary import is_idiom, known
from drafter.text.words import segmenter

from .characters import HAN, WIDE
from .fingerprint import FACTOR, Hashes, mixed

LONGEST = 32  # words of a run
PART = 2  # characters of each half of a compound
MEASURED = 8  # characters between a measure and its figure
MARK, WORD, FIGURE, PASSED = range(
    4
)  # what a character is: a run ends, goes on, ends with what touches it, passes over
FIGURES = "0123456789０１２３４５６７８９%％‰.．"
FOLLOWING = "的和与及等之"  # words that a phrase may end before

Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]


class Runs(NamedTuple):
    """The runs of a text, those that begin at one word one after the other, each one word longer.

    ``heads`` and ``tails`` are the numbers of the runs without their last and their first word, ``sizes`` counts words,
    ``starts`` and ``ends`` are places in the text. ``measured`` runs are followed by a figure, ``ended`` ones by a mark
    or a word that a phrase may end before.
    """

    hashes: Hashes
    heads: Hashes
    tails: Hashes
    sizes: Numbers
    starts: Numbers
    ends: Numbers
    measured: Marks
    ended: Marks


class Words(NamedTuple):
    """The words of a text, marks among them: places, and what each of them is."""

    starts: Numbers
    ends: Numbers
    kinds: NDArray[np.uint8]


def kinds() -> NDArray[np.uint8]:
    """What each code point below ``WIDE`` is."""
    table = np.zeros(WIDE, np.uint8)
    for first, last in HAN:
        table[first : last + 1] = WORD
    for characters, kind in ((FIGURES, FIGURE), (MARKS, PASSED)):
        table[list(map(ord, characters))] = kind
    return table


KINDS = kinds()
FOLLOWS = np.isin(np.arange(WIDE), list(map(ord, FOLLOWING))) | (KINDS != WORD)


def runs(text: str) -> Runs:
    """Every run of up to ``LONGEST`` words that no mark divides and no figure touches."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    points = np.where(points < WIDE, points, 0)
    found = words(text, points)
    first, last = reaches(found.kinds)
    number = Numberer(points)
    starts, ends = found.starts[first], found.ends[last]
    hashes = number.of(starts, ends)
    longer = last > first
    heads, tails = np.zeros_like(hashes), np.zeros_like(hashes)
    rows = np.flatnonzero(longer)
    heads[rows] = hashes[rows - 1]
    tails[rows] = number.of(found.starts[first[rows] + 1], ends[rows])
    ended = FOLLOWS[np.append(points, 0)[ends]]
    return Runs(hashes, heads, tails, last - first + 1, starts, ends, measured(found)[last], ended)


def words(text: str, points: NDArray[np.uint32]) -> Words:
    """The words of a text but for the marks that are passed over; compounds of two words are parted."""
    parts = segmenter()(text)
    sizes = np.fromiter(map(len, parts), np.int64, len(parts))
    ends = np.cumsum(sizes)
    fours = np.flatnonzero(sizes == 2 * PART).tolist()
    within = [ends[place] - PART for place in fours if compound(parts[place])]
    bounds = np.sort(np.concatenate([[0], ends, within])).astype(np.int64)
    kinds = KINDS[points[bounds[:-1]]]
    kept = kinds != PASSED
    return Words(bounds[:-1][kept], bounds[1:][kept], kinds[kept])


@lru_cache(maxsize=100_000)
def compound(word: str) -> bool:
    """Whether a word of four characters is two plain words side by side."""
    return known(word[:PART]) and known(word[PART:]) and not is_idiom(word)


def reaches(kinds: NDArray[np.uint8]) -> tuple[Numbers, Numbers]:
    """The first and the last word of every run, as places in the list of words."""
    around = np.concatenate([[MARK], kinds, [MARK]])
    free = (kinds == WORD) & (around[:-2] != FIGURE) & (around[2:] != FIGURE)
    places = np.arange(len(kinds))
    bars = np.minimum.accumulate(np.where(free, len(kinds), places)[::-1])[::-1]
    counts = np.minimum(np.where(free, bars - places, 0), LONGEST)
    first = np.repeat(places, counts)
    return first, first + np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)


def measured(found: Words) -> Marks:
    """Whether a figure follows each word within its clause."""
    far = np.iinfo(np.int64).max
    figure = following(np.where(found.kinds == FIGURE, found.starts, far))
    mark = following(np.where(found.kinds == MARK, found.starts, far))
    return (figure < mark) & (figure - found.ends <= MEASURED)


def following(places: Numbers) -> Numbers:
    """The nearest of some places, from each place on."""
    return np.minimum.accumulate(places[::-1])[::-1]


class Numberer:
    """The numbers of stretches of a text, marks that are passed over left out: polynomials of its characters."""

    def __init__(self, points: NDArray[np.uint32]) -> None:
        kept = KINDS[points] != PASSED
        self.places = np.concatenate([[0], np.cumsum(kept)])
        values = mixed(points[kept].astype(np.uint64) + np.uint64(1))
        up, self.down = powers(max(1, len(values)).bit_length())
        self.sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(values * up[: len(values)], dtype=np.uint64)])

    def of(self, starts: Numbers, ends: Numbers) -> Hashes:
        """The numbers of stretches."""
        first, last = self.places[starts], self.places[ends]
        return mixed((self.sums[last] - self.sums[first]) * self.down[first])


@cache
def powers(bits: int) -> tuple[Hashes, Hashes]:
    """The powers of ``FACTOR`` and of its inverse, ``2 ** bits`` of them."""
    inverse = np.uint64(pow(int(FACTOR), -1, 1 << 64))
    up, down = (np.full(1 << bits, base, np.uint64) for base in (FACTOR, inverse))
    up[0] = down[0] = np.uint64(1)
    return np.cumprod(up, dtype=np.uint64), np.cumprod(down, dtype=np.uint64)
