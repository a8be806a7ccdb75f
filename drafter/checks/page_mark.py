"""发文机关标志的样子不合要求。

发文机关标志（红头）由发文机关全称或规范化简称加“文件”二字组成，也可以只用机关名称，居中排布，推荐用小标宋体字，颜色为红色。
黑白打印以后套红的纸上印的，可以不改。只查 Word 文档（.docx）。

改法：选中红头，字体选方正小标宋简体，颜色选红色，居中。

依据：GB/T 9704—2012《党政机关公文格式》7.2.4
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, lost

LEVEL = "hint"

FONT = "小标宋"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The mark of who issues a document, where it is not red, not in the usual typeface or not centred."""
    _, norm = _page.facts(draft)
    wrong = [(row.at, faults) for row in _page.elements(draft, "mark") if (faults := differing(row))]
    if wrong:
        at, faults = wrong[0]
        message = f"发文机关标志{'、'.join(faults)}；推荐用红色小标宋体字，居中"
        yield Finding(at, 0, 0, message, source=_page.source(norm, "7.2.4", "推荐"))


def differing(row: _page.Row) -> list[str]:
    """What a mark has that it should not."""
    look, font = row.glyphs, family(row.glyphs.font)
    faults = {
        "不是红色": not red(look.colour),
        f"用{font}": font != FONT and not lost(look, FONT),
        "没有居中": not row.laid.apart and row.laid.setting.align in ("left", "right"),
    }
    return [fault for fault, present in faults.items() if present]


def red(colour: str) -> bool:
    """Whether a colour is a red."""
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)] if colour else [0, 0, 0]
    return parts[0] > 2 * max(parts[1:]) + 1
