"""行网格与行距对不上。

文档网格的行跨度与行距不同时，Word 里固定值的行距不受网格影响，LibreOffice 却把每一行撑到网格的整数倍：同一份文件，每页的行数不同。
行数本身不对的，先按“每页的行数不对”改。只查 Word 文档（.docx）。

改法：布局→页面设置→文档网格，选“无网格”，或者“只指定行网格”，每页 22 行。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A grid whose pitch is not that of the exact lines of the running text."""
    _, norm = _page.facts(draft)
    area, pitch = _page.type_area(draft), _page.main(draft).pitch
    exact = [row for row in _page.prose(draft) if row.laid.setting.rule == "exact" and row.laid.setting.snapped]
    if not pitch or not norm.lines or not exact:
        return
    stray = _page.strays(
        exact, lambda row: row.laid.setting.line, lambda line: agreed(line, pitch, _page.height(area), norm.lines)
    )
    if stray is None or not _page.most(stray):
        return
    own, other = (_page.fitting(_page.height(area), line) for line in (stray.value, snapped(stray.value, pitch)))
    yield Finding(
        *(stray.first, 0, 0),
        f"文档网格每行 {pitch:g} 磅，与行距 {stray.value:g} 磅对不上：Word 里每页 {own} 行，LibreOffice 里 {other} 行；"
        f"把网格改成每页 {own} 行，或选“无网格”",
        source=_page.PRACTICE,
    )


def agreed(line: float, pitch: float, height: float, wanted: int) -> bool:
    """Whether as many lines go on a page with the grid as without it, or the lines are wrong by themselves."""
    own = _page.fitting(height, line)
    return own in (_page.fitting(height, snapped(line, pitch)), 0) or own != wanted


def snapped(line: float, pitch: float) -> float:
    """A line stretched to whole pitches."""
    return pitch * -(-(line - _page.CLOSE) // pitch)
