"""引号、破折号用了西文字体。

引号“”、破折号——、省略号……和间隔号中西文共用一个编码，文字没有标明是中文，Word 就用西文字体：引号变窄，破折号断开。
别的软件生成的文件最常见。只查 Word 文档（.docx）。

改法：选中这些标点，把西文字体改成与中文字体相同；或者用中文输入法重新输入一次。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import chinese

LEVEL = "warning"

SHARED = re.compile("[“”‘’—…·]+")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first of the marks that are set in a Latin font, and how many there are."""
    found = [place for row in _page.prose(draft) for place in latin(row)]
    if found:
        index, start, end, mark, font = found[0]
        message = f"“{mark}”等 {len(found)} 处引号、破折号、省略号用了西文字体 {font}，会变窄或断开；改用中文字体"
        yield Finding(index, start, end, message, source=_page.PRACTICE)


def latin(row: _page.Row) -> Iterator[tuple[int, int, int, str, str]]:
    """The marks of a paragraph that are set in a Latin font."""
    for start, text, look in row.pieces():
        if not look.hinted and look.latin and not chinese(look.latin):
            for match in SHARED.finditer(text):
                yield row.at, start + match.start(), start + match.end(), match.group(), look.latin
