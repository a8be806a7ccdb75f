"""日期与星期不符。

按历书推算，这一天不是所写的星期几。日期没写年份的，按同一段里前面写到的年份或讲话的日期推算。

改法：核对日期和星期，改正写错的一个。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from drafter.model import Draft, Finding, Level
from drafter.text.dates import dates, weekday, years
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "error"

NEAR = 300  # characters within which a year is remembered
WEEKDAY = "(?P<name>星期|周|礼拜)(?P<day>[一二三四五六日天])(?![一二三四五六七八九十、至到—刊年期])"
SAID = re.compile(rf" ?(?:[（(](?:农历[^）)星周]{{0,10}}[，、,])?|是|为)?{WEEKDAY}")
ADDED = re.compile(rf"[，,]{WEEKDAY}(?=[，,）)。上下晚早中\n]|$)")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Weekdays behind a date that the calendar contradicts."""
    text = whole(draft).text
    for date in dates(draft):
        named = SAID.match(text, date.end) or ADDED.match(text, date.end)
        year = date.year or (year_near(draft, text, date.start) if named else 0)
        if named and year and date.known:
            right = weekday(year, date.month, date.day)
            if named["day"].replace("天", "日") != right:
                start = named.start("name") - date.start + date.spot.start
                shown = text[named.start("name") : named.end()]
                message = f"{year}年{date.month}月{date.day}日是星期{right}，不是{shown}"
                level: Level | Literal[""] = "" if date.year else "warning"
                yield Finding(
                    date.spot.block,
                    start,
                    start + len(shown),
                    message,
                    (named["name"] + right,),
                    "suggest",
                    level=level,
                )


def year_near(draft: Draft, text: str, at: int) -> int:
    """The year that a day without one belongs to: the last that its paragraph names, else that of the speech; 0 if unknown."""
    spoken = int(draft.date[:4] or 0)
    if text.startswith(("今年", "明年", "去年", "次年"), max(0, at - 2)):
        return spoken if text[at - 2] == "今" else 0
    first = max(at - NEAR, text.rfind("\n", max(0, at - NEAR), at) + 1, 0)
    return max(years(text[first:at]), default=(0, spoken))[1]
