"""行首是标点。

点号和右引号、右括号不能放在一段的开头，多是分段时断错了地方。

改法：把标点移到上一段末尾，或者接上被断开的两段。

依据：GB/T 15834—2011《标点符号用法》5.1
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import marks

from ._options import NoOptions as Options

LEVEL = "error"
SOURCE = "GB/T 15834—2011，5.1"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Paragraphs of running text that begin with a point or a closing mark."""
    for index, block in enumerate(draft.blocks):
        if index and block.role == "body" and block.text.startswith((*marks.POINTS, *marks.CLOSING)):
            yield Finding(index, 0, 1, f"一段不能以“{block.text[0]}”开头", source=SOURCE)
