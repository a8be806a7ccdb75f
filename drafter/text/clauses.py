"""Sentences and clauses of a paragraph, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .marks import WORD

SENTENCE = re.compile(r"[^。！？\n]+(?:[。！？]+[”’」』）]*|$|(?=\n))")
CLAUSE = re.compile(r"[^，。；：！？\n]+")
QUOTED = re.compile(r"“[^”\n]{0,500}”|‘[^’\n]{0,500}’|《[^》\n]{0,100}》")
QUOTED_AT_MOST = 300  # characters
HAN = re.compile(WORD)


class Piece(NamedTuple):
    """A stretch of a paragraph: its characters and where the first of them stands."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)


def sentences(text: str) -> Iterator[Piece]:
    """Each sentence with its end mark and what closes behind it, white space around it left out."""
    return (trimmed(match) for match in SENTENCE.finditer(text) if match.group().strip())


def clauses(text: str) -> Iterator[Piece]:
    """Each run between points other than 、, without them."""
    return (trimmed(match) for match in CLAUSE.finditer(text) if match.group().strip())


def trimmed(match: re.Match[str]) -> Piece:
    """A match without the white space around it."""
    text = match.group()
    return Piece(match.start() + len(text) - len(text.lstrip()), text.strip())


def quotations(text: str) -> list[tuple[int, int]]:
    """Where quotations and titles of works stand, marks included."""
    return [match.span() for match in QUOTED.finditer(text)]


def in_quotation(text: str, place: int) -> bool:
    """Whether an opening quote, at most ``QUOTED_AT_MOST`` characters back, is not yet closed at a place."""
    first = max(0, place - QUOTED_AT_MOST)
    return text.rfind("“", first, place) > text.rfind("”", first, place)


def han(text: str) -> int:
    """How many Han characters a text has."""
    return len(HAN.findall(text))
