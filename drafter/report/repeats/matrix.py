"""Which paragraphs share phrases: a triangle of cells, one for each two paragraphs, warmer the more they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from drafter.model import Spot
from drafter.report.markup import Markup, tag

from . import FLAGGED
from .heat import Entry, Sheet, degree, start

SIDE = 120  # rows at most; a longer text has several paragraphs to a row
DRAWN = 1200  # cells at most, the warmest
SHARED = (8, 16, 30, 60)  # characters in common from which a cell is one degree warmer
WIDE = 520  # pixels of all cells of a row, at most
SMALLEST, LARGEST = 4, 26  # pixels of a cell
MARGIN = 220  # pixels for the words beside a row
ROOM = 8  # pixels above and below the cells
APART = 15  # pixels between two rows that are named, at least
OPENING = 12  # characters that name a paragraph
NAMED, LONG = 4, 16  # phrases that a cell names, and characters of each

Pair = tuple[int, int]  # a row and a column, which is no further down


@dataclass(frozen=True, slots=True)
class Grid:
    """A file's paragraphs in rows of ``each``, ``rows`` in all, drawn ``pixels`` apart."""

    sheet: Sheet
    each: int
    rows: int
    pixels: int

    def row(self, spot: Spot) -> int:
        """The row of a place."""
        return spot.block // self.each


def figure(sheet: Sheet) -> Markup:
    """The triangle as a drawing."""
    one = grid(sheet)
    width, height = one.rows * one.pixels + MARGIN, one.rows * one.pixels
    stairs = f"M0 0{f'h{one.pixels}v{one.pixels}' * one.rows}H0z"
    return tag(
        "svg",
        tag("path", class_="ground", d=stairs),
        *(cell(one, pair, entries) for pair, entries in warmest(shared(one))),
        *names(one),
        class_="matrix",
        viewBox=f"0 {-ROOM} {width} {height + 2 * ROOM}",
        width=width,
        height=height + 2 * ROOM,
    )


def grid(sheet: Sheet) -> Grid:
    """The rows of a file, no more than ``SIDE``."""
    blocks = len(sheet.blocks)
    each = max(1, -(-blocks // SIDE))
    rows = -(-blocks // each)
    return Grid(sheet, each, rows, max(SMALLEST, min(LARGEST, WIDE // rows)))


def shared(one: Grid) -> dict[Pair, list[Entry]]:
    """What any two rows share, the longest first; what stands inside of another is not counted again."""
    found: defaultdict[Pair, list[Entry]] = defaultdict(list)
    for entry in sorted(one.sheet.listed(*FLAGGED), key=lambda entry: -entry.size):
        rows = Counter(map(one.row, entry.repeat.places))
        twice = ((row, row) for row, times in rows.items() if times > 1)
        for pair in (*twice, *((later, row) for row, later in combinations(sorted(rows), 2))):
            if not any(entry.repeat.text in longer.repeat.text for longer in found[pair]):
                found[pair].append(entry)
    return found


def heat(entries: Iterable[Entry]) -> int:
    """How many characters two rows share."""
    return sum(entry.size for entry in entries)


def warmest(found: dict[Pair, list[Entry]]) -> list[tuple[Pair, list[Entry]]]:
    """The cells that are drawn, in order."""
    return sorted(sorted(found.items(), key=lambda item: (-heat(item[1]), item[0]))[:DRAWN], key=lambda item: item[0])


def cell(one: Grid, pair: Pair, entries: list[Entry]) -> Markup:
    """A cell, which leads to the last place of its longest phrase in the lower row."""
    row, column = pair
    last = [spot for spot in entries[0].repeat.places if one.row(spot) == row][-1]
    side = one.pixels - (one.pixels > SMALLEST)
    box = tag(
        "rect",
        tag("title", f"{said(one, pair)}：{phrases(entries)}"),
        class_=f"h{degree(heat(entries), SHARED)}",
        x=column * one.pixels,
        y=row * one.pixels,
        width=side,
        height=side,
    )
    numbers = " ".join(str(entry.number) for entry in entries[:NAMED])
    return tag("a", box, href=f"#{one.sheet.anchors[start(last)]}", data_n=numbers)


def said(one: Grid, pair: Pair) -> str:
    """The rows of a cell in words."""
    row, column = pair
    return f"{lines(one, row)}之内" if row == column else f"{lines(one, column)}与{lines(one, row)}"


def lines(one: Grid, row: int) -> str:
    """The lines of a row in words."""
    held = one.sheet.lines[row * one.each : (row + 1) * one.each]
    first, last = held[0], held[-1]
    return f"第{first}行" if first == last else f"第{first}至{last}行"


def phrases(entries: list[Entry]) -> str:
    """What a cell shares in words."""
    named = "、".join(cut(entry.repeat.text, LONG) for entry in entries[:NAMED])
    return named + (f" 等 {len(entries)} 处" if len(entries) > NAMED else "")


def names(one: Grid) -> Iterator[Markup]:
    """The openings of the rows, beside the last cell of each, as many as there is room for."""
    step = -(-APART // one.pixels)
    for row in range(0, one.rows, step):
        block = row * one.each
        words = tag(
            "text",
            f"{one.sheet.lines[block]} {cut(one.sheet.blocks[block].text, OPENING)}",
            x=(row + 1) * one.pixels + 6,
            y=row * one.pixels + one.pixels // 2 + 4,
        )
        yield tag("a", words, href=f"#f{one.sheet.number}b{block}")


def cut(text: str, most: int) -> str:
    """The first characters of a text."""
    return text if len(text) <= most else f"{text[:most]}…"
