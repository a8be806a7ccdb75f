"""Where the lines of a paragraph end in the room that it has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from drafter.word.layout import TWIPS_A_POINT, RoleStyle

from .linebreak import HANGING, line_end
from .metrics import Widths, latin, steps

HAIR = 1e-6  # of a twip or a line, for sums of fractions


@cache
def measured(size: float, squeeze: float) -> Widths:
    """The widths of characters in a size, kept for all blocks."""
    return Widths(size, squeeze)


def broken(
    text: str, room: float, look: RoleStyle, indent: float = 0, hanging: frozenset[str] = HANGING
) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end in so much room (twips), the first indented by so many characters."""
    widths = measured(look.size, look.squeeze)
    ends = list(accumulate(steps(text, widths)))
    words = latin(text)
    start, space = 0, room - indent * look.size * TWIPS_A_POINT + widths.squeeze + HAIR
    while start < len(text):
        left = ends[start] - widths[text[start]]
        cut = max(bisect_right(ends, left + space, start), start + 1)
        end = line_end(text, words, start, cut, hanging) if cut < len(text) else cut
        yield start, end
        start, space = end, room + widths.squeeze + HAIR
    if not text:
        yield 0, 0


def width(text: str, look: RoleStyle) -> float:
    """Twips that a text takes in one line."""
    return sum(steps(text, measured(look.size, look.squeeze)))
