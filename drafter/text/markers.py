"""The numbers that may open an item: 一、 （一） 1. （1） at the head of paragraphs; 一是 一要 首先 第一 ① inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import ELEMENTS, Draft, Spot

from . import numerals
from .places import whole

NUMERAL = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
VERBS = "是要靠抓看讲学查防为对在强促保带树创重建治管育严把做用防补解"
MARKER = re.compile(
    rf"""(?:(?<=^)|(?<=[。！？；：，\n”）—…】])|(?<=[。！？；：，\n][ \u3000]))(?:
      (?P<heading>{NUMERAL}、(?!{NUMERAL}))
    | （(?P<bracketed>{NUMERAL})）[、，．.]?
    | （(?P<digits>[0-9]{{1,2}})）[、，．.]?
    | (?P<point>[0-9]{{1,2}})[.．、](?![0-9])
    | (?P<circled>[{numerals.CIRCLED}])
    | 第(?P<ordinal>{NUMERAL})(?=[，、：是要])[，、]?
    | 其(?P<among>[一二三四五六七八九])(?=[，、是])[，、]?
    | (?P<spoken>{NUMERAL})(?P<verb>[{VERBS}])
    | (?P<word>首先|其次|再次|最后|再者)[，要是]?
    )""",
    re.VERBOSE | re.MULTILINE,
)
ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
LAST = 0  # 最后 closes a list whatever its number
RANKS = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}
AT_HEAD = 5  # rank of a spoken number at the head of a paragraph
INSIDE = 6


class Marker(NamedTuple):
    """A number that may open an item: its family, its value, where it stands in the whole text, its rank (1 is highest).

    ``end`` is behind the point that follows it, ``text`` is without that point.
    """

    family: str
    number: int
    start: int
    end: int
    rank: int
    text: str


def markers(draft: Draft) -> list[Marker]:
    """Every number in a place of the running text where an item may open; 一把 or 一看 count where a 二把 or 二看 follows."""
    found = list(numbers(draft))
    counted = {marker.family for marker in found if marker.number > 1}.union(PLAIN)
    return [marker for marker in found if marker.family in counted]


def numbers(draft: Draft) -> Iterator[Marker]:
    """Everything in the running text that has the form and the place of a number."""
    text = whole(draft)
    for match in MARKER.finditer(text.text):
        before = text.text[match.start() - 1 : match.start()]
        found = marker(match, before in ("", "\n"))
        if found and not (before == "，" and found.family in TOO_LOOSE) and running(draft, text.block(match.start())):
            yield found


def running(draft: Draft, block: int) -> bool:
    """Whether a block belongs to the running text, and not to a table, a note, a margin or a box."""
    return draft.blocks[block].role not in ASIDE


PLAIN = ("一、", "（一）", "1.", "（1）", "①", "第一", "其一", "首先", "一是", "一要")
ASIDE = ELEMENTS | {"cell", "note", "margin", "box"}
TOO_LOOSE = ("一、", "1.", "首先", "第一")  # behind a comma these are words of the sentence


def marker(match: re.Match[str], at_head: bool) -> Marker | None:
    """A match as a marker; ``None`` where that family opens items only at the head of a paragraph."""
    family, number = meaning(match)
    if family == "一、" and not at_head:
        return None
    rank = RANKS.get(family, AT_HEAD) if at_head else INSIDE
    return Marker(family, number, match.start(), match.end(), rank, match.group().rstrip("，"))


def meaning(match: re.Match[str]) -> tuple[str, int]:
    """The family and the value of a match."""
    kind = match.lastgroup if match.lastgroup != "verb" else "spoken"
    text = match[kind or 0]
    if kind == "heading":
        return "一、", numerals.value(text[:-1])
    if kind == "circled":
        return "①", numerals.CIRCLED.index(text) + 1
    if kind == "word":
        return "首先", ORDER.get(text, LAST)
    if kind in ("digits", "point"):
        return ("（1）" if kind == "digits" else "1."), int(text)
    if kind == "spoken":
        return f"一{match['verb']}", numerals.value(text)
    return {"bracketed": "（一）", "ordinal": "第一", "among": "其一"}[kind or ""], numerals.value(text)


def spot(draft: Draft, marker: Marker) -> Spot:
    """A marker's place in its block."""
    return whole(draft).spot(marker.start, marker.start + len(marker.text))
