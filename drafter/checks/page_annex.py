"""附件没有另起一页，或者“附件”二字的样子不对。

附件另面编排，在版记之前；“附件”二字和序号用三号黑体字，顶格排在版心左上角第一行，附件标题居中排在第三行。
同一份文件里紧跟在正文后面的附件才查。只查 Word 文档（.docx）。

改法：选中“附件”那一行，段落→换行和分页→“段前分页”；字体选黑体，去掉缩进。

依据：GB/T 9704—2012《党政机关公文格式》7.3.7
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, lost
from .page_salutation import shifted

LEVEL = "hint"

FONT = "黑体"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first annex that goes on where the text before it ends, or whose number looks otherwise."""
    _, norm = _page.facts(draft)
    starts = {section.first for section in _page.facts(draft)[0].sections}
    for row in _page.elements(draft, "annex"):
        if faults := differing(row, starts):
            yield Finding(
                *(row.at, 0, 0),
                f"附件{'、'.join(faults)}；附件另起一页，“附件”二字用三号黑体，居左顶格",
                source=_page.source(norm, "7.3.7", "规定"),
            )
            return


def differing(row: _page.Row, starts: set[int]) -> list[str]:
    """What an annex has that it should not."""
    font = family(row.glyphs.font)
    faults = {
        "没有另起一页": row.at > 0
        and not row.laid.begins_page
        and row.at not in starts
        and row.laid.skipped < _page.PUSHED,
        f"用{font}": font != FONT and not lost(row.glyphs, FONT),
        shifted(row): bool(shifted(row)),
    }
    return [fault for fault, present in faults.items() if present]
