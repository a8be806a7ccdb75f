"""What pages are filled with, piece by piece: lines of text, rows of tables, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model import Block
from drafter.word.layout import TWIPS_A_POINT, Layout, RoleStyle

from . import elements, head, pictures, tables
from .linebreak import HANGING
from .paragraph import broken
from .title import shaped

ENDED = ("。", "！", "？", "”", "；")  # what a paragraph that is no heading ends with


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is set: characters ``start`` to ``end`` of the text of a block."""

    block: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What no page turn parts: a line, a row of a table, a picture; its height in lines.

    ``head`` is the height of the row that a table repeats on the pages that it goes on to, ``above`` the part of the height
    that is blank and falls away at the head of a page.
    """

    lines: tuple[Line, ...]
    height: float = 1
    head: float = 0
    above: float = 0

    @property
    def plain(self) -> bool:
        """Whether it is a line of running text."""
        return len(self.lines) == 1 and self.height == 1 and not self.head


def pieces(
    blocks: Sequence[Block], layout: Layout, hanging: frozenset[str] = HANGING, sealed: bool = False
) -> list[list[Piece]]:
    """The pieces of each block; those of a row of a table, or of what is set together, are its first block's."""
    found = [
        own_pieces(index, block, layout, hanging, elements.place(blocks, index, layout, sealed))
        for index, block in enumerate(blocks)
    ]
    for group, height in together(blocks, layout, sealed):
        lines = (own_lines(index, blocks[index], found[index]) for index in group)
        whole = tuple(line for own in lines for line in own)
        for index in group:
            found[index] = [Piece(whole, height)] if index == group[0] and height else []
    for table in tables.tables(blocks):
        rows = table_rows(blocks, table, layout)
        for index in table:
            found[index] = [rows[index]] if index in rows else []
    return found


def own_lines(index: int, block: Block, own: Sequence[Piece]) -> Sequence[Line]:
    """The lines of a block that is set with others; a mark is made as small as its one line needs."""
    if block.role == "mark":
        return (Line(index, 0, len(block.text), block.text),)
    return [line for piece in own for line in piece.lines]


def together(blocks: Sequence[Block], layout: Layout, sealed: bool) -> Iterator[tuple[range, float]]:
    """What is set as a whole, and the lines that it takes: the head, what stands side by side; the foot takes none."""
    top = head.head(blocks, layout)
    if top:
        yield range(top.first, top.end), top.lines
    for kind, span in elements.groups(blocks, layout, sealed):
        if kind == "beside" and not top:
            yield span, len(span) - 1
        elif kind == "seals":
            signatures = sum(blocks[index].role == "signature" for index in span)
            for row in elements.seal_rows(span, signatures):
                yield row, elements.SEALS_LINES - elements.SEALED * (row[0] == span[0])
        elif kind == "foot":
            own = (elements.place(blocks, index, layout, sealed) for index in span)
            yield (
                span,
                sum(
                    len(block_lines(index, blocks[index], layout, HANGING, 0, place))
                    for index, place in zip(span, own, strict=True)
                ),
            )


def own_pieces(index: int, block: Block, layout: Layout, hanging: frozenset[str], place: elements.Place) -> list[Piece]:
    """The pieces of a block that is no cell."""
    if block.picture:
        blank = pictures.above(block.picture, layout) / layout.line
        return [Piece((Line(index, 0, 0, ""),), pictures.height(block.picture, layout), above=blank)]
    return [Piece((line,)) for line in block_lines(index, block, layout, hanging, 0, place)]


def table_rows(blocks: Sequence[Block], table: range, layout: Layout) -> dict[int, Piece]:
    """The rows of a table as pieces by the number of their first block."""
    grid = tables.grid(blocks, table, layout)
    found, head = {}, 0
    for row, height in zip(grid.rows, grid.heights, strict=True):
        cells = [index for cell in row for index in cell]
        lines = tuple(Line(index, 0, len(blocks[index].text), blocks[index].text) for index in cells)
        found[cells[0]] = Piece(lines, height, head)
        head = head or height
    return found


def block_lines(  # noqa: PLR0913, PLR0917
    index: int,
    block: Block,
    layout: Layout,
    hanging: frozenset[str] = HANGING,
    start: int = 0,
    place: elements.Place = elements.HERE,
) -> list[Line]:
    """The lines of a block: a title as it is shaped, all else as it breaks between its own line ends.

    From ``start`` on, if a page turn parts it there: what goes on is not indented.
    """
    return list(set_lines(index, block, layout, hanging, start, place))


def set_lines(  # noqa: PLR0913, PLR0917
    index: int, block: Block, layout: Layout, hanging: frozenset[str], start: int, side: elements.Place
) -> Iterator[Line]:
    """The lines of ``block_lines``, one by one."""
    look = styled(block, layout)
    text = block.text
    place = start
    room = layout.width - side.left - side.right
    for number, piece in enumerate(shaped(block, layout).text[start:].split("\n")):
        place += number > 0 and text.startswith("\n", place)
        indent = 0 if number or start else look.indent - side.hanging / (look.size * TWIPS_A_POINT)
        for first, last in broken(piece, room, look, indent, hanging):
            yield Line(index, place + first, place + last, piece[first:last])
        place += len(piece)


def styled(block: Block, layout: Layout) -> RoleStyle:
    """The look of a block."""
    return layout.styles.of(block.role)


def keeps(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block must not be parted from the next: a title, a heading, the caption above a table, its first row, a picture."""
    block = blocks[index]
    if index + 1 == len(blocks):
        return False
    if elements.keeps(blocks, index):
        return True
    below = blocks[index + 1]
    if block.role == "caption":
        return below.cell is not None
    return (
        block.role == "title"
        or (block.role == "body" and block.level > 0 and not block.text.endswith(ENDED))
        or (block.role == "picture" and below.role == "caption")
        or (block.cell is not None and block.cell.row == 1 and below.cell is not None)
    )
