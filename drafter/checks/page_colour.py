"""正文里有彩色的字。

公文如无特殊说明，文字的颜色均为黑色。彩色的字多半是修改时做的记号，定稿时忘了去掉。红头、链接和待补的空不算。只查 Word 文档（.docx）。

改法：全选正文，字体颜色选“自动”。

依据：GB/T 9704—2012《党政机关公文格式》5.2.4
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import GAP

from . import _page
from ._options import NoOptions as Options

LEVEL = "warning"

LINKS = ("0563C1", "0000FF", "800080", "954F72")  # colours by which links are known


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first coloured words of the running text, and in how many paragraphs there are any."""
    _, norm = _page.facts(draft)
    found = [place for row in _page.prose(draft) if (place := coloured(row))]
    if found:
        index, start, end = found[0]
        yield Finding(
            *(index, start, end),
            f"正文有 {len(found)} 段里有彩色的字，定稿应为黑色",
            source=_page.source(norm, "5.2.4", "规定"),
            level="hint" if norm.spoken else "",
        )


def coloured(row: _page.Row) -> tuple[int, int, int] | None:
    """The first coloured words of a paragraph."""
    for start, text, look in row.pieces():
        if look.colour and look.colour not in LINKS and text.strip() and not GAP.search(text):
            return row.at, start, start + len(text)
    return None
