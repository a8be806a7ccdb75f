"""正文没有两端对齐。

左对齐的正文，右边参差不齐，版心没有撑满。只查 Word 文档（.docx）。

改法：全选正文，段落→对齐方式，选“两端对齐”。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Running text with a ragged edge."""
    stray = _page.strays(_page.prose(draft), lambda row: row.laid.setting.align, lambda align: align != "left")
    if stray is not None and _page.most(stray):
        yield Finding(stray.first, 0, 0, f"{stray.who}左对齐，右边不齐；改用两端对齐", source=_page.PRACTICE)
