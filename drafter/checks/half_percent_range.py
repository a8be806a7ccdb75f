"""百分数的起止漏了前一个百分号。

用百分数表示范围时，前后两个数都要带“%”：63%～68%，不写63～68%。

改法：给前一个数补上“%”。

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

RANGE = re.compile(
    r"(?<![0-9.A-Za-z年月—～~\-])(?P<first>[0-9]{1,3}(?:\.[0-9]{1,3})?)(?=(?:--?|－|–|—{1,2}|～|~|至)[0-9]{1,3}(?:\.[0-9]{1,3})?(?P<sign>[%％]))"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first number of a range of percentages without its sign."""
    for spot, match in found(draft, RANGE):
        right = match["first"] + match["sign"]
        message = f"范围的两端都要带百分号：{right}"
        yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", source=SOURCE)
