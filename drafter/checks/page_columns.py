"""每行的字数不对。

公文一般每行排 28 个字，并撑满版心。版心宽 156 毫米，合 442.2 磅，28 个三号字按 16 磅要 448 磅，所以只排得下 27 个；
把正文的字距紧缩 0.3 磅（至少 0.25 磅），正好 28 个。
字数按版心的宽、字号和字距算出来；页边距不对的，按应有的版心算；字号不对的，先改字号，这里不提。只查 Word 文档（.docx）。

改法：选中正文，字体→高级→间距，选“紧缩”，填 0.3 磅。

依据：GB/T 9704—2012《党政机关公文格式》5.2.3
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

SQUEEZE = 0.3  # points; 0.25 are enough for 28 characters, but then LibreOffice loses a point that hangs at the end


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text of the right size of which more or fewer characters go on a line than is asked for."""
    _, norm = _page.facts(draft)
    own = [row for row in _page.prose(draft) if row.glyphs.size == norm.body.size]
    if not norm.columns or not own or _page.main(draft).cell:
        return
    room = _page.width(_page.type_area(draft))
    stray = _page.strays(
        own,
        lambda row: row.glyphs.squeeze,
        lambda squeeze: _page.fitting(room, norm.body.size + squeeze) == norm.columns,
    )
    if stray is None:
        return
    count = _page.fitting(room, norm.body.size + stray.value)
    squeezed = f"字距是 {stray.value:+g} 磅" if stray.value else "没有紧缩字距"
    needed = norm.body.size * norm.columns / _page.POINTS
    why = f"（{norm.columns} 个 {norm.body.size:g} 磅的字要 {needed:.0f} 毫米，版心宽 {room / _page.POINTS:.0f} 毫米）"
    remedy = f"把字距设为{wanted(room, norm.body.size, norm.columns)}"
    yield Finding(
        *(stray.first, 0, 0),
        f"{stray.who}{squeezed}，每行{'只' if count < norm.columns else ''}排 {count} 字{why}；{remedy}，每行 {norm.columns} 字",
        source=_page.source(norm, "5.2.3", "一般"),
        level=_page.soft(norm),
    )


def wanted(room: float, size: float, columns: int) -> str:
    """The spacing of characters by which so many fit, as the dialogue calls it."""
    return "标准" if _page.fitting(room, size) == columns else f"紧缩 {SQUEEZE:g} 磅"
