"""A paragraph cut where findings start and end, and how much of it repeats."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from drafter.model import Block, Spot, Style

MOST = 6  # marks that one piece of text carries
REPEATS = frozenset({"repeated-phrase", "near-echo", "repeat-in-sentence", "near-duplicate-sentence"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph that belongs to the finding of a number: its own place, or a related one."""

    start: int
    end: int
    number: int
    related: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with one style and the same marks; without characters it is a place between two of them."""

    start: int
    text: str
    style: Style
    marks: tuple[Mark, ...] = ()


def pieces(block: Block, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The pieces of a paragraph; together they are its whole text."""
    opening, closing, points = ends(marks)
    text, starts = block.text, list(accumulate((len(span.text) for span in block.spans[:-1]), initial=0))
    styled = (
        start
        for start, (before, span) in zip(starts[1:], pairwise(block.spans), strict=True)
        if before.style != span.style
    )
    edges = sorted({0, len(text), *styled, *opening, *closing, *points})
    active: list[Mark] = []
    for start, end in pairwise([*edges, edges[-1]]):
        active = [mark for mark in active if mark.end > start] + opening.get(start, [])
        style = block.spans[bisect_right(starts, start) - 1].style if block.spans else ""
        if start in points:
            yield Piece(start, "", style, tuple(points[start]))
        if start < end:
            yield Piece(start, text[start:end], style, tuple(sorted(active, key=width)[:MOST]))


def ends(marks: Iterable[Mark]) -> tuple[dict[int, list[Mark]], set[int], dict[int, list[Mark]]]:
    """Marks by where they start, where they end, and those that have no characters."""
    opening, points = defaultdict(list), defaultdict(list)
    closing = set()
    for mark in marks:
        if mark.start < mark.end:
            opening[mark.start].append(mark)
            closing.add(mark.end)
        elif not mark.related:
            points[mark.start].append(mark)
    return opening, closing, points


def width(mark: Mark) -> tuple[bool, int]:
    """What puts the marks of a piece in order: a finding's own place first, then the narrower."""
    return mark.related, mark.end - mark.start


def covered(spots: Iterable[Spot]) -> dict[int, int]:
    """How many characters of each block lie within some places."""
    sums: dict[int, int] = defaultdict(int)
    reached = (-1, 0)
    for spot in sorted(spots):
        start = max(spot.start, reached[1]) if reached[0] == spot.block else spot.start
        if spot.end > start:
            sums[spot.block] += spot.end - start
            reached = (spot.block, spot.end)
    return sums
