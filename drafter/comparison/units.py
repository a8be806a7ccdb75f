"""What is compared: the sentences of a draft, and the numbered items within them, each with its number set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from drafter.model import Block, Draft, Spot
from drafter.text.clauses import Piece, sentences
from drafter.text.markers import MARKER
from drafter.text.places import texts

HEADING_LONGEST = 60  # characters; a longer paragraph with a level is no heading by itself
SPOKEN = ("spoken", "ordinal", "among", "word")  # numbers of items within a sentence
CERTAIN = ("bracketed", "digits", "circled", "ordinal", "among")  # are numbers of items behind a comma too
VERBS = "是要"  # and so are 一是, 一要
SILENT = re.compile(r"(?!(?<=[0-9])[.,:：/~～\-－—][0-9])[^\w%％‰℃+=]|_")  # what is not read aloud; 3.5 is not 35


class Unit(NamedTuple):
    """A sentence, or an item of a list within one: its place, its characters, its number, and the letters of all else.

    ``bare`` is never empty: what has no letters is its own characters.
    """

    spot: Spot
    text: str
    number: str
    bare: str
    heading: bool

    @property
    def worded(self) -> str:
        """Its characters without its number."""
        return self.text[len(self.number) :]


def units(draft: Draft) -> list[Unit]:
    """The sentences and items of a draft in order."""
    return [unit for index, text in enumerate(texts(draft)) for unit in of_block(draft.blocks[index], index, text)]


def of_block(block: Block, index: int, text: str) -> Iterator[Unit]:
    """The sentences and items of a paragraph."""
    heading = block.role == "title" or (block.level > 0 and len(text) <= HEADING_LONGEST)
    led = lead(block)
    for sentence in sentences(text):
        for piece in items(sentence):
            number = numbered(piece.text)
            bare = SILENT.sub("", piece.text[len(number) :]) or piece.text
            yield Unit(Spot(index, piece.start, piece.end), piece.text, number, bare, heading or piece.end <= led)


def lead(block: Block) -> int:
    """How many characters at the head of a paragraph are a heading that runs into it."""
    return sum(len(span.text) for span in takewhile(lambda span: span.style.startswith("lead"), block.spans))


def items(sentence: Piece) -> Iterator[Piece]:
    """A sentence cut where an item opens behind ； or ：, or a certain one behind a comma."""
    first = 0
    for match in MARKER.finditer(sentence.text):
        if match.start() > first and opens(sentence.text[match.start() - 1], match):
            yield piece(sentence, first, match.start())
            first = match.start()
    yield piece(sentence, first, len(sentence.text))


def opens(before: str, match: re.Match[str]) -> bool:
    """Whether an item of a list opens at a number, by the mark before it."""
    kind = match.lastgroup
    if kind in ("heading", "point"):
        return False
    return before in "；：" or kind in CERTAIN or (match["verb"] or "") in [*VERBS]


def piece(sentence: Piece, start: int, end: int) -> Piece:
    """A part of a sentence without white space around it."""
    text = sentence.text[start:end]
    return Piece(sentence.start + start + len(text) - len(text.lstrip()), text.strip())


def numbered(text: str) -> str:
    """The number that opens a text; of 一是 only 一, for the verb belongs to what is said."""
    match = MARKER.match(text)
    if match is None:
        return ""
    return match["spoken"] or match.group()
