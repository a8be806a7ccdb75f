"""每页的行数不对。

公文一般每面排 22 行，并撑满版心。版心高 225 毫米，合 637.8 磅：行距设成固定值 29 磅，22 行要 638 磅，就只排得下 21 行；
设成固定值 28.95 磅，正好 22 行。单倍、多倍和最小值的行距随字体和网格变，同一份文件在不同的电脑上行数不同。
行数按版心的高和行距算出来；页边距不对的，按应有的版心算。只查 Word 文档（.docx）。

改法：段落→行距，选“固定值”，填提示的磅数。

依据：GB/T 9704—2012《党政机关公文格式》5.2.3
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.page import LineRule, Section

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

NATURAL = 1.3  # heights of its type that a line takes by itself, about
MULTIPLES = {1.0: "单倍行距", 1.5: "1.5 倍行距", 2.0: "2 倍行距"}
Spacing = tuple[LineRule, float, bool, float]  # rule, line, whether it keeps to the grid, size of type


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text of which more or fewer lines go on a page than is asked for."""
    _, norm = _page.facts(draft)
    area, grid = _page.type_area(draft), _page.main(draft)
    prose = _page.prose(draft)
    if not norm.lines or not prose:
        return
    stray = _page.strays(prose, spacing, lambda value: lines(value, area, grid) == norm.lines)
    if stray is None:
        return
    rule, line, _, _ = stray.value
    count = lines(stray.value, area, grid)
    only = "只" if count < norm.lines else ""
    number = f"每页{only}排 {count} 行" if rule == "exact" else f"每页约 {count} 行，随字体变"
    yield Finding(
        *(stray.first, 0, 0),
        f"{stray.who}行距{said(rule, line)}，{number}；设为固定值 {norm.pitch:g} 磅，每页 {norm.lines} 行",
        source=_page.source(norm, "5.2.3", "一般"),
        level=_page.soft(norm),
    )


def spacing(row: _page.Row) -> Spacing:
    """How the lines of a paragraph are spaced."""
    own = row.laid.setting
    return own.rule, own.line, own.snapped, row.glyphs.size


def lines(spacing: Spacing, area: Section, grid: Section) -> int:
    """How many lines fill the type area."""
    rule, line, snapped, size = spacing
    own = size * NATURAL
    if rule == "auto" and grid.pitch and snapped:
        pitch = grid.pitch * -(-own // grid.pitch) * line
    else:
        pitch = {"exact": line, "atLeast": max(line, own), "auto": own * line}[rule]
    return _page.fitting(_page.height(area), pitch)


def said(rule: LineRule, line: float) -> str:
    """A spacing as the dialogue calls it."""
    if rule == "auto":
        return f"是{MULTIPLES.get(line, f'{line:g} 倍行距')}"
    return f"是{'固定值' if rule == 'exact' else '最小值'} {line:g} 磅"
