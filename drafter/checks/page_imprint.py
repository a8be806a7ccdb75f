"""版记的样子不合要求。

版记排在末页版心的最下面，用四号仿宋体字，首条、末条分隔线粗，中间的细，都与版心等宽。抄送机关左右各空一字；
印发机关左空一字，印发日期右空一字，后加“印发”二字。公文双面印刷，最后一面是双页，版记排在双页上。
紧接在正文后面、没有分隔线、字号不对的才提；按每页 22 行推算，确实没有排到页底、落在单页上的也提，拿不准的不提。
信函的版记不加分隔线。只查 Word 文档（.docx）。

改法：把版记放进表格，表格属性→环绕，相对于页边距垂直居下；表格只留横线，字号选四号。版记前插入“偶数页”分节符。

依据：GB/T 9704—2012《党政机关公文格式》7.4
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import size

LEVEL = "hint"

SIZE = 14


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Copies and issue that follow the text at once, have no lines or another size; told at once."""
    _, norm = _page.facts(draft)
    own = _page.elements(draft, "copies", "issued")
    if not own or not own[0].at:
        return
    first = own[0]
    letter = norm.head == "信函"
    beside = {row.at: row for row in _page.rows(draft)}.get(own[-1].at + 1)
    faults = {
        "没有分隔线": not letter and not any(row.laid.ruled for row in (*own, *([beside] if beside else []))),
        f"是{size(first.glyphs.size)}": first.glyphs.size != SIZE,
        "紧接着正文": not (
            first.laid.anchored or first.laid.begins_page or first.laid.skipped or first.laid.setting.before
        ),
        **misplaced(draft, first, len(own)),
    }
    told = [fault for fault, present in faults.items() if present]
    if told:
        message = f"版记{'、'.join(told)}；版记用四号仿宋，排在最后一面（双页）的最下面，上下有分隔线"
        yield Finding(first.at, 0, 0, message, source=_page.source(norm, "7.4", "规定、一般"))


def misplaced(draft: Draft, first: _page.Row, lines: int) -> dict[str, bool]:
    """What is wrong with the page of the foot, as far as that is known: it goes on below the text, with room to spare."""
    page, norm = _page.facts(draft)
    starts = {section.first for section in page.sections}
    if len(page.falls) != first.at or first.laid.begins_page or first.at in starts:
        return {}
    above = page.falls[-1]
    foot = above.foot + (first.laid.skipped + lines) * norm.pitch + first.laid.setting.before
    sure = _page.SURE * norm.pitch
    if above.foot < sure or foot + sure > _page.height(page.sections[0]):
        return {}
    flows = not first.laid.anchored
    return {
        "下面还有空行，没有排到页底": flows and bool(first.laid.skipped or first.laid.setting.before),
        f"在第 {above.page} 页，是单页": norm.head != "信函" and norm.odd_even and above.page % 2 == 1,
    }
