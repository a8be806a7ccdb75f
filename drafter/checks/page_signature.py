"""署名、成文日期的位置不合要求。

署名和成文日期排在正文或附件说明下面的右侧：盖章的，成文日期右空四字，署名以它为准居中；不盖章的，署名右空二字，
成文日期首字比署名首字右移二字。用空格推过去的，换了字号就走样；排在左边或者贴着右边的，也要改。只查 Word 文档（.docx）。

改法：删去前面的空格，段落→对齐方式选“右对齐”，右侧缩进设为 2 字符或 4 字符。

依据：GB/T 9704—2012《党政机关公文格式》7.3.5
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

MANY = 3  # blanks at the start of a line by which it was pushed to the right


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Signature and day that blanks push to the right, that stand at the left or at the very edge; told at once."""
    _, norm = _page.facts(draft)
    rows = [row for row in _page.elements(draft, "signature", "date") if not row.laid.apart]
    wrong = [(row, fault) for row in rows if (fault := misplaced(row))]
    if wrong:
        row, fault = wrong[0]
        what = "成文日期" if row.block.role == "date" else "署名"
        yield Finding(
            *(row.at, 0, 0),
            f"{what}{fault}；用右对齐加右侧缩进，盖章的日期右空四字，不盖章的署名右空二字",
            source=_page.source(norm, "7.3.5", "规定"),
        )


def misplaced(row: _page.Row) -> str:
    """What is wrong with the place of a line, empty if nothing is or that cannot be known."""
    own = row.laid.setting
    if len(row.laid.blanks) >= MANY:
        return "是用空格推到右边的"
    if own.align in ("left", "both") and not (own.left or own.first or own.first_chars):
        return "排在左边"
    return (
        "贴着右边" if own.align == "right" and not (own.right or own.right_chars) and row.block.role == "date" else ""
    )
