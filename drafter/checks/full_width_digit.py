"""数字、字母用了全角。

横排的文字里，阿拉伯数字和拉丁字母用半角；全角数字间距松，与别处的半角数字混在一起也不齐。

改法：换成半角。

依据：GB/T 15835—2011《出版物上数字用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15835—2011"

WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ]|(?<=[０-９])[．.](?=[０-９]))*")
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Runs of full-width digits and letters."""
    for spot, match in found(draft, WIDE):
        right = match.group().translate(NARROW)
        message = f"全角“{match.group()}”，应为半角“{right}”"
        yield Finding(spot.block, spot.start, spot.end, message, (right,), "safe", source=SOURCE)
