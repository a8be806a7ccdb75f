"""天数与起止日期对不上。

3月2日至5日，首尾都算是4天；写“为期3天”就与日期不符。日期与天数不在一句话里时，全篇只有一个起止日期才比较。

改法：核对日程，改正天数或日期。
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Level
from drafter.text import quantities
from drafter.text.dates import LEAP_YEAR
from drafter.text.places import found, whole

from ._options import NoOptions as Options

LEVEL: Level = "error"

RANGE = re.compile(
    r"(?:(?P<year>20[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日?(?:至|到|—|—|－|-|～|~)(?:20[0-9]{2}年)?(?:(?P<last>[0-9]{1,2})月)?(?P<end>[0-9]{1,2})日"
)
SPAN = re.compile(r"(?:为期|历时|会期|经过|通过|共)(?P<days>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})天(?![半多])")
SENTENCE_END = re.compile("[。！？\n]")
OTHER = re.compile(
    "报名|申报|公示|报到|提交|征集|预约|有效|截止|受理|评审"
)  # a range of its own, not that of the event
REACH = 24  # characters between a range and the days that it lasts
SURE_DAYS = 15  # longer times are often rounded
SURE = ("为期", "历时", "会期")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Numbers of days that the first and the last day contradict."""
    text = whole(draft).text
    ranges = list(ranges_of(text))
    if not ranges:
        return
    for spot, match in found(draft, SPAN):
        said = quantities.value(match["days"])
        near = [days for *place, days in ranges if together(text, place, match)]
        if said is not None and (len(near) == 1 or (not near and lonely(ranges, match))):
            days = near[0] if near else ranges[0][-1]
            if said != days:
                start = match.start("days") - match.start() + spot.start
                right = quantities.written(days) + "天"
                sure = near and match.group().startswith(SURE) and said != days - 1 and days <= SURE_DAYS
                message = f"起止日期首尾相加是{days}天，与“{match['days']}天”不符，请核对"
                level: Level = LEVEL if sure else "warning"
                yield Finding(spot.block, start, spot.end, message, (right,), "suggest", level=level)


def ranges_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Each range of days of an event: where it stands and how many days it has."""
    for match in RANGE.finditer(text):
        days = length(match)
        if days > 0 and not OTHER.search(text, max(0, match.start() - REACH // 2), match.end()):
            yield *match.span(), days


def length(match: re.Match[str]) -> int:
    """How many days a range has, both ends counted; 0 for days that no calendar has."""
    year, month, last = int(match["year"] or LEAP_YEAR), int(match["month"]), int(match["last"] or match["month"])
    try:
        first = datetime.date(year, month, int(match["day"]))
        final = datetime.date(year + (last < month), last, int(match["end"]))
    except ValueError:
        return 0
    return (final - first).days + 1


def together(text: str, place: list[int], said: re.Match[str]) -> bool:
    """Whether a range and a number of days speak of one event: near each other in one sentence."""
    low, high = sorted((place, [*said.span()]))
    between = text[low[1] : high[0]]
    return high[0] - low[1] <= REACH and not SENTENCE_END.search(between) and not OTHER.search(between)


def lonely(ranges: list[tuple[int, int, int]], match: re.Match[str]) -> bool:
    """Whether the draft names one range only, and the days are surely those of the event."""
    return len({days for *_, days in ranges}) == 1 and not match.group().startswith("共")
