"""表示起止的连接号用了短横线。

年份、日期、时间、数目、地点的起止用一字线“—”或浪纹线“～”，如2021—2025年、3—5个；
短横线“-”用于型号、电话号码、门牌号和数字式日期（2026-03-02）。

改法：换成“—”；数目的起止也可以用“～”。

依据：GB/T 15834—2011《标点符号用法》4.13
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011，4.13"

HYPHEN = "(?P<mark> ?(?:-|－|–|--|－－) ?)"
TIME = re.compile(
    rf"(?<![\d.A-Za-z/-])\d{{1,4}}[年月日时]{HYPHEN}\d{{1,4}}[年月日时]|(?<![\d.A-Za-z/-])(?:(?:19|20)\d\d{HYPHEN.replace('mark', 'years')}(?:19|20)\d\d|\d{{1,2}}{HYPHEN.replace('mark', 'days')}\d{{1,2}})(?=[年月日时](?!型)|学年|财年)"
)
QUANTITY = re.compile(
    rf"(?<![\d.A-Za-z/-])\d[\d.]{{0,8}}[%％]?{HYPHEN}\d[\d.]{{0,8}}(?:[%％]|[万亿]?(?:个|名|人|项|条|家|次|天|周|岁|元|倍|公里|亩|吨|分钟|小时|篇|场|件|户|平方米))(?!性|制)"
)
PLACE = re.compile(
    "(?<=[\u4e00-\u9fff])(?P<mark>[-－–])(?=[\u4e00-\u9fff]{2,6}(?:高速|高铁|铁路|公路|航线|航班|列车|城际))"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Hyphens between the ends of a time, of a quantity or of a line between places."""
    for pattern, right in ((TIME, ("—",)), (QUANTITY, ("—", "～")), (PLACE, ("—",))):
        for spot, match in found(draft, pattern):
            name = match.lastgroup or "mark"
            start, end = (place - match.start() + spot.start for place in match.span(name))
            message = f"起止之间应用“{'”或“'.join(right)}”，不用短横线"
            yield Finding(spot.block, start, end, message, right, "suggest", source=SOURCE)
