"""汉字年份里的“〇”写成了“零”“0”“O”。

用汉字写年份时，零写作“〇”：二〇二六年。

改法：换成“〇”。

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

ZERO = "零○◯0OoＯｏ０Оо"
YEAR = re.compile(
    rf"(?<![〇零一二三四五六七八九十百])[一二](?:[九八七〇][{ZERO}〇一二三四五六七八九]{{2}}|[{ZERO}][{ZERO}〇一二三四五六七八九]{{2}})(?=年)"
)
ZEROS = re.compile(f"[{ZERO}]")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Years in Chinese numerals with another sign for the naught."""
    for spot, match in found(draft, YEAR):
        right = ZEROS.sub("〇", match.group())
        if right != match.group():
            message = f"汉字年份的零写作“〇”：{right}年"
            yield Finding(spot.block, spot.start, spot.end, message, (right,), "safe", source=SOURCE)
