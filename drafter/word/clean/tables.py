"""Tables with their cells as they were merged, within the room, their lines plain, their type in a size that fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from drafter.word.names import KIND, child, value, whole_number
from drafter.word.reading.story import named

from . import looks
from .pictures import Room
from .xml import filled, made, unwrapped

if TYPE_CHECKING:
    from .story import Tailor

SIDES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV", "tl2br", "tr2bl")
STRICT = {"start": "left", "end": "right"}
NONE = ("", "nil", "none")
CELL = ("gridSpan", "hMerge", "vMerge", "textDirection", "vAlign")  # of a cell, what is kept as it is
ROW = ("gridBefore", "gridAfter", "wBefore", "wAfter", "cantSplit", "trHeight", "tblHeader")
ORDER = ("tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "textDirection", "vAlign")
MARGIN = 216  # twips of blank beside the text of a cell, both sides
LEAST = 200  # twips of a column
WHOLE = 5000  # fiftieths of a percent
USUAL = 10.5  # points of type in a table that says nothing


def cleaned(tailor: Tailor, table: Any, where: str, room: Room) -> Any:
    """A table as it is kept."""
    style = looks.cell(size(tailor, table))
    grid = columns(table, room)
    rows = [row for row in unwrapped(table) if KIND[row.tag] == "tr"]
    lines = list(borders(child(table, "tblPr", "tblBorders"))) or list(inherited(tailor, table))
    for row in rows:
        dressed(tailor, row, where, Cells(grid, style, room.height))
    others = [one for one in table if KIND[one.tag] in ("bookmarkStart", "bookmarkEnd")]
    head = made(
        "tblPr",
        made("tblStyle", val=looks.TABLE),
        made("tblW", w=sum(grid), type="dxa"),
        made("jc", val="center"),
        *([made("tblBorders", *lines)] if lines else []),
        made("tblLayout", type="fixed"),
    )
    filled(table, [head, made("tblGrid", *(made("gridCol", w=width) for width in grid)), *others, *rows])
    return table


def columns(table: Any, room: Room) -> list[int]:
    """The widths of the columns, scaled down to the room; one that is to fill the room fills it."""
    grid = child(table, "tblGrid")
    widths = [whole_number(value(one, "w")) for one in (() if grid is None else grid) if KIND[one.tag] == "gridCol"]
    count = max((sum(spans(row)) for row in unwrapped(table) if KIND[row.tag] == "tr"), default=1)
    if len(widths) < count or not all(widths):
        widths = [room.width // count] * count
    total = sum(widths)
    wish = child(table, "tblPr", "tblW")
    filling = wish is not None and value(wish, "type") == "pct" and value(wish, "w").strip("%") in (str(WHOLE), "100")
    if total <= room.width and not (filling and total < room.width - MARGIN):
        return widths
    scaled = [max(width * room.width // total, 1) for width in widths]
    scaled[-1] += room.width - sum(scaled)
    return scaled


def spans(row: Any) -> Iterator[int]:
    """How many columns each cell of a row takes, and what is left out before and behind them."""
    properties = child(row, "trPr")
    yield from (
        whole_number(value(mark))
        for kind in ("gridBefore", "gridAfter")
        if (mark := child(properties, kind)) is not None
    )
    for cell in unwrapped(row):
        if KIND[cell.tag] == "tc":
            yield span(cell)


def span(cell: Any) -> int:
    """How many columns a cell takes."""
    mark = child(cell, "tcPr", "gridSpan")
    return 1 if mark is None else max(whole_number(value(mark)), 1)


class Cells(NamedTuple):
    """What the cells of a table share: the widths of its columns, the style of its text, the height of the page."""

    grid: list[int]
    style: str
    height: int


def dressed(tailor: Tailor, row: Any, where: str, cells: Cells) -> None:
    """Put the cells of a row on again."""
    from .story import closed

    for name in list(row.attrib):
        del row.attrib[name]
    properties, before = child(row, "trPr"), 0
    if (mark := child(properties, "gridBefore")) is not None:
        before = whole_number(value(mark))
    kept = [one for one in unwrapped(row) if KIND[one.tag] in ("tc", "bookmarkStart", "bookmarkEnd")]
    for cell in (one for one in kept if KIND[one.tag] == "tc"):
        width = sum(cells.grid[before : before + span(cell)]) or cells.grid[-1]
        before += span(cell)
        inner = Room(max(width - MARGIN, LEAST), cells.height)
        filled(
            cell, [cell_properties(cell, width), *closed(tailor.blocks(cell, where, inner, cells.style), cells.style)]
        )
        for name in list(cell.attrib):
            del cell.attrib[name]
    filled(row, [*row_properties(properties, cells.grid), *kept])


def row_properties(properties: Any, grid: list[int]) -> list[Any]:
    """What a row keeps: the columns left out beside it, whether it may be torn or is a head, its least height."""
    kept = []
    for kind in ROW:
        mark = child(properties, kind)
        if mark is None or kind in ("wBefore", "wAfter"):
            continue
        if kind == "trHeight":
            height = whole_number(value(mark))
            kept += [made("trHeight", val=height, hRule="atLeast")] if height else []
        else:
            kept.append(made(kind, **{"val": value(mark)} if value(mark) else {}))
        if kind == "gridBefore":
            kept.append(made("wBefore", w=sum(grid[: whole_number(value(mark))]), type="dxa"))
    return [made("trPr", *kept)] if kept else []


def cell_properties(cell: Any, width: int) -> Any:
    """What a cell keeps: how it is merged, which of its lines are drawn, how its text runs and where it stands."""
    own = child(cell, "tcPr")
    found = {kind: made(kind, **attributes(mark)) for kind in CELL if (mark := child(own, kind)) is not None}
    found["tcW"] = made("tcW", w=width, type="dxa")
    found.setdefault("vAlign", made("vAlign", val="center"))
    if lines := list(borders(child(own, "tcBorders"))):
        found["tcBorders"] = made("tcBorders", *lines)
    return made("tcPr", *(found[kind] for kind in ORDER if kind in found))


def attributes(mark: Any) -> dict[str, str]:
    """The value of a property, if it has one."""
    return {"val": value(mark)} if value(mark) else {}


def borders(found: Any) -> Iterator[Any]:
    """The lines of a table or cell, those that are drawn thin and black, the others none."""
    for side in SIDES:
        mark = child(found, side)
        if mark is not None:
            yield line(STRICT.get(side, side), value(mark) not in NONE)


def line(side: str, drawn: bool) -> Any:
    """A line of a side."""
    return made(side, val="single", sz=4, space=0, color="auto") if drawn else made(side, val="nil")


def inherited(tailor: Tailor, table: Any) -> Iterator[Any]:
    """The lines that a table has from its style; one that draws any under a condition draws all."""
    chain = [one for _, one in tailor.source.sheet.chain(named(child(table, "tblPr"), "tblStyle"))]
    own = next((mark for one in chain if (mark := child(one, "tblPr", "tblBorders")) is not None), None)
    if own is not None:
        yield from borders(own)
    elif any(
        KIND[mark.tag] in ("tblBorders", "tcBorders")
        for one in chain
        for part in one
        if KIND[part.tag] == "tblStylePr"
        for mark in part.iter()
    ):
        yield from (line(side, drawn=True) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def size(tailor: Tailor, table: Any) -> float:
    """The size in which most of a table's text is set."""
    sizes: Counter[float] = Counter()
    for run in table.iter("{*}r"):
        line = run.getparent()
        while line is not None and KIND[line.tag] != "p":
            line = line.getparent()
        if KIND[run.tag] == "r" and line is not None:
            glyphs = tailor.source.looks.glyphs(named(child(line, "pPr"), "pStyle"), child(run, "rPr"))
            sizes[glyphs.size] += sum(len(one.text or "") for one in run if KIND[one.tag] == "t")
    return max(sizes, key=lambda size: (sizes[size], -size)) if sizes else USUAL
