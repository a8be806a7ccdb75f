"""计量单位写法不规范或前后不一。

单位符号有固定的大小写（kg、km），正文里以写中文名称为好（平方米，不写㎡、平米）；
一篇里“公里”和“千米”、“公斤”和“千克”只用一种。

改法：换成规范写法；混用的统一成一种。

依据：《中华人民共和国法定计量单位》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "《中华人民共和国法定计量单位》"

RIGHT = {
    "KG": "kg",
    "Kg": "kg",
    "KM": "km",
    "Km": "km",
    "CM": "cm",
    "MM": "mm",
    "㎡": "平方米",
    "M2": "平方米",
    "m2": "平方米",
    "㎞": "km",
    "㎏": "kg",
    "平米": "平方米",
    "公分": "厘米",
}
WRONG = re.compile(rf"(?<=[0-9万亿余多]) ?(?:{'|'.join(RIGHT)})(?![A-Za-z0-9])")
PAIRS = (
    (re.compile("(?<=[0-9万余多])公里"), re.compile("(?<=[0-9万余多])千米")),
    (re.compile("(?<=[0-9万余多])公斤"), re.compile("(?<=[0-9万余多])千克")),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Units in a wrong form, and the rarer of two names for one unit."""
    for spot, match in found(draft, WRONG):
        right = RIGHT[match.group().strip()]
        yield Finding(spot.block, spot.start, spot.end, f"单位应写作“{right}”", (right,), "suggest", source=SOURCE)
    for pair in PAIRS:
        one, other = sorted(([(spot, match.group()) for spot, match in found(draft, name)] for name in pair), key=len)
        if one:
            spot, name = one[0]
            right = other[0][1]
            message = f"全篇“{name}”和“{right}”混用，请统一"
            related = tuple(place for place, _ in one[1:])
            yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", related, SOURCE)
