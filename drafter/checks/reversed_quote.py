"""引号方向不对。

左引号“用在前面，右引号”用在后面。写成”……“或“……“，多是输入法在改稿时没有跟上。

改法：换成另一边的引号。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import quotes

from ._options import NoOptions as Options

LEVEL = "error"
SOURCE = "GB/T 15834—2011"
OTHER = {"“": "”", "”": "“", "‘": "’", "’": "‘"}
SIDE = {"“": "左", "”": "右", "‘": "左", "’": "右"}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Each quote that looks the wrong way."""
    for index, faults in enumerate(quotes.faults(draft)):
        for at in faults.reversed:
            mark = draft.blocks[index].text[at]
            right = OTHER[mark]
            message = f"引号方向不对，这里应是{SIDE[right]}引号{right}"
            yield Finding(index, at, at + 1, message, (right,), "suggest", source=SOURCE)
