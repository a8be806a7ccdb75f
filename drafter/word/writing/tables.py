"""Tables as WordprocessingML: a head that each page repeats, rows that no page tears, widths by what the columns hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drafter.model import Block
from drafter.word.layout import Layout
from drafter.word.setting import tables
from drafter.word.setting.tables import Column, Grid

from . import styles

RULES = 30  # twips that the head is lower than its lines of the page: the rules above and below the table take them
Inner = Callable[[int], str]  # what stands in the paragraph of a block
EMPTY = f'<w:p><w:pPr><w:pStyle w:val="{styles.PARAGRAPH["body"]}"/></w:pPr></w:p>'  # keeps two tables apart


def table(blocks: Sequence[Block], span: range, layout: Layout, inner: Inner) -> str:
    """A table of a draft."""
    grid = tables.grid(blocks, span, layout)
    columns = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in grid.columns)
    rows = "".join(row(grid, number, layout, inner) for number in range(len(grid.rows)))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles.TABLE}"/><w:tblW w:w="{layout.width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>{EMPTY * apart(blocks, span)}'
    )


def apart(blocks: Sequence[Block], span: range) -> bool:
    """Whether an empty paragraph must follow: at the end, and before another table, with which Word would join it."""
    return span.stop == len(blocks) or blocks[span.stop].cell is not None


def row(grid: Grid, number: int, layout: Layout, inner: Inner) -> str:
    """A row: at least as high as so many lines of the page."""
    head = "<w:tblHeader/>" if number == 0 and len(grid.rows) > 1 else ""
    cells = "".join(
        cell(blocks, column, number == 0, inner) for blocks, column in zip(grid.rows[number], grid.columns, strict=True)
    )
    height = grid.heights[number] * layout.line - RULES * (number == 0)
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}</w:trPr>{cells}</w:tr>'


def cell(blocks: Sequence[int], column: Column, head: bool, inner: Inner) -> str:
    """A cell with its paragraphs, one at least."""
    style = styles.TABLE_HEAD if head else styles.PARAGRAPH["cell"]
    side = "" if head or column.side == "center" else f'<w:jc w:val="{column.side}"/>'
    indent = f'<w:ind w:right="{column.indent}"/>' if column.indent and not head else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{indent}{side}</w:pPr>'
    paragraphs = "".join(f"<w:p>{properties}{inner(block)}</w:p>" for block in blocks)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs or f'<w:p>{properties}</w:p>'}</w:tc>"
    )
