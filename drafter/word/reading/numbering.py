"""The numbers that Word counts itself: the lists of a document, level by level, as the reader sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drafter.word.names import KIND, child, on, value, whole_number

from .sheet import Numbered, Sheet

LEVELS = 9
LONGEST = 60  # characters of a number with its marks
HOPS = 10  # from list to style to list
PLACEHOLDER = re.compile(r"%([1-9])")
DIGITS = "〇一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
HUGE = 10_000  # from which every number is written in digits


def counted(number: int, digits: str = DIGITS, units: str = "十百千") -> str:
    """A number in Chinese: 十二, 二十, 一百零三."""
    places = [int(digit) for digit in reversed(str(number))]
    pieces = [digits[digit] + (" " + units)[place].strip() if digit else "零" for place, digit in enumerate(places)]
    text = re.sub("零+", "零", "".join(reversed(pieces))).rstrip("零") or digits[0]
    return text[1:] if text.startswith(digits[1] + units[0]) and digits is DIGITS else text


def roman(number: int) -> str:
    """A number in small Roman letters."""
    text = ""
    for worth, letters in ROMAN:
        count, number = divmod(number, worth)
        text += letters * count
    return text


def letters(number: int) -> str:
    """A … z, aa, bb …"""
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20) if number else "0"


def of(row: str) -> Callable[[int], str]:
    """Numbers as the characters of a row; beyond its end in digits."""
    return lambda number: row[number - 1] if 0 < number <= len(row) else str(number)


def run_of(first: str, count: int) -> Callable[[int], str]:
    """Numbers as characters that follow each other in Unicode."""
    return of("".join(chr(ord(first) + index) for index in range(count)))


def digitwise(row: str) -> Callable[[int], str]:
    """Numbers digit by digit in other digits."""
    return lambda number: "".join(row[int(digit)] for digit in str(number))


FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"), counted),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), lambda number: counted(number, FORMAL, "拾佰仟")),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"), digitwise(DIGITS)),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), digitwise("０１２３４５６７８９")),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), run_of("①", 20)),
    "decimalEnclosedParen": run_of("⑴", 20),
    "decimalEnclosedFullstop": run_of("⒈", 20),
    "ideographEnclosedCircle": run_of("㊀", 10),
    "ideographTraditional": of(STEMS),
    "ideographZodiac": of(BRANCHES),
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "none": lambda number: "",  # noqa: ARG005
}  # fmt: skip


def shown(number: int, style: str) -> str:
    """A number as its format shows it."""
    return FORMATS.get(style, str)(number) if number < HUGE else str(number)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its format, its text with %1 … %9, its first number, the style that is linked with it."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    linked: str = ""
    legal: bool = False  # all numbers in digits
    restarts: bool = True


class Lists:
    """The lists of a document; they count while its paragraphs are read in order."""

    def __init__(self, root: Any, sheet: Sheet) -> None:
        found = [] if root is None else list(root)
        self.sheet = sheet
        self.abstract = {value(item, "abstractNumId"): item for item in found if KIND[item.tag] == "abstractNum"}
        self.nums = {value(item, "numId"): item for item in found if KIND[item.tag] == "num"}
        self.levels: dict[str, tuple[str, dict[int, Level]]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[tuple[str, int]] = set()

    def number(self, numbered: Numbered) -> str:
        """The number of the next paragraph of a list, empty for a bullet or where the list is none."""
        if numbered.list not in self.nums:
            return ""
        name, levels = self.resolved(numbered.list)
        level = numbered.level if numbered.level >= 0 else linked(levels, numbered.style)
        here = levels.get(level)
        if here is None:
            return ""
        counts = self.counts.setdefault(name, {})
        first = self.override(numbered.list, level)
        counts[level] = first if first is not None else counts.get(level, here.start - 1) + 1
        for deeper in [key for key in counts if key > level and levels[key].restarts]:
            del counts[deeper]
        return label(level, levels, counts)

    def resolved(self, name: str) -> tuple[str, dict[int, Level]]:
        """The abstract list behind a list, and its levels with the list's own changes."""
        if name not in self.levels:
            num = self.nums[name]
            identity, abstract = self.behind(num)
            changed = (child(item, "lvl") for item in num if KIND[item.tag] == "lvlOverride")
            elements = [*([] if abstract is None else abstract), *(item for item in changed if item is not None)]
            self.levels[name] = identity, dict(level(item) for item in elements if KIND[item.tag] == "lvl")
        return self.levels[name]

    def behind(self, num: Any) -> tuple[str, Any]:
        """The abstract list of a list; one that stands for a style's list leads on to it."""
        identity, abstract = "", None
        for _ in range(HOPS):
            mark = child(num, "abstractNumId")
            identity = "" if mark is None else value(mark)
            abstract = self.abstract.get(identity)
            link = child(abstract, "numStyleLink")
            numbered = None if link is None else self.sheet.look(value(link)).numbered
            if numbered is None or numbered.list not in self.nums:
                break
            num = self.nums[numbered.list]
        return identity, abstract

    def override(self, name: str, level: int) -> int | None:
        """The number with which a list starts anew, once."""
        if (name, level) in self.begun:
            return None
        self.begun.add((name, level))
        changes = (
            item
            for item in self.nums[name]
            if KIND[item.tag] == "lvlOverride" and whole_number(value(item, "ilvl")) == level
        )
        start = next((mark for item in changes if (mark := child(item, "startOverride")) is not None), None)
        return None if start is None else whole_number(value(start))


def linked(levels: dict[int, Level], style: str) -> int:
    """The level that a list links with a style."""
    return next((number for number, level in levels.items() if level.linked == style), 0)


def level(item: Any) -> tuple[int, Level]:
    """A w:lvl as its number and its level."""
    start, style, text, link, restart = (
        child(item, kind) for kind in ("start", "numFmt", "lvlText", "pStyle", "lvlRestart")
    )
    return min(whole_number(value(item, "ilvl")), LEVELS - 1), Level(
        "decimal" if style is None else value(style),
        "" if text is None else value(text)[:LONGEST],
        1 if start is None else whole_number(value(start)),
        "" if link is None else value(link),
        on(child(item, "isLgl")),
        restart is None or value(restart) != "0",
    )


def label(level: int, levels: dict[int, Level], counts: dict[int, int]) -> str:
    """The text of a level with its numbers in place; a bullet is no number."""
    here = levels[level]
    if here.style == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        key = int(match[1]) - 1
        other = levels.get(key, Level())
        return shown(counts.get(key, other.start), "decimal" if here.legal else other.style)

    return PLACEHOLDER.sub(number, here.text)
