"""Dates as they are written in Chinese prose, and whether the calendar knows them."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model import Draft, Spot

from . import quantities
from .once import once
from .places import found

WEEKDAYS = "一二三四五六日"
LEAP_YEAR = 2024  # for a day whose year is unknown
NUMERAL = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})"
YEAR = r"(?:[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3})"
DATE = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?<![0-9一二三四五六七八九十.])(?P<month>{NUMERAL})月(?P<day>{NUMERAL})[日号](?!线|楼|院|令|文|公告|台)"
    rf"|(?<![0-9./\-])(?P<y>(?:19|20)[0-9]{{2}})(?P<sep>[-/])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})(?![0-9.\-/])"
)
ANY_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


@dataclass(frozen=True, slots=True)
class Date:
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
        return 1 <= self.month <= 12 and 1 <= self.day <= calendar.monthrange(self.year or LEAP_YEAR, self.month)[1]  # noqa: PLR2004


@once
def dates(draft: Draft) -> tuple[Date, ...]:
    """Every day that is named with its month, in order."""
    return tuple(date for spot, match in found(draft, DATE) if (date := dated(spot, match)) is not None)


def dated(spot: Spot, match: re.Match[str]) -> Date | None:
    """A match as a date; nothing if its numbers are none."""
    if match["y"]:
        return Date(spot, *match.span(), int(match["y"]), int(match["m"]), int(match["d"]))
    month, day = (quantities.value(match[name].replace("廿", "二十")) for name in ("month", "day"))
    if month is None or day is None:
        return None
    return Date(spot, *match.span(), year_of(match["year"] or ""), int(month), int(day))


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
