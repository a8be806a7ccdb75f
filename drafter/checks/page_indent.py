"""段落首行没有空两字。

每个自然段左空二字，回行顶格。缩进要按字数设（2 字符）；按厘米或小字号的磅数设的，换了字号就不是两个字。
用空格、制表符空出来的，由“用空格代替缩进”这一项说；居中、居右和自动编号的段不查。只查 Word 文档（.docx）。

改法：段落→特殊格式，选“首行”，2 字符；左侧、右侧缩进都设为 0。

依据：GB/T 9704—2012《党政机关公文格式》7.3.3
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "warning"

NEAR = 0.3  # characters that do not count


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text whose first line does not begin where it should."""
    _, norm = _page.facts(draft)
    own = [
        row
        for row in _page.prose(draft)
        if row.laid.setting.align in ("both", "left") and not row.numbered and not row.laid.blanks
    ]
    stray = _page.strays(own, indent, lambda value: abs(value - norm.body.indent) <= NEAR)
    if stray is None:
        return
    what = "首行没有缩进" if abs(stray.value) <= NEAR else f"首行空了 {stray.value:g} 字"
    yield Finding(
        *(stray.first, 0, 0),
        f"{stray.who}{what}，应空 {norm.body.indent:g} 字",
        source=_page.source(norm, "7.3.3", "规定"),
        level="hint" if norm.spoken else "",
    )


def indent(row: _page.Row) -> float:
    """How many characters from the edge the first line of a paragraph begins."""
    own, size = row.laid.setting, row.glyphs.size
    first = own.first_chars or own.first / size
    return round(first + own.left / size, 1)
