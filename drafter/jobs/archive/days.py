"""The day of a document: from its head, else from its file's name, as much of it as is said."""

from __future__ import annotations

import re
from datetime import date

from drafter.model import Draft
from drafter.text import numerals

YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})"
MONTH, DAY = r"(1[0-2]|0?[1-9])", r"(3[01]|[12][0-9]|0?[1-9])"
MM, DD = r"(1[0-2]|0[1-9])", r"(3[01]|[12][0-9]|0[1-9])"
END = r"(?![0-9])"
FORMS = [  # the fullest first
    re.compile(form)
    for form in (
        rf"{YEAR}年{MONTH}月{DAY}[日号]",
        rf"{YEAR}[-._/ ]{MONTH}[-._/ ]{DAY}{END}",
        rf"{YEAR}{MM}{DD}{END}",
        rf"{YEAR}年{MONTH}月",
        rf"{YEAR}[-._ ]{MM}{END}",
        rf"{YEAR}{MM}{END}",
        rf"{YEAR}(?:年|{END})",
    )
]
LENGTHS = {1: 4, 2: 7, 3: 10}  # characters of a day by its parts: YYYY, YYYY-MM, YYYY-MM-DD
HAN_YEAR = re.compile(r"[一二][〇零○一二三四五六七八九]{3}(?=年)")
HAN_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}(?=[月日])")
DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def day(draft: Draft, name: str) -> str:
    """The day of a document as YYYY-MM-DD, YYYY-MM or YYYY; empty if neither its head nor its file's name says it.

    Of the two the one that says more holds, and the head if they say as much.
    """
    return draft.date or max(said(draft.title), said(name), key=len)


def said(text: str) -> str:
    """The first day that a text names in the fullest way in which it names any."""
    text = HAN_YEAR.sub(lambda year: year.group().translate(DIGITS), text)
    text = HAN_NUMBER.sub(lambda number: str(numerals.VALUES.get(number.group(), "")), text)
    found = (written(match) for form in FORMS for match in form.finditer(text))
    return next(filter(None, found), "")


def written(match: re.Match[str]) -> str:
    """A day as it is stored; empty if the calendar has no such day."""
    parts = [int(part) for part in match.groups()]
    try:
        return str(date(*(*parts, 1, 1)[:3]))[: LENGTHS[len(parts)]]
    except ValueError:
        return ""
