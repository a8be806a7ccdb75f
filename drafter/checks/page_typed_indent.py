"""用空格代替缩进。

段首的空格、制表符是一个个敲出来的：字号一改就不是两个字，全文搜索、自动编号、转换格式时也常常多出空格来。只查 Word 文档（.docx）。

改法：查找替换去掉段首空格，再用段落→特殊格式→首行缩进 2 字符。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "warning"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text and headings that begin with blanks, told once."""
    typed = [*_page.prose(draft), *(row for _, row in _page.headings(draft))]
    own = sorted({row.at: row for row in typed if row.laid.blanks.strip("\n")}.items())
    if own:
        message = f"有 {len(own)} 段用空格空出首行，改用“首行缩进 2 字符”"
        yield Finding(own[0][0], 0, 0, message, source=_page.PRACTICE)
