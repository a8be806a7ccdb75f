"""数字的写法混杂。

大数可以用“万”“亿”作单位，但一个数里只用一个（3.45亿，不写3亿4500万）；
“十、百、千”不与阿拉伯数字连用（5千写作5000）。千米、千瓦、千伏等单位和“千亿”“千万”不在此列。

改法：换算成一个单位，或写出全部数字。

依据：GB/T 15835—2011《出版物上数字用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import quantities
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "GB/T 15835—2011"

TWO_UNITS = re.compile(r"(?<![0-9.])(?P<a>[0-9]{1,6}(?:\.[0-9]{1,4})?)亿(?P<b>[0-9]{1,4}(?:\.[0-9]{1,4})?)万")
HUNDREDS = re.compile(
    r"(?<![0-9.])(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3})?)(?P<unit>[千百])(?![克万亿米瓦伏卡赫帕兆焦帧字周安乏比位强分])"
)
SIZES = {"百": 100, "千": 1000}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Numbers in two great units, and digits before 百 or 千."""
    for spot, match in found(draft, TWO_UNITS):
        right = f"{quantities.written(float(match['a']) + float(match['b']) / 10**4)}亿"
        message = f"一个数里只用一个单位：{right}"
        yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", source=SOURCE, level="warning")
    for spot, match in found(draft, HUNDREDS):
        right = quantities.written(float(match["number"]) * SIZES[match["unit"]])
        message = f"阿拉伯数字不与“{match['unit']}”连用：{right}"
        yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", source=SOURCE)
