"""Where each character that a .docx shows stands in its parts, by the very reading that made the draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any, NamedTuple, overload

from drafter.model import NUMBERED, Span
from drafter.word.names import COMPATIBILITY, KIND
from drafter.word.reading import read
from drafter.word.reading.story import FORMS, Paragraph

from .editable import Editable


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


class Anatomy:
    """The blocks of a package with the places of their characters."""

    def __init__(self, package: Editable) -> None:
        self.package = package
        self.found = read.seen(package)
        self.last: tuple[int, tuple[Line, ...]] = -1, ()

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

    def forms(self, block: int) -> Sequence[Line]:
        """The lines of a block; those of the last one are kept."""
        if self.last[0] != block:
            self.last = block, tuple(self.lines(block))
        return self.last[1]

    def lines(self, block: int) -> Iterator[Line]:
        """The places of a block's characters: those that are read, and of the same words elsewhere: in other margins, for older programs."""
        paragraph, spans = self.found[block]
        own = Line(paragraph, spans)
        yield own
        yield from (Line(copy, spans) for copy in paragraph.copies)
        twin = Line(*self.twins[block]) if self.twins else own
        if twin.elements != own.elements:
            yield twin


def texts(found: Sequence[tuple[Paragraph, tuple[Span, ...]]]) -> list[str]:
    """The text of each block."""
    return ["".join(span.text for span in spans) for _, spans in found]


class Line(Sequence["Place | None"]):
    """Where each character of a block stands; ``None`` for what no hand typed: a number that Word counts, a field's sign."""

    def __init__(self, paragraph: Paragraph, spans: Sequence[Span]) -> None:
        self.elements = [element for _, _, element in paragraph.pieces]
        self.starts = list(accumulate((len(piece) for piece, _, _ in paragraph.pieces), initial=0))
        self.number = len(spans[0].text) if spans[0].node == NUMBERED else 0
        text = paragraph.text
        kept: Sequence[int] = range(len(text))
        if paragraph.role == "title":  # its lines were joined
            gone = {index for match in read.BREAK.finditer(text) for index in range(*match.span())}
            kept = [index for index in kept if index not in gone]
            text = read.BREAK.sub("", text)
        self.kept = kept[len(text) - len(text.lstrip()) : len(text.rstrip())]

    def __len__(self) -> int:
        return self.number + len(self.kept)

    @overload
    def __getitem__(self, at: int) -> Place | None: ...
    @overload
    def __getitem__(self, at: slice) -> list[Place | None]: ...
    def __getitem__(self, at: int | slice) -> Place | list[Place | None] | None:
        """The place of a character, or those of several."""
        if isinstance(at, slice):
            return [self.place(index) for index in range(*at.indices(len(self)))]
        return self.place(range(len(self))[at])

    def place(self, index: int) -> Place | None:
        """The place of a character."""
        if index < self.number:
            return None
        typed = self.kept[index - self.number]
        piece = bisect_right(self.starts, typed) - 1
        element = self.elements[piece]
        return None if element is None else Place(element, typed - self.starts[piece])


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
