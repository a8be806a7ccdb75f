"""页码是打上去的数字。

页脚里的页码是打上去的字，不是页码域，每一页都是同一个数。只查 Word 文档（.docx）。

改法：删去页脚里的数字，插入→页码，选“当前位置”。

依据：GB/T 9704—2012《党政机关公文格式》7.5
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "warning"

NUMBER = re.compile(r"[\s—–－―─\-·第页/]*[0-9０-９]{1,4}[\s—–－―─\-·第页/]*")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A header or footer whose page number is typed."""
    page, norm = _page.facts(draft)
    margins = [one for section in page.sections for one in section.margins]
    typed = [one for one in margins if not one.numbered and NUMBER.fullmatch(one.text)]
    if typed and draft.blocks:
        yield Finding(
            *(0, 0, 0),
            f"{'页脚' if typed[0].foot else '页眉'}里的“{typed[0].text.strip()}”是打上去的，每页都一样；换成页码域",
            source=_page.source(norm, "7.5", "规定"),
            level=_page.hard(norm),
        )
