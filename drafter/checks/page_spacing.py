"""正文的段前、段后空了距离。

段与段之间另加距离，每页就排不满应有的行数，正反两面的行也对不齐。英文模板的“正文”样式常带段后 8 磅或 10 磅。
只查 Word 文档（.docx）。

改法：全选正文，段落→间距，段前、段后都设为 0。

依据：GB/T 9704—2012《党政机关公文格式》5.2.3
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

LITTLE = 1  # point that does not count


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text with space between its paragraphs."""
    _, norm = _page.facts(draft)
    stray = _page.strays(
        _page.prose(draft),
        lambda row: (row.laid.setting.before, row.laid.setting.after),
        lambda gaps: max(gaps) <= LITTLE,
    )
    if stray is None:
        return
    told = "、".join(f"{side} {gap:g} 磅" for side, gap in zip(("段前", "段后"), stray.value, strict=True) if gap)
    yield Finding(
        *(stray.first, 0, 0),
        f"{stray.who}{told}，每页排不满行；设为 0",
        source=_page.source(norm, "5.2.3", "一般"),
    )
