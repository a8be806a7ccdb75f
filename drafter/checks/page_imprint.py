"""版记的样子不合要求。

版记排在末页版心的最下面，用四号仿宋体字，首条、末条分隔线粗，中间的细，都与版心等宽。抄送机关左右各空一字；
印发机关左空一字，印发日期右空一字，后加“印发”二字。紧接在正文后面、没有分隔线、字号不对的才提；信函的版记不加分隔线。只查 Word 文档（.docx）。

改法：把版记放进表格，表格属性→环绕，相对于页边距垂直居下；表格只留横线，字号选四号。

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
    }
    told = [fault for fault, present in faults.items() if present]
    if told:
        message = f"版记{'、'.join(told)}；版记用四号仿宋，排在末页最下面，上下有分隔线"
        yield Finding(first.at, 0, 0, message, source=_page.source(norm, "7.4", "规定、一般"))
