"""表示起止的连接号用了短横线。

年份、日期、时间、数目、地点的起止用一字线“—”或浪纹线“～”，如2021—2025年、3—5个；
短横线“-”用于型号、电话号码、门牌号和数字式日期（2026-03-02）。

改法：换成“—”；数目的起止也可以用“～”。

依据：GB/T 15834—2011《标点符号用法》4.13.3.2
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011，4.13.3.2"

HYPHEN = "(?P<mark> ?(?:--?|－－?|–) ?)"
BEFORE = r"(?<![0-9.A-Za-z/\-])"  # no model, code or date in digits
NUMBER = r"[0-9][0-9.]{0,8}"
UNIT = "(?:[%％]|[万亿]?(?:个|名|人|项|条|家|次|天|周|岁|元|倍|公里|亩|吨|分钟|小时|篇|场|件|户|平方米))"
RANGES = (
    (rf"{BEFORE}[0-9]{{1,4}}[年月日时]{HYPHEN}[0-9]{{1,4}}[年月日时]", ("—",)),
    (rf"{BEFORE}(?:19|20)[0-9]{{2}}{HYPHEN}(?:19|20)[0-9]{{2}}(?=年|学年|财年)", ("—",)),
    (rf"{BEFORE}[0-9]{{1,2}}{HYPHEN}[0-9]{{1,2}}(?=[年月日时](?!型))", ("—",)),
    (rf"{BEFORE}{NUMBER}[%％]?{HYPHEN}{NUMBER}{UNIT}(?!性|制)", ("—", "～")),
    (rf"{marks.WORD}(?P<mark>[-－–])(?={marks.WORD}{{2,6}}(?:高速|高铁|铁路|公路|航线|航班|列车|城际))", ("—",)),
)
PATTERNS = tuple((re.compile(pattern), right) for pattern, right in RANGES)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Hyphens between the ends of a time, of a quantity or of a line between places."""
    for pattern, right in PATTERNS:
        for spot, _ in found(draft, pattern, "mark"):
            message = f"起止之间应用“{'”或“'.join(right)}”，不用短横线"
            yield Finding(spot.block, spot.start, spot.end, message, right, "suggest", source=SOURCE)
