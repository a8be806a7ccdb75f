"""公文要素的顺序不对。

版头自上而下是份号、密级、紧急程度、发文机关标志、发文字号和签发人；正文以下是附件说明、署名、成文日期、附注、附件、版记。
信函的份号、密级、紧急程度在标志下面。只查 Word 文档（.docx）。

改法：剪切放错的那一行，贴到它该在的地方。

依据：GB/T 9704—2012《党政机关公文格式》7.2、7.3、7.4、10.1
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

ABOVE = {"serial": "份号", "secrecy": "密级", "urgency": "紧急程度"}
MARK = {"mark": "发文机关标志"}
REST = {
    "number": "发文字号", "title": "标题", "salutation": "主送机关", "annexes": "附件说明", "signature": "署名",
    "stamp": "签名章", "date": "成文日期", "remark": "附注", "annex": "附件", "copies": "抄送", "issued": "印发机关",
}  # fmt: skip


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first element that stands below one that it should stand above."""
    _, norm = _page.facts(draft)
    if all(row.block.role not in {**ABOVE, **MARK, "number": "", "date": ""} for row in _page.rows(draft)):
        return
    names = {**ABOVE, **REST} if norm.head == "信函" else {**ABOVE, **MARK, **REST}  # that of a letter stands above all
    order = list(names)
    first = next(
        (row.at for row in _page.elements(draft, "annex")), len(draft.blocks)
    )  # an annex has elements of its own
    rows = [row for row in _page.elements(draft, *order) if row.at <= first or row.block.role in ("copies", "issued")]
    for one, other in pairwise(rows):
        if order.index(other.block.role) < order.index(one.block.role):
            message = f"{names[other.block.role]}排在{names[one.block.role]}下面，应在它上面"
            yield Finding(other.at, 0, 0, message, source=_page.source(norm, "7", "规定"))
            return
