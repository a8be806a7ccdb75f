"""Dates as they are written in Chinese prose, and whether the calendar knows them."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Draft, Spot

from . import quantities
from .once import once
from .places import Whole, whole

WEEKDAYS = "一二三四五六日"
MONTHS = range(1, 13)
LEAP_YEAR = 2024  # for a day whose year is unknown
NUMERAL = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})"
YEAR = r"(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})"
DAY = re.compile(rf"月(?P<day>{NUMERAL})[日号](?!线|楼|院|令|文|公告|台)")
MONTH = re.compile(rf"(?:(?P<year>{YEAR})年)?(?<![0-9一二三四五六七八九十.])(?P<month>{NUMERAL})$")
DIGITS = re.compile(
    r"(?<![0-9./\-])(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-/])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})(?![0-9.\-/])"
)
LONGEST = 8  # characters of a year and a month
ANY_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


class Date(NamedTuple):
    """A day as it is written: where, and its numbers; ``year`` is 0 where none is given."""

    spot: Spot
    start: int  # in the whole text
    end: int
    year: int
    month: int
    day: int

    @property
    def known(self) -> bool:
        """Whether the calendar has such a day."""
        return self.month in MONTHS and 1 <= self.day <= calendar.monthrange(self.year or LEAP_YEAR, self.month)[1]


@once
def dates(draft: Draft) -> tuple[Date, ...]:
    """Every day that is named with its month, in order."""
    text = whole(draft)
    found = [date for match in DAY.finditer(text.text) if (date := in_words(text, match)) is not None]
    found += [in_digits(text, match) for match in DIGITS.finditer(text.text)]
    return tuple(sorted(found, key=lambda date: date.start))


def in_words(text: Whole, day: re.Match[str]) -> Date | None:
    """A date with 月 and 日; nothing if its numbers are none."""
    month = MONTH.search(text.text, max(0, day.start() - LONGEST), day.start())
    if month is None:
        return None
    numbers = [quantities.value(written.replace("廿", "二十")) for written in (month["month"], day["day"])]
    if None in numbers:
        return None
    start, end = month.start(), day.end()
    return Date(
        text.spot(start, end), start, end, year_of(month["year"] or ""), *(int(number or 0) for number in numbers)
    )


def in_digits(text: Whole, match: re.Match[str]) -> Date:
    """A date such as 2026-03-02."""
    return Date(text.spot(*match.span()), *match.span(), int(match["y"]), int(match["m"]), int(match["d"]))


def year_of(written: str) -> int:
    """The year that four digits of either kind stand for; 0 for none."""
    digits = "".join(
        str(quantities.DIGITS.get(character, 0))
        if not character.isdigit() or character in quantities.DIGITS
        else character
        for character in written
    )
    return int(digits or 0)


def weekday(year: int, month: int, day: int) -> str:
    """The day of the week, 一 to 日."""
    return WEEKDAYS[datetime.date(year, month, day).weekday()]


def years(text: str) -> Iterator[tuple[int, int]]:
    """Each full year of a text and where it stands."""
    return ((match.start(), int(match[1])) for match in ANY_YEAR.finditer(text))
