"""正文的字号不合要求。

公文如无特殊说明，各要素一般用三号字，Word 里是 16 磅。领导朗读用的大字稿不受此限。只查 Word 文档（.docx）。

改法：全选正文，字号选三号；最好改“正文”样式。

依据：GB/T 9704—2012《党政机关公文格式》5.2.2
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page, _typefaces
from ._options import NoOptions as Options

LEVEL = "hint"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text in another size."""
    _, norm = _page.facts(draft)
    stray = _page.strays(_page.prose(draft), lambda row: row.glyphs.size, lambda size: size == norm.body.size)
    if stray is None:
        return
    yield Finding(
        *(stray.first, 0, 0),
        f"{stray.who}是{_typefaces.size(stray.value)}，一般用{_typefaces.size(norm.body.size)}",
        source=_page.source(norm, "5.2.2", "一般"),
        level=_page.soft(norm),
    )
