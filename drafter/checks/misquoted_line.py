"""名句引错。

引用的古诗文、名言错了一两个字，例如“吹尽黄沙始到金”（原作“狂沙”），或者前几句照引、末一句换成了别的。
没有加引号的可能是有意化用，只作提示；通行的另一种写法不算。

改法：按提示中的原文核对。原文和出处见 phrasebanks/quotations.yaml，可以增补。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from drafter.data import quotations
from drafter.model import Draft, Finding, Level
from drafter.text.clauses import in_quotation
from drafter.text.grams import grams, pairs
from drafter.text.near import near, possible
from drafter.text.places import Whole, occurrences, whole

from ._options import NoOptions as Options

LEVEL = "warning"
SHORTEST = 7  # characters of a line, or of a part of it, that is compared
LONG = 12  # characters from which two may be wrong
EDGE = 1  # characters at either end that must be right
PARTS = 3  # parts from which a line is known by all but the last
MARK = re.compile(r"[，。、；：！？“”‘’\s]+")
NEXT = re.compile(r"，([^，。；！？\n”’]{2,40})")


class Line(NamedTuple):
    """A wording with its source."""

    text: str
    source: str


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Lines that are nearly as their works have them, and lines that end in another way."""
    text, held = whole(draft), grams(draft)
    seen: set[int] = set()
    for opening, last, source in openings():
        if held.issuperset(pairs(opening)):
            for start, end in endings(text.text, opening, last):
                seen.update(range(start - len(opening), end))
                yield altered(text, start, end, last, source)
    for line in lines():
        if possible(line.text, held):
            for start, end in near(text.text, line.text, 2 if len(line.text) >= LONG else 1, EDGE):
                if seen.isdisjoint(range(start, end)) and not right(text.text[start:end]):
                    seen.update(range(start, end))
                    yield misquoted(text, start, end, line)


def misquoted(text: Whole, start: int, end: int, line: Line) -> Finding:
    """A line with a character or two wrong; only a hint where it is not marked as a quotation."""
    spot = text.spot(start, end)
    message = f"“{text.text[start:end]}”与原文不符，原文是“{line.text}”"
    level: Level = "warning" if in_quotation(text.text, start) else "hint"
    return Finding(spot.block, spot.start, spot.end, message, (line.text,), "suggest", source=line.source, level=level)


def endings(text: str, opening: str, last: str) -> Iterator[tuple[int, int]]:
    """Where another part stands behind all but the last part of a line."""
    for start in occurrences(text, opening):
        behind = NEXT.match(text, start + len(opening))
        if behind and behind[1] != last and not right(behind[1]):
            yield behind.span(1)


def altered(text: Whole, start: int, end: int, last: str, source: str) -> Finding:
    """A part that stands where the last part of a line should."""
    spot = text.spot(start, end)
    message = f"前面是名句，末句通常作“{last}”；若是有意改写，请去掉引用的语气"
    return Finding(spot.block, spot.start, spot.end, message, (last,), "suggest", source=source)


@cache
def lines() -> tuple[Line, ...]:
    """Every line and every part of one that is long enough, the shortest first."""
    found = {
        part: entry.source
        for entry in quotations.load()
        for part in (entry.text, *re.split("[，；]", entry.text))
        if len(part) >= SHORTEST
    }
    return tuple(Line(*item) for item in sorted(found.items(), key=lambda item: (len(item[0]), item[0])))


@cache
def openings() -> tuple[tuple[str, str, str], ...]:
    """All but the last part of each line of several parts, the last part, and the source."""
    cut = ((entry.text.rpartition("，"), entry) for entry in quotations.load())
    return tuple(
        (parts[0], parts[2], entry.source)
        for parts, entry in cut
        if entry.text.count("，") + 1 >= PARTS and len(parts[0]) >= LONG
    )


def right(shown: str) -> bool:
    """Whether a wording, or every part of it, is that of a work but for the marks."""
    return bare(shown) in accepted() or all(part in accepted() for part in MARK.split(shown))


@cache
def accepted() -> str:
    """Every wording that is right, without marks, one a line."""
    return "\n".join(bare(text) for entry in quotations.load() for text in (entry.text, *entry.other_texts))


def bare(text: str) -> str:
    """A wording without its marks."""
    return MARK.sub("", text)
