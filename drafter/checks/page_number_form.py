"""页码的样子不合要求。

页码一般用四号半角宋体阿拉伯数字，左右各放一条一字线，一字线上距版心下边缘 7 毫米（页脚距纸边 25 毫米）。只查 Word 文档（.docx）。

改法：选中页码，字体选宋体，字号四号，两边各输入一个“—”；布局→页面设置→版式→页脚距边界 2.5 厘米。

依据：GB/T 9704—2012《党政机关公文格式》7.5
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.page import Margin, PageNorm

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, size

LEVEL = "hint"

LINES = "—－一―─"
NEAR = 2  # millimetres that do not count


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Page numbers that look otherwise, all that is amiss told at once."""
    _, norm = _page.facts(draft)
    section = _page.main(draft)
    shown = next((one for one in section.margins if one.numbered and one.foot and one.kind == "default"), None)
    if shown is None or not norm.lines:
        return
    faults = differing(shown, norm)
    if not (shown.aside or _page.off_edge(section, norm.section)) and abs(section.foot - norm.section.foot) > NEAR:
        faults.append(f"页脚距纸边 {section.foot:.1f} 毫米")
    if faults:
        right = f"{size(norm.number.size)}{norm.number.font}，形如“— 1 —”，页脚距纸边 {norm.section.foot:g} 毫米"
        yield Finding(0, 0, 0, f"页码{'、'.join(faults)}；一般用{right}", source=_page.source(norm, "7.5", "一般"))


def differing(shown: Margin, norm: PageNorm) -> list[str]:
    """What a page number has that it should not."""
    look, wanted = shown.glyphs, norm.number
    faults = {
        f"用 {look.latin}": bool(look.latin) and family(look.latin) != family(wanted.font),
        size(look.size): look.size != wanted.size,
        "两边没有一字线": not shown.text.strip().startswith(tuple(LINES)),
    }
    return [fault for fault, present in faults.items() if present]
