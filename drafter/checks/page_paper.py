"""纸张不是 A4。

公文用纸为 A4 型，210 毫米×297 毫米。从模板或外来软件得来的稿子常是 Letter（216×279 毫米），换了打印机才发现版面全变。
文件里没有写明纸张的，Word 会按 Letter 打开，也提示。只查 Word 文档（.docx）。

改法：布局→纸张大小，选 A4，应用于整篇文档。

依据：GB/T 9704—2012《党政机关公文格式》5.1
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "warning"

NAMES = {
    (216, 279): "Letter",
    (216, 356): "Legal",
    (297, 420): "A3",
    (182, 257): "B5",
    (176, 250): "B5",
    (184, 260): "16 开",
}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first section on other paper."""
    page, norm = _page.facts(draft)
    wrong = [section for section in page.sections if not _page.a4(section)]
    if not wrong:
        return
    first = wrong[0]
    short, long = sorted((round(first.width), round(first.height)))
    name = NAMES.get((short, long), "另一种")
    own = f"纸张是 {name}（{short}×{long} 毫米）"
    what = own if first.told else "文件里没有写明纸张，Word 会当作 Letter"
    where = "" if len(wrong) == len(page.sections) else f"有 {len(wrong)} 节的"
    yield Finding(
        *(min(first.first, len(draft.blocks) - 1), 0, 0),
        f"{where}{what}，应为 A4（210×297 毫米）",
        source=_page.source(norm, "5.1", "规定"),
        level=_page.hard(norm),
    )
