"""A draft as a stream of words: a character for each word, so that runs of words are slices of a string."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model import Draft, Spot
from drafter.text.once import once
from drafter.text.places import BLOT, Whole, blotted, prose, texts
from drafter.text.words import Token, cut, tokens

BARRIER = "\0"
LONGEST = 100  # words without a sentence end; a barrier is put in, so that no run is longer
KINDS = 0x10FFFF  # different words that a string can tell apart; further ones are barriers
READ = ("body", "note", "box")  # roles of running text

PASSED = re.compile(
    rf"的|[^\w。！？；：!?;:\n…{BLOT}]+"
)  # what a run passes over: 学深、学透 is 学深学透, 群众的期待 is 群众期待
WORD = re.compile(r"[^\W\d]")  # figures end a run: each stands for something else


@dataclass(frozen=True, slots=True)
class Stream:
    """The words of a draft: ``text`` has a character for each of them and a barrier where a sentence ends.

    ``starts`` and ``ends`` say where a word stands in the whole text, ``vocabulary`` which word a character stands for.
    """

    text: str
    starts: list[int]
    ends: list[int]
    vocabulary: tuple[str, ...]
    whole: Whole

    def word(self, character: str) -> str:
        """The word that a character stands for."""
        return self.vocabulary[ord(character)]

    def words(self, run: str) -> list[str]:
        """The words of a run."""
        return [self.vocabulary[ord(character)] for character in run]

    def span(self, place: int, size: int) -> tuple[int, int]:
        """Where the ``size`` words from ``place`` on stand in the whole text."""
        return self.starts[place], self.ends[place + size - 1]

    def spot(self, place: int, size: int) -> Spot:
        """Where the ``size`` words from ``place`` on stand in their block."""
        return self.whole.spot(*self.span(place, size))

    def place(self, offset: int) -> int:
        """The first word that starts at or after a character of the whole text."""
        return bisect_left(self.starts, offset)

    def at(self, offset: int) -> int:
        """The word that holds a character of the whole text, or the last one before it."""
        return bisect_right(self.starts, offset) - 1


class Numbers(dict[str, int]):
    """The number of each word, 0 for what ends a run, -1 for a mark that is passed over; words are numbered as met."""

    def __missing__(self, text: str) -> int:
        if PASSED.fullmatch(text):
            number = -1
        else:
            number = len(self.words) if WORD.match(text) and len(self.words) <= KINDS else 0
        if number > 0:
            self.words.append(text)
        self[text] = number
        return number

    def __init__(self) -> None:
        super().__init__()
        self.words = [BARRIER]


@once
def stream(draft: Draft) -> Stream:
    """The words of the running text, in order."""
    text, numbers = prose(draft), Numbers()
    run, starts, ends = [0], [0], [0]
    for first, block, row in zip(text.starts, draft.blocks, said(draft), strict=True):
        if block.role in READ:
            for number, start, end in numbered(row, numbers):
                run.append(number)
                starts.append(first + start)
                ends.append(first + end)
    return Stream("".join(map(chr, run)), starts, ends, tuple(numbers.words), text)


def said(draft: Draft) -> Iterator[tuple[Token, ...]]:
    """The tokens of each block, those with gaps cut without them."""
    for text, row in zip(texts(draft), tokens(draft), strict=True):
        bare = blotted(text)
        yield row if bare == text else cut(bare)


def numbered(row: tuple[Token, ...], numbers: Numbers) -> Iterator[tuple[int, int, int]]:
    """The words of a block with their places, a barrier behind each sentence and behind ``LONGEST`` words."""
    since = 0
    for token in row:
        number = numbers[token.text]
        if number < 0:
            continue
        if since == LONGEST and number:
            yield 0, token.start, token.start
        since = since % LONGEST + 1 if number else 0
        yield number, token.start, token.end
    if row:
        yield 0, row[-1].end, row[-1].end
