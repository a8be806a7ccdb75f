"""The days that a draft may be of: its date, the date of its byline, or the year it speaks of most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Block, Draft

from . import numerals
from .once import once
from .places import whole

NOW = "9999-12-31"  # a text without any year counts as one of today
HEAD, TAIL = 6, 3  # paragraphs that may hold the date of a text
LONGEST = 60  # characters of a paragraph that is a byline

DIGIT = "0-9〇○零一二三四五六七八九"
DATE = re.compile(rf"([{DIGIT}]{{4}})年([{DIGIT}十]{{1,3}})月([{DIGIT}十]{{1,3}})日[）)]?$")
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
ARABIC = str.maketrans("〇○零一二三四五六七八九", "000123456789")


class Period(NamedTuple):
    """The first and the last day that a text may be of, as YYYY-MM-DD."""

    first: str = NOW
    last: str = NOW

    @property
    def known(self) -> bool:
        """Whether the text says anything about its time."""
        return self.first != NOW

    def meets(self, since: str, until: str) -> bool:
        """Whether some day of the period lies within the bounds given; an empty bound is none."""
        return (not until or self.first <= until) and (not since or self.last >= since)

    def within(self, since: str, until: str) -> bool:
        """Whether every day of the period lies within the bounds given; an empty bound is none."""
        return (not since or self.first >= since) and (not until or self.last <= until)


@once
def period(draft: Draft) -> Period:
    """The days that a draft may be of."""
    date = draft.date or next(bylines(draft.blocks), "")
    if date:
        return Period(date, date)
    years = Counter(match[1] for match in YEAR.finditer(whole(draft).text))
    if not years:
        return Period()
    year = max(years, key=lambda name: (years[name], name))
    return Period(f"{year}-01-01", f"{year}-12-31")


def bylines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The dates that stand at the end of a short paragraph near the beginning or the end of a text."""
    for block in (*blocks[:HEAD], *blocks[HEAD:][-TAIL:]):
        text = block.text.strip() if sum(len(span.text) for span in block.spans) <= LONGEST else ""
        if match := DATE.search(text):
            year, month, day = match[1].translate(ARABIC), number(match[2]), number(match[3])
            if month in range(1, 13) and day in range(1, 32):
                yield f"{year}-{month:02}-{day:02}"


def number(written: str) -> int:
    """The number written in either kind of digits; 0 for none."""
    try:
        return numerals.value(written)
    except ValueError:
        plain = written.translate(ARABIC)
        return int(plain) if plain.isdecimal() else 0
