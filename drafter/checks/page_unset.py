"""文件没有按版式排。

页边距、正文的字体、字号或行距都是文字处理软件一打开的样子，没有按公文（讲话稿）的版式排过。这样的稿子只提这一条，不再一项一项列出来；
要看细目，加 --layout 公文 之类指明版式。正文不满二百字的表格、清单不提。只查 Word 文档（.docx）。

改法：用 drafter format 原稿 -o 新稿.docx 重排，文字一个不动；套用单位的模板，或者先设页边距，再改“正文”样式的字体、字号和行距。不打算当公文印的，不必改。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, size

LEVEL = "hint"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A page that nobody has set, told once."""
    _, norm = _page.facts(draft)
    if _page.judged(draft) or not _page.substantial(draft) or not _page.untouched(draft):
        return
    row, section = _page.prose(draft)[0], _page.main(draft)
    edge = "、".join(f"{value:.0f}" for value in (section.top, section.bottom, section.left, section.right))
    look = f"页边距上下左右 {edge} 毫米，正文是{size(row.glyphs.size)}{family(row.glyphs.font)}"
    kind = "讲话稿" if norm.spoken else "公文"
    yield Finding(
        *(0, 0, 0),
        f"没有按{kind}的版式排（{look}）；要印发的话，用 drafter format 重排",
        source=_page.source(norm, "5.2", "规定、一般"),
    )
