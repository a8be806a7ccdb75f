"""主送机关没有顶格。

主送机关编排在标题下空一行的位置，居左顶格，回行时仍顶格。只查 Word 文档（.docx），讲话稿的称呼也照此查。

改法：选中主送机关，段落→特殊格式选“无”，左侧缩进设为 0，删去段首的空格。

依据：GB/T 9704—2012《党政机关公文格式》7.3.2
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from .page_indent import NEAR, indent

LEVEL = "hint"

SIDES = {"center": "居中", "right": "居右"}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The line that says whom a document is for, where it does not begin at the edge."""
    _, norm = _page.facts(draft)
    for row in _page.elements(draft, "salutation"):
        if fault := shifted(row):
            yield Finding(
                *(row.at, 0, 0),
                f"{'称呼' if norm.spoken else '主送机关'}{fault}，应居左顶格",
                source=_page.source(norm, "7.3.2", "规定"),
                level=_page.soft(norm),
            )


def shifted(row: _page.Row) -> str:
    """What keeps a line from the edge, empty if nothing does."""
    align = row.laid.setting.align
    if align in SIDES:
        return SIDES[align]
    if row.laid.blanks:
        return "前面有空格"
    return f"空了 {indent(row):g} 字" if abs(indent(row)) > NEAR else ""
