"""Runs of Chinese characters with the words they fall into, and guesses at what was meant in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from drafter.text.words import Token

HAN = re.compile(r"[\u4e00-\u9fff]+")


class Run(NamedTuple):
    """Chinese characters without a mark between them: their text and where its words start; the last border is its end."""

    text: str
    borders: tuple[int, ...]

    def region(self, start: int, end: int, around: int) -> tuple[int, int]:
        """The words that a stretch touches and some more on either side."""
        first = max(0, bisect_right(self.borders, start) - 1 - around)
        last = min(len(self.borders) - 1, bisect_left(self.borders, end) + around)
        return self.borders[first], self.borders[last]


class Guess(NamedTuple):
    """A word that may have been meant from ``start`` in a run, where the character at ``place`` is another.

    ``gain`` is how much likelier the run becomes, ``parted`` the words that would then stand there; it is
    ``rivalled`` where another character is nearly as good.
    """

    run: Run
    start: int
    place: int
    word: str
    gain: float
    parted: tuple[str, ...]
    rivalled: bool = False

    @property
    def end(self) -> int:
        """The place behind the word."""
        return self.start + len(self.word)

    @property
    def written(self) -> str:
        """What stands in the place of the word."""
        return self.run.text[self.start : self.end]

    @property
    def wrong(self) -> str:
        """The character that stands there."""
        return self.run.text[self.place]

    @property
    def right(self) -> str:
        """The character that was meant."""
        return self.word[self.place - self.start]


def runs(text: str, words: tuple[Token, ...]) -> Iterator[tuple[int, Run]]:
    """The runs of Chinese characters of a paragraph, of which ``words`` are all tokens, each with where it starts."""
    starts = [word.start for word in words]
    for match in HAN.finditer(text):
        first, last = match.span()
        inner = starts[bisect_right(starts, first) : bisect_left(starts, last)]
        yield first, Run(match.group(), (0, *[start - first for start in inner], last - first))
