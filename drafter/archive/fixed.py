"""Which runs of words that many documents have are fixed phrases: whole, self-contained, held together by their words."""

from __future__ import annotations

from collections.abc import Callable
from math import log10
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drafter.text.dictionary import frequency, tag

from .frequent import Rows
from .wordruns import LONGEST

SHORTEST = 4  # Han characters of a phrase
LONG = 6  # words from which a phrase may begin with an adverb or end with a place
NAMED = 6  # Han characters that a phrase must have beside the names in it
SAME = 0.7  # of the documents of a phrase: a longer phrase that has these is the phrase
MEASURES = 0.5  # of its places, from which a phrase is the name of a measure
ENDED = 0.2  # of its places at which a phrase ends before a mark or a joining word
COUNTED = 60_000_000  # words that the dictionary counted
RAREST = 0.5  # the frequency of a word that it does not know
FULL = 16  # characters and decades beyond which a phrase gains no more
FIRM = 0.015  # the least bond between the words of a phrase
BOND = 0.2  # the power by which it counts
NAMES = ("nr", "ns", "nt")
JOINING = ("u", "c", "q", "r", "y", "t")  # parts of speech that no phrase begins or ends with
LEADING = ("d", "p", "f", "m")  # nor with these, unless it is long
FUNCTION = "是 有 要 会 能 使 让 将 在于 上 中 下 时 等 年 月 日 我 我们 大家 同时 其中 方面 以及"
PLAIN = frozenset(FUNCTION.split())
OPENING = "以"  # but a phrase may begin with this one

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Word(NamedTuple):
    """A word: its characters, what it tells in decades, whether a phrase may begin and end with it, if it is a name."""

    length: int
    decades: float
    opens: bool
    closes: bool
    leads: bool
    named: bool


def word(text: str) -> Word:
    """What a word is to a phrase."""
    part = tag(text)
    plain = text in PLAIN or part[:1] in JOINING
    loose = plain or part[:1] in LEADING
    told = 0.0 if loose else -log10(max(frequency(text), RAREST) / COUNTED)
    opens = not loose or text == OPENING
    return Word(len(text), told, opens, not loose, not plain, part[:2] in NAMES)


class Runs:
    """Frequent runs, each with what its words make of it; all arrays are by the rows of ``rows``."""

    def __init__(self, rows: Rows, wordings: Callable[[Rows], list[str]]) -> None:
        self.rows = rows
        self.heads, self.tails = (np.searchsorted(rows["hash"], rows[name]) for name in ("head", "tail"))
        single = np.flatnonzero(rows["size"] == 1)
        known = np.zeros((len(Word._fields), len(rows)))
        if len(single):
            known[:, single] = np.array([word(text) for text in wordings(rows[single])], float).T
        self.first, self.last = np.arange(len(rows)), np.arange(len(rows))
        self.lengths, self.decades, self.opens, self.closes, self.leads, self.named = known
        self.unnamed = self.lengths * (self.named == 0)
        self.content = (self.decades > 0).astype(float)
        for size in range(2, 1 + max(rows["size"], default=0)):
            self.grow(np.flatnonzero(rows["size"] == size))

    def grow(self, at: Numbers) -> None:
        """Work out runs from those that are a word shorter."""
        self.first[at] = self.first[self.heads[at]]
        self.last[at] = self.last[self.tails[at]]
        for values in (self.lengths, self.decades, self.unnamed, self.content):
            values[at] = values[self.heads[at]] + values[self.last[at]]

    def whole(self) -> Flags:
        """Which of them may stand by themselves as phrases."""
        long = self.rows["size"] >= LONG
        bounded = (self.opens[self.first] > 0) | (long & (self.leads[self.first] > 0))
        closed = (self.closes[self.last] > 0) | (long & (self.leads[self.last] > 0))
        beyond_names = self.unnamed >= np.where(self.unnamed < self.lengths, NAMED, SHORTEST)
        told = (self.content > 1) & beyond_names
        times = self.rows["times"]
        free = (self.rows["measured"] < MEASURES * times) & (self.rows["ended"] >= ENDED * times)
        return np.array(bounded & closed & told & free, bool)

    def maximal(self, whole: Flags) -> Flags:
        """Which of the whole ones stand in no longer one that has nearly all their documents.

        What is as long as runs can be goes on beyond them, and is a passage rather than a phrase.
        """
        documents = self.rows["documents"]
        around = np.zeros(len(documents), np.int64)
        for size in range(max(self.rows["size"], default=0), 1, -1):
            at = np.flatnonzero(self.rows["size"] == size)
            best = np.where(whole[at], documents[at], around[at])
            np.maximum.at(around, self.heads[at], best)
            np.maximum.at(around, self.tails[at], best)
        return whole & (around < SAME * documents) & (self.rows["size"] < LONGEST)

    def bond(self, row: int) -> float:
        """How firmly the words of a run hold together where they do so least: 0 to 1.

        The square of its places over the product of those of its two parts.
        """
        heads, tails = [row], [row]
        for _ in range(int(self.rows["size"][row]) - 1):
            heads.append(int(self.heads[heads[-1]]))
            tails.append(int(self.tails[tails[-1]]))
        times = self.rows["times"]
        parts = [(head, tail) for head, tail in zip(heads[1:], tails[:0:-1], strict=True) if self.tells(head, tail)]
        return min((times[row] ** 2 / (times[head] * times[tail]) for head, tail in parts), default=1.0)

    def tells(self, *rows: int) -> bool:
        """Whether each of some runs has a content word."""
        return all(self.content[row] for row in rows)

    def score(self, row: int) -> float:
        """How strong a phrase is: in how many documents, how long, how telling and how firm it is."""
        size = min(FULL, self.lengths[row])
        told = min(FULL, self.decades[row])
        return float(self.rows["documents"][row] * size * told**0.5 * self.bond(row) ** BOND)


def fixed(rows: Rows, wordings: Callable[[Rows], list[str]]) -> list[int]:
    """The rows that are fixed phrases, the strongest first; ``wordings`` says what rows say, without marks."""
    runs = Runs(rows, wordings)
    found = [row for row in np.flatnonzero(runs.maximal(runs.whole())).tolist() if runs.bond(row) >= FIRM]
    return sorted(found, key=lambda row: (-runs.score(row), row))
