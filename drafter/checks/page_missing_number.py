"""没有页码。

超过一页的文件要有页码，编在版心下边缘之下，会上翻页、会后装订都靠它。不满两页的不提。只查 Word 文档（.docx）。

改法：插入→页码；一般用四号半角宋体数字，左右各一条一字线，单页居右空一字，双页居左空一字。

依据：GB/T 9704—2012《党政机关公文格式》7.5
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from .page_literal_number import NUMBER

LEVEL = "hint"

LONG = 1000  # characters that certainly take more than a page


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A document of some pages none of which bears a number, typed or not."""
    page, norm = _page.facts(draft)
    margins = [one for section in page.sections for one in section.margins]
    if any(one.numbered or NUMBER.fullmatch(one.text) for one in margins):
        return
    if sum(len(block.text) for block in draft.blocks) >= LONG:
        yield Finding(
            *(0, 0, 0),
            "文件不止一页，没有页码；请插入页码",
            source=_page.source(norm, "7.5", "规定"),
            level=_page.soft(norm),
        )
