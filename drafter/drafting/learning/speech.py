"""An earlier speech as learning takes it: its draft, its name, what the checks say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from drafter.model import Document, Draft
from drafter.text.places import offset, whole

OPEN = re.compile(r"【[^【】\n]{0,40}】")  # a place that a person must fill
BODY = ("body",)


class Mark(NamedTuple):
    """A stretch of the whole text and what a phrase says in its place: a placeholder, an open place, a mended wording.

    For a doubt, what is to be said about it.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """A speech by the name of its file, and what the checks find in its whole text.

    ``faults`` are stretches with an error, ``fixes`` mend others safely, ``doubts`` say what else should be looked at.
    """

    name: str
    document: Document
    faults: tuple[tuple[int, int], ...] = ()
    fixes: tuple[Mark, ...] = ()
    doubts: tuple[Mark, ...] = ()

    @property
    def draft(self) -> Draft:
        """The speech itself."""
        return self.document.draft

    @property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return whole(self.draft).text

    def place(self, start: int) -> str:
        """File and line of a character of the whole text."""
        at = offset(self.document, whole(self.draft).spot(start, start + 1))
        return f"{self.name}:{self.document.text.count(chr(10), 0, at) + 1}" if at is not None else self.name


def laid(marks: list[Mark]) -> list[Mark]:
    """Marks in the order of the text, none upon another: who comes first in the list stays."""
    taken: list[Mark] = []
    for mark in marks:
        if all(mark.end <= other.start or other.end <= mark.start for other in taken):
            taken.append(mark)
    return sorted(taken)


def worded(text: str, start: int, end: int, marks: list[Mark]) -> str:
    """A stretch of a text with what its marks put in."""
    parts, at = [], start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            parts += [text[at : mark.start], mark.text]
            at = mark.end
    return "".join([*parts, text[at:end]])


def found(pattern: re.Pattern[str], text: str, put: str, group: int | str = 0) -> list[Mark]:
    """A mark for each match of a pattern, or for one of its groups."""
    return [Mark(*match.span(group), put) for match in pattern.finditer(text) if match.start(group) >= 0]
