"""The values that all rooms share: a draft as blocks of spans, each span with its provenance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "byline", "salutation", "body"]
Style = Literal["", "lead1", "lead2", "lead3", "gap"]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one origin: a phrase, a fact, an outline node, a heading set or a lock.

    ``place`` is the file and line of the origin, ``style`` a named character style
    (``lead1`` … ``lead3`` are the run-in headings of a level, ``gap`` a missing fact).
    """

    text: str
    node: str
    place: str = ""
    phrase: str = ""
    fact: str = ""
    heading_set: str = ""
    lock: str = ""
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: what it is (``role``), its outline level (0 for none) and its spans."""

    role: Role
    spans: tuple[Span, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The characters of the paragraph."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Series:
    """A list that was meant: its node, its numbering family and its headings in order."""

    node: str
    numbering: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A document: the one value between drafting, checking and typesetting.

    ``date`` is the day of the speech as YYYY-MM-DD or empty; ``digest`` identifies the banks and
    outline that the text was drawn from.
    """

    genre: str
    title: str
    blocks: tuple[Block, ...]
    series: tuple[Series, ...] = ()
    author: str = ""
    date: str = ""
    seed: str = ""
    digest: str = ""

    @property
    def text(self) -> str:
        """All paragraphs, one a line."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def spoken(self) -> str:
        """What is read aloud: all but title and byline."""
        return "\n".join(block.text for block in self.blocks if block.role not in ("title", "byline"))
