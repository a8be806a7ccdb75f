"""Tables as they are set: the widths of their columns, the side on which cells stand, the heights of their rows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from drafter.model import Block
from drafter.text.tables import tables
from drafter.word.layout import Layout, RoleStyle

from .metrics import LATIN
from .paragraph import broken, width

MARGIN = 85  # twips at either side of a cell, 1.5 mm
SPARE = 40  # twips that a cell has beyond what its text takes: the lines around it take some
AROUND = 2 * MARGIN + SPARE
NUMBER = re.compile(r"[-+−－]?[0-9][0-9,，]*(?:\.[0-9]+)?[%％‰]?")
NOTHING = frozenset(("", "-", "—", "——", "－", "/", "…", "……"))
SHORT = 8  # characters up to which a column of words is centred
__all__ = ["Column", "Grid", "grid", "tables"]
PITCH = 0.65  # of a line of the page, between the lines of a cell: three of them and a rule take two lines of the page


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its width and the indent of its cells from the right (twips), the side on which they stand."""

    width: int
    side: str = "center"
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is set: the blocks of each row's cells by number, its columns, its rows' heights in lines of the page."""

    rows: tuple[tuple[tuple[int, ...], ...], ...]
    columns: tuple[Column, ...]
    heights: tuple[int, ...]


def grid(blocks: Sequence[Block], table: range, layout: Layout) -> Grid:
    """A table of a draft as it is set in a layout."""
    rows = [list(row) for _, row in groupby(table, key=lambda index: blocks[index].cell.row)]  # type: ignore[union-attr]
    cells = [
        [tuple(cell) for _, cell in groupby(row, key=lambda index: blocks[index].cell.column)]  # type: ignore[union-attr]
        for row in rows
    ]
    count = max(map(len, cells))
    full = tuple((*row, *[()] * (count - len(row))) for row in cells)
    texts = [[[blocks[index].text for index in cell] for cell in row] for row in full]
    look = layout.styles.cell
    columns = tuple(columns_of(texts, look, layout.width))
    heights = tuple(height(row, columns, look) for row in texts)
    return Grid(full, columns, heights)


Texts = Sequence[Sequence[Sequence[str]]]  # by row, cell and paragraph


def columns_of(texts: Texts, look: RoleStyle, room: int) -> Iterator[Column]:
    """The columns of a table: as wide as what they hold asks, all together as wide as the page."""
    columns = [[line for row in texts for line in row[number]] for number in range(len(texts[0]))]
    wishes = [max(width(line, look) for line in [*column, ""]) + AROUND for column in columns]
    least = [max(width(word, look) for word in whole(column)) + AROUND for column in columns]
    for number, wide in enumerate(widths(wishes, least, room)):
        below = [line for row in texts[1:] for line in row[number]]
        yield Column(wide, *placed(below, look, wide - AROUND))


def whole(column: Sequence[str]) -> Iterator[str]:
    """What a column should not tear: its Latin words and numbers, two Han characters."""
    yield "一" * 2
    for line in column:
        yield from (match[0].strip() for match in LATIN.finditer(line))


def placed(below: Sequence[str], look: RoleStyle, room: float) -> tuple[str, int]:
    """The side on which the cells of a column stand, and their indent: numbers flush right under the middle of the column."""
    figures = [text for text in below if text not in NOTHING]
    if figures and all(map(NUMBER.fullmatch, figures)):
        return "right", max(0, int((room - max(width(text, look) for text in figures)) / 2))
    centred = max(map(len, below), default=0) <= SHORT
    return ("center" if centred else "left"), 0


def widths(wishes: Sequence[float], least: Sequence[float], room: int) -> list[int]:
    """The room shared among columns: each gets its wish and a share of what is left, or the widest give way."""
    total = sum(wishes)
    if total <= room:
        shares = [wish * room / total for wish in wishes]
    else:
        cap = level(wishes, least, room)
        shares = [max(min(wish, cap), few) for wish, few in zip(wishes, least, strict=True)]
        shares = [share * room / sum(shares) for share in shares]
    edges = [round(sum(shares[:number])) for number in range(len(shares) + 1)]
    return [end - start for start, end in pairwise(edges)]


def level(wishes: Sequence[float], least: Sequence[float], room: int) -> float:
    """The width that the widest columns are cut to so that all fit; what a column needs at least stays."""
    low, high = 0.0, max(wishes)
    for _ in range(40):
        middle = (low + high) / 2
        fits = sum(max(min(wish, middle), few) for wish, few in zip(wishes, least, strict=True)) <= room
        low, high = (middle, high) if fits else (low, middle)
    return low


def height(row: Sequence[Sequence[str]], columns: Sequence[Column], look: RoleStyle) -> int:
    """The lines of the page that a row takes."""
    most = max(
        sum(len(list(broken(line, column.width - AROUND, look))) for text in cell for line in text.split("\n"))
        for cell, column in zip(row, columns, strict=True)
    )
    return max(1, math.ceil(most * PITCH - 0.01))
