"""Where each character that a .docx shows stands in its parts, by the very reading that made the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from drafter.model import NUMBERED, Span

from . import read
from .names import COMPATIBILITY, KIND
from .opened import Package
from .parttext import Text, decoded
from .story import FORMS, Paragraph


class Place(NamedTuple):
    """A character: the ``offset``-th of those that an element shows."""

    element: Any
    offset: int


class Stretch(NamedTuple):
    """Characters that follow each other in one element."""

    element: Any
    start: int
    end: int


class Holder(NamedTuple):
    """What is cut where a character stands: the outermost run and the number of its child, or a formula.

    ``whole`` is so where the child cannot be cut: it holds the character deep within.
    """

    unit: Any
    number: int
    whole: bool


class Editable(Package):
    """A package whose parts are read once, and may be changed; ``changed`` holds new bytes by the names of entries."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw, name)
        self.changed: dict[str, bytes] = {}
        self.roots: dict[str, Any] = {}

    def part(self, name: str) -> Any:
        """A part as an XML element, always the same one until it is changed."""
        key = name.lower()
        if key not in self.roots:
            raw = self.bytes_of(name)
            self.roots[key] = self.parsed(raw) if raw.strip() else None
        return self.roots[key]

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a part as they are now, nothing if there is none."""
        entry = self.entries.get(name.lower())
        title = entry.filename if entry else name
        return self.changed[title] if title in self.changed else self.content(entry) if entry else b""

    def text(self, name: str) -> Text:
        """The text of a part. Raises ``DrafterError`` for an encoding that cannot be kept."""
        try:
            return decoded(self.bytes_of(name))
        except ValueError:
            raise self.damaged() from None

    def put(self, name: str, raw: bytes) -> None:
        """Give a part new bytes."""
        entry = self.entries.get(name.lower())
        self.changed[entry.filename if entry else name] = raw
        self.roots.pop(name.lower(), None)

    def holding(self, element: Any) -> str:
        """The name of the part that an element stands in."""
        top = element.getroottree().getroot()
        return next(name for name, root in self.roots.items() if root is top)


class Anatomy:
    """The blocks of a package with the places of their characters."""

    def __init__(self, package: Editable) -> None:
        self.package = package
        self.found = read.seen(package)

    @cached_property
    def twins(self) -> list[tuple[Paragraph, tuple[Span, ...]]]:
        """The blocks as older programs show them, where these say the same; else nothing."""
        roots = (root for root in self.package.roots.values() if root is not None)
        if all(next(root.iter(f"{{{COMPATIBILITY}}}AlternateContent"), None) is None for root in roots):
            return []
        found = read.seen(self.package, FORMS[::-1])
        return found if texts(found) == texts(self.found) else []

    @cached_property
    def texts(self) -> list[str]:
        """The text of each block."""
        return texts(self.found)

    def forms(self, block: int) -> Iterator[Sequence[Place | None]]:
        """The places of a block's characters: those that are read, and those of the same words for older programs."""
        own = places(*self.found[block])
        yield own
        twin = places(*self.twins[block]) if self.twins else own
        if twin != own:
            yield twin

    def role(self, block: int) -> str:
        """What a block is: running text, a cell, a box, a note or a margin."""
        return self.found[block][0].role


def texts(found: Sequence[tuple[Paragraph, tuple[Span, ...]]]) -> list[str]:
    """The text of each block."""
    return ["".join(span.text for span in spans) for _, spans in found]


def places(paragraph: Paragraph, spans: Sequence[Span]) -> list[Place | None]:
    """Where each character of a block stands; ``None`` for what no hand typed: a number that Word counts, a field's sign."""
    text = paragraph.text
    typed = [
        None if element is None else Place(element, offset)
        for piece, _, element in paragraph.pieces
        for offset in range(len(piece))
    ]
    if paragraph.role == "title":
        gone = {index for match in read.BREAK.finditer(text) for index in range(*match.span())}
        typed = [place for index, place in enumerate(typed) if index not in gone]
        text = read.BREAK.sub("", text)
    first = len(text) - len(text.lstrip())
    number = len(spans[0].text) if spans[0].node == NUMBERED else 0
    return [*([None] * number), *typed[first : len(text.rstrip())]]


def stretches(found: Sequence[Place | None]) -> list[Stretch]:
    """Places as stretches, in order."""
    typed = [place for place in found if place is not None]
    keyed = groupby(enumerate(typed), key=lambda pair: (id(pair[1].element), pair[1].offset - pair[0]))
    runs = [[place for _, place in group] for _, group in keyed]
    return [Stretch(run[0].element, run[0].offset, run[-1].offset + 1) for run in runs]


def holder(element: Any) -> Holder:
    """The outermost run that a typed element stands in, and the child of it; a formula stands for itself."""
    unit, child, below = element, element, element
    above = element.getparent()
    while above is not None and KIND[above.tag] != "p":
        if KIND[above.tag] == "r":
            unit, child = above, below
        below, above = above, above.getparent()
    return Holder(unit, 0 if unit is element else unit.index(child), child is not element or unit is element)
