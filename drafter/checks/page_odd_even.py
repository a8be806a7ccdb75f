"""单双页的页码没有分开。

公文双面印刷，页码单页居右空一字，双页居左空一字，都在外侧。没有设“奇偶页不同”，页码就总在一边或居中；设了而偶数页的页脚是空的，双页就没有页码。
页码放在文本框里、按外侧对齐的不查。只查 Word 文档（.docx）。

改法：双击页脚，勾选“奇偶页不同”，奇数页的页码右对齐、右缩进 1 字符，偶数页的左对齐、左缩进 1 字符。

依据：GB/T 9704—2012《党政机关公文格式》7.5
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.page import PageFacts

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

SIDES = {"left": "居左", "center": "居中", "right": "居右", "both": "居左"}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Page numbers that are not at the outer side."""
    page, norm = _page.facts(draft)
    fault = sided(page, draft) if norm.odd_even and draft.blocks else ""
    if fault:
        yield Finding(
            *(0, 0, 0),
            f"{fault}；单页居右空一字，双页居左空一字",
            source=_page.source(norm, "7.5", "规定"),
            level=_page.soft(norm),
        )


def sided(page: PageFacts, draft: Draft) -> str:
    """What is wrong with the sides of the page numbers, empty if nothing is."""
    own = {one.kind: one for one in _page.main(draft).margins if one.numbered}
    odd, even = own.get("default"), own.get("even")
    if odd is None or odd.aside:
        return ""
    if not page.odd_even:
        return f"页码每页都{SIDES.get(odd.align, '在一处')}，没有设“奇偶页不同”"
    if even is None:
        return "设了“奇偶页不同”，双页却没有页码"
    if (odd.align, even.align) in (("right", "left"), ("right", "both")) or even.aside:
        return ""
    return f"单页的页码{SIDES.get(odd.align, '在一处')}，双页的{SIDES.get(even.align, '在一处')}"
