"""小标题的字体不合要求。

结构层次序数依次是“一、”“（一）”“1.”“（1）”，一般第一层用黑体，第二层用楷体，第三层、第四层用仿宋。看序数后面的字用什么字体，
标题单独成段和接排正文都查。只查 Word 文档（.docx）。

改法：选中各级小标题改字体；最好用样式，改一处就都改了。

依据：GB/T 9704—2012《党政机关公文格式》7.3.3
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, lost

LEVEL = "hint"

LEVELS = "一二三四"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Headings in another typeface, told at once."""
    _, norm = _page.facts(draft)
    wrong: dict[int, list[tuple[int, str]]] = {}
    body = family(norm.body.font)
    usual = Counter(family(row.glyphs.font) for row in _page.prose(draft)).most_common(1) or [(body, 0)]
    asked = [family(font) for font in (*norm.headings, norm.body.font)]
    for level, row in _page.headings(draft):
        look, wanted = row.laid.runs[0][1], asked[level - 1]
        font = family(look.font)
        if font != wanted and not lost(look, wanted) and (wanted != body or font != usual[0][0]):
            wrong.setdefault(level, []).append((row.at, font))
    if not wrong:
        return
    told = [
        f"{LEVELS[level - 1]}级标题有 {len(found)} 处用{found[0][1]}，一般用{asked[level - 1]}"
        for level, found in sorted(wrong.items())
    ]
    yield Finding(
        *(min(found[0][0] for found in wrong.values()), 0, 0),
        "；".join(told),
        source=_page.source(norm, "7.3.3", "一般"),
        level=_page.soft(norm),
    )
