"""Numbers, days and periods that a speech tells: those whose noun is plain get a name, the others stay open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Draft
from drafter.text import dates, dictionary, words
from drafter.text.places import whole
from drafter.text.quantities import ARABIC
from drafter.text.words import Token

from .speech import Mark, found

PERCENT = "(?:[%％‰]|个百分点)"
MONEY = "(?:万亿|亿|千万|百万|万)?(?:元|美元)"
MEASURE = "(?:名|人次|人|个|项|家|户|件|场|次|期|门|篇|份|处|条|所|支|批|套|座|台|头|亩|万亩|公里|平方米|平方公里|公顷|吨|万吨|公斤|学时|课时|小时|天|周|年|岁|倍|多)"
LARGE = "[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九十百千零]{3,9}|[一二两三四五六七八九十]{1,3}[百千万亿]"
AMOUNT = re.compile(
    rf"(?P<number>{ARABIC})(?P<great>[万亿]?)(?P<unit>{PERCENT}|{MONEY}|{MEASURE})?"
    rf"|百分之[一二三四五六七八九十百零点]{{1,7}}|(?<![一二三四五六七八九十第千百万几数])(?:{LARGE})(?:多|余)?(?:{MONEY}|名|人|家|户|场|期|亩|公里|吨|天|学时|课时|年)(?!以来)"
)
YEAR = re.compile(r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})年(?:度)?")
PLAN = re.compile(r"“?十[一二三四五六七八九]五”?(?=规划|时期|期间|开局|收官|目标|以来|末|[，。、”])")
TURN = re.compile("第[一二三四五六七八九十0-9]{1,3}[届次期]")
CONGRESS = re.compile(
    r"(?:党的)?(?:二十|十[六七八九])(?:大|届[一二三四五六七]中全会)(?:和(?:二十|十[六七八九])?(?:大|届[一二三四五六七](?:、[一二三四五六七])*中全会))?"
)
MONTH = re.compile(
    r"(?<![0-9一二三四五六七八九十])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份|底|初|中旬|上旬|下旬|末)?(?:[0-9]{1,2}[日号])?"
)
NEAR = 12  # characters in which the noun of a number is looked for
COUNTED = ("名", "家", "门", "户", "期")  # before a noun that names the number
PERSON, PERSONS, NUMBER = "名", "人数", "数"
RATE = re.compile("([\u4e00-\u9fff]{1,6}(?:度|率|比重|占比))(?:达到了?|为|是|达|超过|保持在)?$")
HAN = re.compile("[\u4e00-\u9fff]{2,4}")
SUFFIXED = 2  # characters of a word that is hardly more than its suffix


class Amount(NamedTuple):
    """A number that a fact may be named by: where it stands, the name, its kind, what the brief would say."""

    mark: Mark
    name: str
    kind: str
    value: str


def amounts(draft: Draft) -> Iterator[Amount]:
    """Each number of the text; the name is empty where no noun is plain."""
    text = whole(draft).text
    for match in AMOUNT.finditer(text):
        name, kind = named(text, match)
        end = match.end("number") if kind == "数" else match.end()
        value = text[match.start() : end]
        yield Amount(Mark(match.start(), end, f"{{{{{name}}}}}" if name else "【数】"), name, kind, value)


def named(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The name and the kind of an amount: 86名学员 is 学员人数, 满意度98.8% is 满意度; empty where no noun is near."""
    unit = match["unit"] or ""
    if unit in COUNTED and not match["great"]:
        noun = first_noun(text[match.end() : match.end() + NEAR])
        return (f"{noun}{PERSONS if unit == PERSON else NUMBER}", "数") if noun else ("", "")
    rate = RATE.search(text, max(0, match.start() - NEAR), match.start()) if unit in ("%", "％") else None
    return (last_word(rate[1]), "百分数") if rate else ("", "")


def first_noun(text: str) -> str:
    """The noun that a text begins with, if no other one belongs to it."""
    first, second = [*words.cut(text), Token(0, ""), Token(0, "")][:2]
    plain = (
        HAN.fullmatch(first.text)
        and dictionary.tag(first.text) == "n"
        and not dictionary.tag(second.text).startswith(("n", "vn"))
    )
    return first.text if plain else ""


def last_word(text: str) -> str:
    """The last two words of a text, or its last one if that is long enough to name a rate: 满意度, 就业率."""
    found = words.words(text)
    return found[-1] if len(found[-1]) > SUFFIXED else "".join(found[-2:])


def moments(draft: Draft) -> list[Mark]:
    """Days, months, years, plans and congresses, left open: they belong to their time."""
    text = whole(draft).text
    return [
        *(Mark(date.start, date.end, "【日期】") for date in dates.dates(draft)),
        *found(YEAR, text, "【年份】"),
        *found(MONTH, text, "【日期】"),
        *found(PLAN, text, "【时期】"),
        *found(CONGRESS, text, "【会议】"),
        *found(TURN, text, "【届次】"),
    ]
