"""占比、比率超过了百分之百。

合格率、满意率、覆盖率最多是100%；一样东西的几个部分，占比加起来也不会超过100%。
增长率、完成率、拨备覆盖率可以超过，与别的总量相比（占生产总值的120%）也可以超过，不在此列。

改法：核对数据后改正。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"

PERCENT = r"[0-9]{1,3}(?:\.[0-9]{1,3})?[%％]"
OVER = r"(?P<over>(?!100(?:\.0{1,3})?[%％])[1-9][0-9]{2}(?:\.[0-9]{1,3})?[%％])"
RATE = re.compile(
    rf"(?:合格|满意|出勤|到课|到会|参会|参训|出席|(?<![备性力务息金险])覆盖|及格|优良|优秀|达标|通过|办结|知晓|成活|就业|支持|好评|结业|正确|准确|签约|巩固|整改|回复|入户|按期办结)[率度](?:分别)?(?:均|都)?(?:达到?|为|是|超过?|保持在|提高到|提升到|升至)?(?:了)?{OVER}"
)
SHARE = re.compile(rf"占(?:比|到|了|(?:总数|总人数|总量|总额|全部|学员|代表)的)?(?:为|达|达到|超过)?{OVER}")
GRADE = "(?:优秀|良好|(?:不|基本)?合格|一般|较[好差]|(?:很|非常|基本|比较|不)?满意|[男女](?:性|生|学员|同志)?)"
LIST = rf"(?P<list>{PERCENT}(?:[、，和及]{PERCENT}){{1,9}})"
TOGETHER = (
    re.compile(rf"分别占[^，。；、0-9\n]{{0,12}}(?:总数|人数|学员|代表|党员|干部)的{LIST}"),
    re.compile(rf"{GRADE}(?:[、和]{GRADE}){{1,5}}(?:的?(?:占比|比例|比重))?分别(?:占|为|是){LIST}"),
    re.compile(rf"(?P<list>{GRADE}的?占(?:比)?{PERCENT}(?:[、，]{GRADE}的?占(?:比)?{PERCENT}){{1,5}})"),
)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
MOST = 100.5  # per cent; rounded shares may add up to a little more than all


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Rates and shares above the whole, alone or together."""
    for pattern in (RATE, SHARE):
        for spot, match in found(draft, pattern, "over"):
            yield Finding(spot.block, spot.start, spot.end, f"这里不会超过100%，写的是{match['over']}，请核对")
    for pattern in TOGETHER:
        for spot, match in found(draft, pattern, "list"):
            total = sum(map(float, NUMBER.findall(match["list"])))
            if total > MOST:
                message = f"几项占比加起来是{total:g}%，超过了100%，请核对"
                yield Finding(spot.block, spot.start, spot.end, message, level="warning")
