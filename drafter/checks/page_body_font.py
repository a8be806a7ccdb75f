"""正文的字体不合要求。

公文如无特殊说明，各要素一般用三号仿宋体字。仿宋_GB2312、方正仿宋、华文仿宋、FangSong 都算仿宋；段首的黑体、楷体和段中少量的楷体不算错。
没有设中文字体的，由“没有设中文字体”这一项说。只查 Word 文档（.docx）。

改法：全选正文，字体→中文字体，选仿宋_GB2312；最好改“正文”样式。

依据：GB/T 9704—2012《党政机关公文格式》5.2.2
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, lost

LEVEL = "hint"

BESIDE = ("楷体", "黑体")  # in which single paragraphs may well be set


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text in another typeface."""
    _, norm = _page.facts(draft)
    wanted = family(norm.body.font)
    prose = [row for row in _page.prose(draft) if not lost(row.glyphs, wanted)]
    stray = _page.strays(prose, lambda row: family(row.glyphs.font), lambda font: font == wanted)
    if stray and stray.share <= 1 / 2:
        stray = _page.strays(prose, lambda row: family(row.glyphs.font), lambda font: font in (wanted, *BESIDE))
    if stray is None:
        return
    yield Finding(
        *(stray.first, 0, 0),
        f"{stray.who}用的是{stray.value}，一般用{wanted}",
        source=_page.source(norm, "5.2.2", "一般"),
        level=_page.soft(norm),
    )
