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
OVER = re.compile(r"(?<![0-9.])(?!100(?:\.0{1,3})?[%％])[1-9][0-9]{2}(?:\.[0-9]{1,3})?[%％]")
REACHED = "(?:为|是|达到?|超过?|保持在|提高到|提升到|升至)?了?"
RATE = re.compile(
    "(?:合格|满意|出勤|到课|到会|参会|参训|出席|(?<![备性力务息金险])覆盖|及格|优良|优秀|达标|通过|办结|知晓|成活|就业"
    f"|支持|好评|结业|正确|准确|签约|巩固|整改|回复|入户)[率度](?:分别)?[均都]?{REACHED}$"
    f"|占(?:比|到|了|(?:总数|总人数|总量|总额|全部|学员|代表)的)?{REACHED}$"
)
GRADE = "(?:优秀|良好|(?:不|基本)?合格|一般|较[好差]|(?:很|非常|基本|比较|不)?满意|[男女](?:性|生|学员|同志)?)"
GRADES = re.compile(f"{GRADE}(?:[、和]{GRADE}){{1,5}}(?:的?(?:占比|比例|比重))?$")
BASE = r"[^，。；、0-9\n]{0,12}(?:总数|人数|学员|代表|党员|干部)的"
RESPECTIVELY = re.compile(rf"分别(?:占(?P<base>{BASE})|占|为|是)(?P<list>{PERCENT}(?:[、，和及]{PERCENT}){{1,9}})")
EACH = re.compile(
    rf"(?<=[秀好格般差意男女性生员志的])(?P<list>占比?{PERCENT}(?:[、，]{GRADE}的?占比?{PERCENT}){{1,5}})"
)
ONE = re.compile(f"{GRADE}的?$")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
MOST = 100.5  # per cent; rounded shares may add up to a little more than all
WIDEST = 40  # characters before a number that tell what it is


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Rates and shares above the whole, alone or together."""
    for spot, match in found(draft, OVER):
        if RATE.search(match.string, max(0, match.start() - WIDEST), match.start()):
            message = f"这里不会超过100%，写的是{match.group()}，请核对"
            yield Finding(spot.block, spot.start, spot.end, message)
    for pattern in (RESPECTIVELY, EACH):
        for spot, match in found(draft, pattern, "list"):
            total = sum(map(float, NUMBER.findall(match["list"])))
            if total > MOST and of_one_whole(match):
                message = f"几项占比加起来是{total:g}%，超过了100%，请核对"
                yield Finding(spot.block, spot.start, spot.end, message, level="warning")


def of_one_whole(match: re.Match[str]) -> bool:
    """Whether shares are surely parts of one whole: its name is given, or they are grades of one scale."""
    if match.groupdict().get("base"):
        return True
    before = GRADES if match.re is RESPECTIVELY else ONE
    return before.search(match.string, max(0, match.start() - WIDEST), match.start()) is not None
