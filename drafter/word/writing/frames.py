"""Frames, empty paragraphs and tables without lines by which the elements of a document stand where they must."""

from __future__ import annotations

from collections.abc import Sequence

from . import officialstyles


def frame(wide: int, left: int, top: int, wrap: str, high: int) -> str:
    """w:framePr of a frame at a place of the paper (twips)."""
    return f'<w:framePr w:w="{wide}" w:h="{high}" w:hRule="exact" w:wrap="{wrap}" w:vAnchor="page" w:hAnchor="page" w:x="{left}" w:y="{top}"/>'


def anchor(section: str = "") -> str:
    """An empty paragraph that takes no room."""
    return f'<w:p><w:pPr><w:pStyle w:val="{officialstyles.ANCHOR}"/>{section}</w:pPr></w:p>'


def turned() -> str:
    """An empty paragraph on a page of its own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{officialstyles.ANCHOR}"/><w:pageBreakBefore/></w:pPr></w:p>'


Row = list[tuple[int, str]]  # cells: their width in twips, their paragraphs


def table(  # noqa: PLR0913
    rows: Sequence[Row],
    edges: dict[str, tuple[int, str]] | None = None,
    *,
    floating: str = "",
    foot: int = 0,
    height: int = 0,
    align: str = "top",
) -> str:
    """A table as wide as its cells: edges (eighths of a point, colour), twips below the text and of its rows."""
    whole = max(sum(wide for wide, _ in row) for row in rows)
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{edges[side][0]}" w:space="0" w:color="{edges[side][1]}"/>'
        for side in ("top", "bottom", "insideH")
        if edges and side in edges
    )
    columns = "".join(f'<w:gridCol w:w="{wide}"/>' for wide, _ in max(rows, key=len))
    indent = "" if floating else '<w:tblInd w:w="0" w:type="dxa"/>'
    margins = "".join(
        f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in (("left", 0), ("bottom", foot), ("right", 0))
    )
    return (
        f'<w:tbl><w:tblPr>{floating}<w:tblW w:w="{whole}" w:type="dxa"/>{indent}'
        f'{f"<w:tblBorders>{drawn}</w:tblBorders>" if drawn else ""}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"{''.join(row_xml(row, rows, height, align) for row in rows)}</w:tbl>"
    )


def row_xml(row: Row, rows: Sequence[Row], height: int, align: str) -> str:
    """A row, at the right if it has fewer cells than others."""
    missing = max(map(len, rows)) - len(row)
    room = sum(wide for wide, _ in max(rows, key=len)[:missing])
    late = f'<w:gridBefore w:val="{missing}"/><w:wBefore w:w="{room}" w:type="dxa"/>' if missing else ""
    high = f'<w:trHeight w:val="{height}" w:hRule="exact"/>' if height else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>{inner}</w:tc>'
        for wide, inner in row
    )
    return f"<w:tr><w:trPr>{late}<w:cantSplit/>{high}</w:trPr>{cells}</w:tr>"
