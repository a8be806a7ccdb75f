"""The tables of a draft, for forms that write them as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from drafter.model import Block


def tables(blocks: Sequence[Block]) -> Iterator[range]:
    """The blocks of each table by their numbers: where cells go back, another begins."""
    start, before = 0, None
    for index, block in enumerate([*blocks, None]):
        now = block.cell if block else None
        if before and (now is None or (now.row, now.column) < (before.row, before.column)):
            yield range(start, index)
            before = None
        if before is None:
            start = index
        before = now


def rows(blocks: Sequence[Block], table: range) -> list[list[str]]:
    """The rows of a table as text, all of one length; the paragraphs of a cell are its lines."""
    found = [
        ["\n".join(block.text for block in cell) for _, cell in groupby(row, key=lambda block: block.cell.column)]  # type: ignore[union-attr]
        for _, row in groupby((blocks[index] for index in table), key=lambda block: block.cell.row)  # type: ignore[union-attr]
    ]
    most = max(map(len, found))
    return [row + [""] * (most - len(row)) for row in found]


def parts(
    blocks: Sequence[Block], single: Callable[[Block], str], whole: Callable[[list[list[str]]], str]
) -> Iterator[str]:
    """The blocks as ``single`` writes them, tables as ``whole`` does."""
    starts = {table.start: table for table in tables(blocks)}
    for index, block in enumerate(blocks):
        if index in starts:
            yield whole(rows(blocks, starts[index]))
        elif block.cell is None:
            yield single(block)
