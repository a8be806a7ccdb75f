"""发文字号的位置不合要求。

发文字号排在发文机关标志下空二行的位置，居中；上行文居左空一字，与最后一个签发人同处一行。信函的在右边，这里不查。
放在表格、图文框里的不查。只查 Word 文档（.docx）。

改法：选中发文字号，居中，段前设 2 行；上行文用左右两栏的无线表格，左栏发文字号，右栏签发人。

依据：GB/T 9704—2012《党政机关公文格式》7.2.5
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.page import PageNorm

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

TALL = 1.5  # of the size of a mark: a line that holds the room below it


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A number that does not stand in the middle two lines below the mark, or at the left beside who signs."""
    _, norm = _page.facts(draft)
    rows = {row.at: row for row in _page.rows(draft)}
    signed = bool(_page.elements(draft, "signer")) or any("签发人" in row.block.text for row in rows.values())
    for row in _page.elements(draft, "number")[:1]:
        apart = row.laid.apart or norm.head == "信函"
        faults = (
            [] if apart else [fault for fault in (side(row, signed), gap(row, rows.get(row.at - 1), norm)) if fault]
        )
        if faults:
            right = "居左空一字，与签发人同一行" if signed else "排在发文机关标志下空二行处，居中"
            message = f"发文字号{'、'.join(faults)}；{right}"
            yield Finding(row.at, 0, 0, message, source=_page.source(norm, "7.2.5", "规定"))


def side(row: _page.Row, signed: bool) -> str:
    """What is wrong with the side at which a number stands."""
    align = row.laid.setting.align
    if signed:
        return "居中" if align == "center" else ""
    return "" if align == "center" or row.laid.blanks or row.laid.setting.left else "没有居中"


def gap(row: _page.Row, mark: _page.Row | None, norm: PageNorm) -> str:
    """What is wrong with the room above a number, where a mark stands right above it and its line leaves none."""
    if mark is None or mark.block.role != "mark" or mark.laid.apart:
        return ""
    own = mark.laid.setting
    tall = own.line / mark.glyphs.size if own.rule == "exact" else own.line
    room = row.laid.setting.before + own.after + row.laid.skipped * norm.pitch
    return "紧接着标志" if tall <= TALL and room < norm.pitch / 2 else ""
