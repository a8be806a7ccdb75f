"""没有设中文字体。

字体只设了西文的一栏（有的软件和脚本生成的文件就是这样），汉字不跟着变，实际用的是默认字体：同一份文件，各台电脑上看到的不一样。
只查 Word 文档（.docx）。

改法：全选，字体→中文字体，选定仿宋_GB2312 等；最好改“正文”样式。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, unset

LEVEL = "warning"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text whose Chinese font is named nowhere, or only for Latin letters."""
    _, norm = _page.facts(draft)
    wanted = family(norm.body.font)
    stray = _page.strays(
        _page.prose(draft), lambda row: row.glyphs if unset(row.glyphs, wanted) else None, lambda look: look is None
    )
    if stray is None or stray.value is None:
        return
    look = stray.value
    what = (
        f"只在西文字体里设了{look.latin}，汉字实际用的是{look.font or '默认字体'}"
        if family(look.latin) == wanted
        else f"没有设中文字体{f'（写的是 {look.font}）' if look.font else ''}，各台电脑上看到的不一样"
    )
    yield Finding(stray.first, 0, 0, f"{stray.who}{what}；在“中文字体”里选{norm.body.font}", source=_page.PRACTICE)
