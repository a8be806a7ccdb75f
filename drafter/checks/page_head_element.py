"""份号、密级、紧急程度的样子不合要求。

份号、密级和保密期限、紧急程度顶格排在版心左上角，从上到下依次一行一个，用三号字；密级和紧急程度用黑体。只查 Word 文档（.docx）。

改法：选中这几行，字号选三号，密级、紧急程度选黑体，居左，去掉缩进和段首空格。

依据：GB/T 9704—2012《党政机关公文格式》7.2.1、7.2.2、7.2.3
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, lost, size
from .page_salutation import shifted

LEVEL = "hint"

BLACK = "黑体"
SIZE = 16
NAMES = {"serial": "份号", "secrecy": "密级", "urgency": "紧急程度"}
CLAUSES = {"serial": "7.2.1", "secrecy": "7.2.2", "urgency": "7.2.3"}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first of the elements above the mark that looks otherwise."""
    _, norm = _page.facts(draft)
    wrong = [(row, faults) for row in _page.elements(draft, *NAMES) if (faults := differing(row))]
    if wrong:
        row, faults = wrong[0]
        font = "三号" if row.block.role == "serial" else "三号黑体"
        yield Finding(
            *(row.at, 0, 0),
            f"{NAMES[row.block.role]}{'、'.join(faults)}；一般用{font}，顶格排在左上角",
            source=_page.source(norm, CLAUSES[row.block.role], "一般"),
        )


def differing(row: _page.Row) -> list[str]:
    """What an element has that it should not; in a cell or a frame it may stand anywhere."""
    font, apart = family(row.glyphs.font), row.laid.apart
    faults = {
        f"用{font}": row.block.role != "serial" and font != BLACK and not lost(row.glyphs, BLACK),
        f"是{size(row.glyphs.size)}": row.glyphs.size != SIZE,
        shifted(row): not apart and bool(shifted(row)),
    }
    return [fault for fault, present in faults.items() if present]
