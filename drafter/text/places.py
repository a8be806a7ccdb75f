"""A draft's text as one string, and the way back to places in its blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import NamedTuple

from drafter.model import Document, Draft, Spot

from .once import once

GAP = re.compile(r"【待补：[^【】\n]{1,60}】")
BLOT = "■"


class Whole(NamedTuple):
    """All paragraphs, one a line, and where each of them starts."""

    text: str
    starts: tuple[int, ...]

    def block(self, offset: int) -> int:
        """The block that a character of the whole text belongs to."""
        return bisect_right(self.starts, offset) - 1

    def spot(self, start: int, end: int) -> Spot:
        """A place of the whole text as a place in the block where it starts."""
        block = self.block(start)
        first = self.starts[block]
        return Spot(block, start - first, end - first)


@once
def texts(draft: Draft) -> tuple[str, ...]:
    """The text of each block."""
    return tuple(block.text for block in draft.blocks)


@once
def whole(draft: Draft) -> Whole:
    """The text of a draft with the starts of its blocks."""
    parts = texts(draft)
    starts = accumulate((len(text) + 1 for text in parts[:-1]), initial=0)
    return Whole("\n".join(parts), tuple(starts) if parts else ())


@once
def prose(draft: Draft) -> Whole:
    """The text of a draft with what is still to be filled in blotted out, mark for character: it says nothing yet."""
    return whole(draft)._replace(text=blotted(whole(draft).text))


def blotted(text: str) -> str:
    """A text with every gap of our own drafts (【待补：日期】) blotted out."""
    return GAP.sub(lambda match: BLOT * len(match.group()), text)


def found(
    draft: Draft, pattern: re.Pattern[str], group: str | int = 0, read: Callable[[Draft], Whole] = whole
) -> Iterator[tuple[Spot, re.Match[str]]]:
    """Each match of a pattern that never crosses a line, with its place or that of one of its groups."""
    text = read(draft)
    for match in pattern.finditer(text.text):
        yield text.spot(*match.span(group)), match


def occurrences(text: str, part: str) -> Iterator[int]:
    """Where ``part`` starts in ``text``, without overlaps."""
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + len(part))


@once
def seams(draft: Draft) -> tuple[tuple[int, ...], ...]:
    """Where each span starts in its block."""
    return tuple(
        tuple(accumulate((len(span.text) for span in block.spans[:-1]), initial=0)) if block.spans else ()
        for block in draft.blocks
    )


def offset(document: Document, spot: Spot) -> int | None:
    """Where a place starts in the text of a document that was read; ``None`` if it stands nowhere there."""
    if spot.block >= len(document.draft.blocks):
        return None
    starts = seams(document.draft)[spot.block]
    index = bisect_right(starts, spot.start) - 1
    span = document.draft.blocks[spot.block].spans[index] if starts else None
    return None if span is None or span.at < 0 else span.at + spot.start - starts[index]


def extent(document: Document, spot: Spot) -> tuple[int, int] | None:
    """Where a place starts and ends in the text of a document that was read, whatever marks lie between."""
    start = offset(document, spot)
    last = offset(document, Spot(spot.block, max(spot.start, spot.end - 1), spot.end))
    return None if start is None or last is None else (start, last + (spot.end > spot.start))
