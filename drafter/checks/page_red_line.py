"""发文字号下面没有分隔线。

发文字号之下 4 毫米处居中印一条与版心等宽的红色分隔线，把版头和主体隔开。图形、边框、表格线都算；套红的纸上已经印好的，可以不改。命令（令）没有这条线，信函的是两条双线，这里不查。
只查 Word 文档（.docx）。

改法：选中发文字号那一段，边框→下框线，颜色选红色；或者插入一条直线，宽 156 毫米。

依据：GB/T 9704—2012《党政机关公文格式》7.2.7
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

ABOVE = frozenset(("serial", "secrecy", "urgency", "mark", "number", "signer"))


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A head of a document with mark and number, in or below which no line is drawn."""
    _, norm = _page.facts(draft)
    head = _page.elements(draft, *ABOVE)
    marks = [row for row in head if row.block.role == "mark"]
    if not (norm.headed and marks and head[-1].block.role in ("number", "signer")):
        return
    last = head[-1].at
    if not any(row.laid.ruled for row in _page.rows(draft) if row.at <= last + 1):
        yield Finding(
            *(last, 0, 0),
            "版头和主体之间没有红色分隔线；发文字号下 4 毫米处印一条，与版心等宽",
            source=_page.source(norm, "7.2.7", "规定"),
            level=_page.soft(norm),
        )
