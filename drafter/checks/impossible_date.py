"""不存在的日期或时刻。

如2月30日、13月5日、25时30分、上午8:75，历书和钟表上都没有，多是抄错了数字。

改法：核对原始通知或日程后改正。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.dates import MONTHS, Date, dates
from drafter.text.places import found, whole

from ._options import NoOptions as Options

LEVEL = "error"

LEAP_DAY = "2-29"
LUNAR = re.compile("(?:农历|阴历|腊月|正月|[藏彝傣回]历)[^，。；]{0,8}$")
MONTH = re.compile(r"(?:19|20)[0-9]{2}年(?P<month>1[3-9]|[2-9][0-9]|00?)月(?![龄0-9])")
HOUR = re.compile(
    r"(?<![0-9.:：])(?:(?:2[5-9]|[3-9][0-9])[时点](?=[0-6]?[0-9]分|整|许)|(?<=[午晨晚夜])(?:2[5-9]|[3-9][0-9])时|(?:[01]?[0-9]|2[0-4])[时点](?:6[0-9]|[7-9][0-9])分)"
)
CLOCK = re.compile(
    r"(?:(?<=[午晨晚夜早])|(?<=[早晚]上))(?:(?:[01]?[0-9]|2[0-4])[:：][6-9][0-9]|(?:2[5-9]|[3-9][0-9])[:：][0-5][0-9])(?![0-9:：.])"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Days and months that no calendar has, hours that no clock shows."""
    text = whole(draft).text
    for date in dates(draft):
        if not date.known and not LUNAR.search(text, max(0, date.start - 10), date.start):
            yield Finding(date.spot.block, date.spot.start, date.spot.end, said(date))
    for spot, match in found(draft, MONTH):
        yield Finding(spot.block, spot.start, spot.end, f"没有{int(match['month'])}月，请核对")
    for pattern in (HOUR, CLOCK):
        for spot, match in found(draft, pattern):
            yield Finding(spot.block, spot.start, spot.end, f"没有“{match.group()}”这个时刻，请核对")


def said(date: Date) -> str:
    """What is wrong with the day."""
    if date.month not in MONTHS:
        return f"没有{date.month}月，请核对"
    year = f"{date.year}年" if date.year and f"{date.month}-{date.day}" == LEAP_DAY else ""
    return f"{year}{date.month}月没有{date.day}日，请核对"
