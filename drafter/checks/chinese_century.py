"""世纪、年代的数字写法不一。

世纪和年代用同一种数字，如20世纪80年代、二十世纪八十年代；不写“二十世纪80年代”“20世纪八十年代”。

改法：统一用一种数字，公文里多用阿拉伯数字。

依据：GB/T 15835—2011《出版物上数字用法》“同类别同形式”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import quantities
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15835—2011"

MIXED = re.compile(
    r"(?P<century>(?:二十|十)[一二三四五六七八九]?)(?=世纪(?:[初中末]?期?)?[0-9]0年代)|(?<=[0-9]世纪)(?P<decade>[二三四五六七八九]十)(?=年代)"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Chinese numerals for a century beside digits for its decade, or the reverse."""
    for spot, match in found(draft, MIXED):
        right = str(quantities.chinese(match.group()))
        message = f"世纪和年代的数字写法要一致：{right}"
        yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", source=SOURCE)
