"""字符网格在别的软件里会散开。

文档网格选了“指定行和字符网格”，格子又比字窄，Word 会把字挤进格子，LibreOffice 和用它做内核的软件却让每个字占两格：
每行只剩一半多的字，页数翻一番。只查 Word 文档（.docx）；指明了带字符网格的版式（如 --layout gongwen-word-grid）的，是有意为之，不提。

改法：布局→页面设置→文档网格，选“只指定行网格”，跨度与行距相同；每行 28 字改由字距紧缩 0.3 磅得到。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "warning"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A grid of characters whose cells are narrower than the type."""
    _, norm = _page.facts(draft)
    section, prose = _page.main(draft), _page.prose(draft)
    if section.cell <= 0 or norm.celled or not prose:
        return
    stray = _page.strays(prose, lambda row: row.glyphs.size, lambda size: size <= section.cell + _page.CLOSE)
    if stray is None:
        return
    count = int(_page.width(section) // section.cell // -(-stray.value // section.cell))
    yield Finding(
        *(stray.first, 0, 0),
        f"文档网格每格宽 {section.cell:.2f} 磅，放不下 {stray.value:g} 磅的字：在 LibreOffice 一类软件里每行只剩 {count} 字；"
        "改成“只指定行网格”",
        source=_page.PRACTICE,
    )
