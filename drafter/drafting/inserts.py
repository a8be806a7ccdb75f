"""Tables and pictures that a brief brings, from its own lines or from files beside it, as blocks behind their nodes."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from drafter.data import yamlfile
from drafter.data.records import key
from drafter.data.yamlfile import close
from drafter.errors import DrafterError, Mistake, Mistakes, Place
from drafter.model import Block, Cell, Draft, Picture, Span

from .plan import within

MOST_ROWS, MOST_COLUMNS = 500, 15
MOST_PIXELS = 20_000  # across or down
EMU_A_MM, EMU_AN_INCH = 36_000, 914_400
DOTS = 150  # of an inch, where a brief says no width: enough for print
WIDEST = 156  # mm, the type area
NUMBERED = re.compile(r"[表图]\s*[0-9]+")
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # the segments of a JPEG that give its size


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class InsertText:
    """A table (rows, or a .csv file) or a picture (a .png or .jpg file) with its caption, behind a node."""

    at: str = key("位置", least=1)
    caption: str = key("题", "")
    table: list[list[Any]] | str | None = key("表", None)
    picture: str = key("图", "")
    width: float | None = key("宽", None, least=10, most=WIDEST)

    def fault(self) -> str:
        """What is wrong with the entry: a table or a picture, a table under a caption."""
        if bool(self.table) == bool(self.picture):
            return "每一项要写 表 或 图 之一；请写成 {位置: …, 题: …, 表: [[…], […]]} 或 {位置: …, 题: …, 图: 文件.png}"
        if self.table and not self.caption:
            return "表要有题；请加上 题: …"
        return "宽 只用于图；表总与版心同宽，请删去" if self.table and self.width else ""


@dataclass(frozen=True, slots=True)
class Insert:
    """What is put in: its node, its caption, the rows of a table or a picture, its place in the brief."""

    at: str
    caption: str
    rows: tuple[tuple[str, ...], ...]
    picture: Picture | None
    place: Place


def insert(text: InsertText, at: str, place: Place) -> Insert:
    """An entry of a brief as it is put in; its files lie beside the brief. Raises ``ValueError`` with a Chinese sentence."""
    try:
        if text.picture:
            return Insert(at, text.caption, (), picture(text, beside(place.path, text.picture)), place)
        rows = from_csv(beside(place.path, text.table)) if isinstance(text.table, str) else typed(text.table or [])
    except DrafterError as error:
        raise ValueError(str(error)) from None
    return Insert(at, text.caption, regular(rows), None, place)


def beside(brief: str, name: str) -> Path:
    """A file beside a brief."""
    return Path(brief).parent / name


def typed(rows: Sequence[Sequence[Any]]) -> list[list[str]]:
    """Rows as they stand in the brief."""
    return [["" if cell is None else str(cell).strip() for cell in row] for row in rows]


def from_csv(path: Path) -> list[list[str]]:
    """The rows of a .csv file. Raises ``DrafterError``."""
    if path.suffix.lower() != ".csv":
        raise DrafterError(f"“{path.name}”不是 .csv 文件；请在 Excel 或 WPS 里另存为 CSV，或把各行直接写在任务单里")
    text = yamlfile.content(path, path.name)
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text)) if any(map(str.strip, row))]


def regular(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of one length, not too many. Raises ``ValueError``."""
    sizes = {len(row) for row in rows}
    if len(rows) < 2 or 0 in sizes:  # noqa: PLR2004
        raise ValueError("表至少要有表头和一行；请补上")
    if len(sizes) > 1:
        short = next(number for number, row in enumerate(rows, 1) if len(row) != len(rows[0]))
        raise ValueError(f'表的第{short}行有{len(rows[short - 1])}格，表头有{len(rows[0])}格；请补齐，没有的写 ""')
    if len(rows) > MOST_ROWS or len(rows[0]) > MOST_COLUMNS:
        raise ValueError(f"表有{len(rows)}行{len(rows[0])}列；请不要超过{MOST_ROWS}行{MOST_COLUMNS}列，多的分成几张表")
    return tuple(tuple(row) for row in rows)


def picture(text: InsertText, path: Path) -> Picture:
    """A picture file with its size on the page: the width that is asked for, else its dots. Raises ``DrafterError``."""
    raw = yamlfile.raw(path, text.picture)
    across, down = pixels(raw, text.picture)
    usual = min(across * EMU_AN_INCH // DOTS, WIDEST * EMU_A_MM)
    width = round(text.width * EMU_A_MM) if text.width else usual
    return Picture(PurePath(text.picture).name, raw, width, max(1, width * down // across))


def pixels(raw: bytes, name: str) -> tuple[int, int]:
    """The size of a picture as its header says. Raises ``DrafterError``."""
    found = png_size(raw) if raw.startswith(PNG) else jpeg_size(raw) if raw.startswith(JPEG) else None
    if found is None:
        raise DrafterError(f"“{name}”不是完好的 .png 或 .jpg 图片；请用画图之类的程序另存一次")
    if not all(1 <= size <= MOST_PIXELS for size in found):
        raise DrafterError(f"“{name}”的尺寸是 {found[0]}×{found[1]}；请改到 {MOST_PIXELS} 点以内")
    return found


def png_size(raw: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, ``None`` if it is cut off."""
    whole = raw[12:16] == b"IHDR" and b"IEND" in raw[-12:]
    return struct.unpack(">II", raw[16:24]) if whole else None


def jpeg_size(raw: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, ``None`` if no segment gives them."""
    at = 2
    while at + 9 <= len(raw) and raw[at] == 0xFF:  # noqa: PLR2004
        kind, size = struct.unpack(">BH", raw[at + 1 : at + 4])
        if kind in FRAMES:
            down, across = struct.unpack(">HH", raw[at + 5 : at + 9])
            return across, down
        at += 2 + size
    return None


def illustrated(draft: Draft, inserts: Sequence[Insert]) -> Draft:
    """A draft with what is put in, each entry behind its node. Raises ``Mistakes`` where a draft has no such node."""
    nodes = list(dict.fromkeys(block.spans[0].node for block in draft.blocks if block.role == "body" and block.spans))
    lost = [entry for entry in inserts if last(draft.blocks, entry.at) < 0]
    if lost:
        raise Mistakes([Mistake(entry.place, f"没有“{entry.at}”这个位置；{close(entry.at, nodes)}") for entry in lost])
    return replace(draft, blocks=put(draft.blocks, inserts)) if inserts else draft


def put(blocks: Sequence[Block], inserts: Sequence[Insert]) -> tuple[Block, ...]:
    """The blocks with what is put in, each entry behind the last paragraph of its node, in the order of the brief."""
    ends = [last(blocks, entry.at) for entry in inserts]
    captions = numbered(inserts, ends)
    found: list[Block] = []
    for index, block in enumerate(blocks):
        found.append(block)
        for entry, end, caption in zip(inserts, ends, captions, strict=True):
            if end == index:
                found += (
                    illustration(entry, caption)
                    if entry.picture
                    else table(entry.rows, caption, entry.at, entry.place.origin)
                )
    return tuple(found)


def last(blocks: Sequence[Block], node: str) -> int:
    """The last block of a node, -1 if there is none."""
    own = [index for index, block in enumerate(blocks) if any(within(span.node, node) for span in block.spans)]
    return own[-1] if own else -1


def numbered(inserts: Sequence[Insert], ends: Sequence[int]) -> list[str]:
    """The captions with the numbers of tables and pictures in the order of the text, unless the brief gives them."""
    counts = {"表": 0, "图": 0}
    found = dict.fromkeys(range(len(inserts)), "")
    for index in sorted(found, key=lambda index: ends[index]):
        kind = "图" if inserts[index].picture else "表"
        counts[kind] += 1
        caption = inserts[index].caption
        given = not caption or NUMBERED.match(caption)
        found[index] = caption if given else f"{kind}{counts[kind]}\u3000{caption}"
    return list(found.values())


def table(rows: Sequence[Sequence[str]], caption: str, node: str, place: str) -> Iterator[Block]:
    """A table as blocks: its caption, then its cells row by row."""
    yield Block("caption", (Span(caption, node, place),))
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            yield Block("cell", (Span(text, node, place),), cell=Cell(row, column))


def illustration(entry: Insert, caption: str) -> Iterator[Block]:
    """A picture as blocks: itself, then its caption."""
    yield Block("picture", (Span("", entry.at, entry.place.origin),), picture=entry.picture)
    if caption:
        yield Block("caption", (Span(caption, entry.at, entry.place.origin),))
