"""用空行把文字推到下一页。

连敲几个回车把文字推到下一页，前面增删一行，后面就全错位。连着五个以上的空段才提。只查 Word 文档（.docx）。

改法：删去空段，在后一段用段落→换行和分页→“段前分页”，或按 Ctrl+回车插入分页符。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first run of many empty paragraphs."""
    pushed = [row for row in _page.rows(draft) if row.laid.skipped >= _page.PUSHED]
    if pushed:
        message = f"前面有 {pushed[0].laid.skipped} 个空段；要另起一页，用“段前分页”或分页符"
        yield Finding(pushed[0].at, 0, 0, message, source=_page.PRACTICE)
