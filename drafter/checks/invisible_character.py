"""夹着看不见的字符。

从网页、聊天软件里粘来的文字，常夹着零宽空格之类看不见的字符：看上去没有错，却搜不到、断行乱、字数不对。
“�”是打开文件时没有认出来的字，请对照原文补上。

改法：删去看不见的字符；“�”换成原来的字。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"

UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]+|\ufffd+")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Characters that take no room, and those that could not be read."""
    for spot, match in found(draft, UNSEEN):
        if match.group()[0] == "\ufffd":
            yield Finding(spot.block, spot.start, spot.end, "这里的字没有认出来，请对照原文补上")
        else:
            message = f"这里有{len(match.group())}个看不见的字符，请删去"
            yield Finding(spot.block, spot.start, spot.end, message, ("",), "safe")
