"""天数与起止日期对不上。

3月2日至5日，首尾都算是4天；写“为期3天”就与日期不符。日期与天数不在一句话里时，全篇只有一个起止日期才比较。

改法：核对日程，改正天数或日期。
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Draft, Finding, Level
from drafter.text import quantities
from drafter.text.dates import LEAP_YEAR
from drafter.text.places import found, whole

from ._options import NoOptions as Options

LEVEL: Level = "error"

RANGE = re.compile(
    r"(?:(?P<year>20[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?(?:至|到|—|—|－|-|～|~)(?:20[0-9]{2}年)?(?:(?P<last>[0-9]{1,2})月)?(?P<end>[0-9]{1,2})日"
)
NUMBER = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}"
SPAN = re.compile(
    rf"(?:为期|历时|会期|共|(?:经过|通过)(?=[^，。；\n]{{1,12}}(?:培训|学习|会议|研讨|授课)))(?P<said>(?P<days>{NUMBER})天)(?![半多])"
)
SENTENCE_END = re.compile("[。！？\n]")
OTHER = re.compile("报名|申报|公示|报到|提交|征集|预约|有效|截止|受理|评审")  # times of their own
REACH = 24  # characters between a range and the days that it lasts
SURE_DAYS = 15  # longer times are often rounded
SURE = ("为期", "历时", "会期")


class Range(NamedTuple):
    """A first and a last day: where they stand, and how many days they are."""

    start: int
    end: int
    days: int


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Numbers of days that the first and the last day contradict."""
    text = whole(draft).text
    ranges = list(ranges_of(text))
    only = ranges[0].days if ranges and len({each.days for each in ranges}) == 1 else 0
    for spot, match in found(draft, SPAN, "said") if ranges else ():
        near = [each.days for each in around(ranges, match) if together(text, each, match)]
        days = near[0] if len(near) == 1 else 0 if near or match.group().startswith("共") else only
        if days and quantities.value(match["days"]) not in (days, None):
            message = f"起止日期首尾都算是{days}天，与“{match['days']}天”不符，请核对"
            level: Level = LEVEL if near and sure(match, days) else "warning"
            yield Finding(spot.block, spot.start, spot.end, message, (f"{days}天",), "suggest", level=level)


def sure(match: re.Match[str], days: int) -> bool:
    """Whether a number of days is surely that of the range: not one less, as nights are counted, and not rounded."""
    return match.group().startswith(SURE) and quantities.value(match["days"]) != days - 1 and days <= SURE_DAYS


def around(ranges: list[Range], match: re.Match[str]) -> list[Range]:
    """The ranges just before and just behind a number of days."""
    place = bisect_left(ranges, match.start(), key=lambda each: each.start)
    return ranges[max(0, place - 1) : place + 1]


def ranges_of(text: str) -> Iterator[Range]:
    """Each range of days of an event: where it stands and how many days it has."""
    for match in RANGE.finditer(text):
        days = length(match)
        if days > 0 and not OTHER.search(text, max(0, match.start() - REACH // 2), match.end()):
            yield Range(*match.span(), days)


def length(match: re.Match[str]) -> int:
    """How many days a range has, both ends counted; 0 for days that no calendar has."""
    year, month, last = int(match["year"] or LEAP_YEAR), int(match["month"]), int(match["last"] or match["month"])
    try:
        first = datetime.date(year, month, int(match["day"]))
        final = datetime.date(year + (last < month), last, int(match["end"]))
    except ValueError:
        return 0
    return (final - first).days + 1


def together(text: str, dates: Range, said: re.Match[str]) -> bool:
    """Whether a range and a number of days speak of one event: near each other in one sentence."""
    low, high = sorted(((dates.start, dates.end), said.span()))
    between = text[low[1] : high[0]]
    return len(between) <= REACH and not SENTENCE_END.search(between) and not OTHER.search(between)
