"""设的字体被主题字体盖住了。

文件里写了字体，又留着“主题字体”的记号；Word 只认主题字体，写的那个不起作用。WPS 和别的软件却可能照写的显示，两边不一样。
只查 Word 文档（.docx）。

改法：选中文字，在字体→中文字体里重新选一次；最好改样式。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family

LEVEL = "warning"

TEXT = ("title", "byline", "salutation", "body")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Text whose named font gives way to the theme's."""
    own = [row for row in _page.rows(draft) if row.block.role in TEXT and row.glyphs.unused]
    hidden = [row for row in own if family(row.glyphs.unused) != family(row.glyphs.font)]
    if hidden:
        look = hidden[0].glyphs
        message = (
            f"有 {len(hidden)} 段写了{look.unused}，却被主题字体盖住，Word 里显示的是{look.font}；重新选一次中文字体"
        )
        yield Finding(hidden[0].at, 0, 0, message, source=_page.PRACTICE)
