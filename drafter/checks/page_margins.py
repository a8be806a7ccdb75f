"""页边距不合要求。

公文天头（上白边）37 毫米、订口（左白边）28 毫米，各许差 1 毫米；版心 156 毫米×225 毫米，所以下边距是 35 毫米，右边距是 26 毫米。
装订线的宽度算在左边。横排的页不查。只查 Word 文档（.docx）。

改法：布局→页边距→自定义，上 3.7、下 3.5、左 2.8、右 2.6 厘米，装订线 0，应用于整篇文档。

依据：GB/T 9704—2012《党政机关公文格式》5.2.1
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "warning"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first upright section with other margins."""
    page, norm = _page.facts(draft)
    upright = [section for section in page.sections if section.told and section.width <= section.height]
    wrong = [section for section in upright if _page.off_edge(section, norm.section)]
    if not wrong:
        return
    off = _page.off_edge(wrong[0], norm.section)
    own = "、".join(f"{side} {value:.1f}" for side, (value, _) in off.items())
    right = "、".join(f"{side} {value:g}" for side, (_, value) in off.items())
    where = "" if len(wrong) == len(upright) else f"有 {len(wrong)} 节的"
    yield Finding(
        *(min(wrong[0].first, len(draft.blocks) - 1), 0, 0),
        f"{where}页边距{own} 毫米，应为{right} 毫米",
        source=_page.source(norm, "5.2.1", "规定"),
        level=_page.hard(norm),
    )
