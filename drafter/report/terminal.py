"""Findings for the terminal: the place, what is wrong, the sentence with the place underlined, what may stand there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple, TextIO
from unicodedata import category, east_asian_width

from drafter.model import LEVEL_NAMES, LEVELS, Checked, Document, Level

from . import Shown, figures, fixable, paragraph, shown, summary, title, where
from .visible import visible

MANY = 12  # findings of one level that are still listed in the order of the text; more are listed check by check
FOLD = 20  # hints of one check that are always shown, the strongest first
OTHERS = 5  # related places that are named
LONG = 24  # characters; a longer wording of a related place is not repeated
INDENT = "    "
NARROWEST = 40  # columns
CUT = "…"
NO_WIDTH = ("Mn", "Me")
WIDE = ("W", "F")

SENTENCE_START = re.compile(r".*[。！？\n][”’」』）]*", re.DOTALL)
SENTENCE_END = re.compile(r"[。！？]+[”’」』）]*|(?=\n)")

COLOURS: dict[Level, str] = {"error": "31", "warning": "33", "hint": "36"}
BOLD, FAINT = "1", "2"


class Screen(NamedTuple):
    """What is written to: whether it shows colours, how many columns it has, whether every hint is wanted.

    ``broad`` is for consoles that give “ ” … and their like two columns, as those of Chinese Windows do.
    """

    color: bool = False
    width: int = 80
    full: bool = False
    broad: bool = False

    def paint(self, text: str, *codes: str) -> str:
        """Text in colour, where there is colour."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.color and text else text

    def columns(self, text: str) -> int:
        """How many columns a text takes."""
        return sum(columns(char, self.broad) for char in text)

    def head(self, text: str, room: int) -> str:
        """As much of the beginning of a text as fits, and a sign where it is cut; nothing where the sign does not fit."""
        if self.columns(text) <= room:
            return text
        kept, used = [], self.columns(CUT)
        for char in text:
            used += columns(char, self.broad)
            if used > room:
                break
            kept.append(char)
        return "".join(kept) + CUT if room >= self.columns(CUT) else ""

    def tail(self, text: str, room: int) -> str:
        """As much of the end of a text as fits, and a sign where it is cut."""
        return self.head(text[::-1], room)[::-1]


@cache
def columns(char: str, broad: bool) -> int:
    """How many columns a character takes."""
    width = east_asian_width(char)
    return 0 if category(char) in NO_WIDTH else 2 if width in WIDE or (broad and width == "A") else 1


def colored(stream: TextIO) -> bool:
    """Whether a stream is a terminal whose user wants colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def broad(stream: TextIO) -> bool:
    """Whether a stream is a Chinese console of the old kind."""
    return (stream.encoding or "").lower().replace("-", "") in ("gbk", "cp936", "gb2312", "gb18030")


def text(results: Iterable[Checked], color: bool, width: int, *, full: bool = False, broad: bool = False) -> str:
    """The report on checked files; a file that was not read is named by whoever tried to read it."""
    files = list(results)
    screen = Screen(color, max(width, NARROWEST), full, broad)
    parts = ["\n".join(about(checked, screen)) for checked in files if checked.document]
    single = len(files) == 1 and not files[0].findings and files[0].document and not files[0].silenced
    return "\n\n".join([*parts, *([] if single else [screen.paint(summary(files), BOLD)])]) + "\n"


def about(checked: Checked, screen: Screen) -> Iterator[str]:
    """A file: its figures, its findings."""
    name = screen.paint(visible(checked.path), BOLD)
    yield f"{name}  {figures(checked)}"
    if not checked.findings:
        yield "没有发现问题。"
    found = shown(checked)
    for level in LEVELS:
        yield from of_level([one for one in found if one.level == level], checked, screen)


def of_level(found: list[Shown], checked: Checked, screen: Screen) -> Iterator[str]:
    """The findings of a level, check by check if there are many."""
    if 0 < len(found) <= MANY:
        yield ""
        for one in found:
            yield from lines(one, checked, screen)
        return
    by_check = sorted(found, key=lambda one: one.finding.check)
    for check, group in groupby(by_check, key=lambda one: one.finding.check):
        yield from of_check(check, list(group), checked, screen)


def of_check(check: str, found: list[Shown], checked: Checked, screen: Screen) -> Iterator[str]:
    """The findings of one check under a heading; of many hints the strongest."""
    kept = found if screen.full or found[0].level != "hint" else strongest(found)
    yield ""
    yield screen.paint(f"【{title(check)}】{LEVEL_NAMES[found[0].level]} {len(found)} 处", BOLD)
    for one in kept:
        yield from lines(one, checked, screen)
    if len(kept) < len(found):
        yield f"{INDENT}另有 {len(found) - len(kept)} 处，加 --all 全部列出"


def strongest(found: list[Shown]) -> list[Shown]:
    """The ``FOLD`` findings with the highest scores, in the order of the text."""
    kept = sorted(range(len(found)), key=lambda index: -found[index].finding.score)[:FOLD]
    return [found[index] for index in sorted(kept)]


def lines(one: Shown, checked: Checked, screen: Screen) -> Iterator[str]:
    """A finding."""
    place = f"{visible(checked.path)}:{one.position.line}:{one.position.column}:"
    level = screen.paint(LEVEL_NAMES[one.level], BOLD, COLOURS[one.level])
    yield f"{place} {level} {visible(one.finding.message)}  {screen.paint(one.finding.check, FAINT)}"
    if checked.document:
        yield from underlined(one, checked.document, screen)
    right = "或".join(f"“{visible(text)}”" if text else "删去" for text in one.finding.replacements)
    if right:
        yield f"{INDENT}改为：{right}" + ("（可自动改正）" if fixable(checked, one.finding) else "")
    if one.related:
        yield f"{INDENT}另见 {others(one)}"


def others(one: Shown) -> str:
    """The related places, by line, each with its words where they are other words."""
    named = list(
        dict.fromkeys(
            where(place, one.position) + (f"“{visible(place.text)}”" if worth(place.text, one.position.text) else "")
            for place in one.related
        )
    )
    rest = f" 等 {len(one.related)} 处" if len(named) > OTHERS else ""
    return "、".join(named[:OTHERS]) + rest


def worth(wording: str, own: str) -> bool:
    """Whether the words of a related place tell the reader more than its line does."""
    return wording != own and 0 < len(wording) <= LONG


def underlined(one: Shown, document: Document, screen: Screen) -> Iterator[str]:
    """The sentence of a finding, cut to the screen around the place, and the line that underlines it."""
    left, marked, right = around(paragraph(document, one.finding.block), one, screen.width)
    room = screen.width - len(INDENT)
    if screen.columns(marked) > room:
        marked, right = screen.head(marked, room), ""
    spare = room - screen.columns(marked)
    right = screen.head(right, max(spare // 2, spare - screen.columns(left)))
    left = screen.tail(left, spare - screen.columns(right))
    if left + marked + right:
        colour = COLOURS[one.level]
        yield f"{INDENT}{left}{screen.paint(marked, colour)}{right}"
        signs = "^" * max(1, screen.columns(marked))
        yield f"{INDENT}{' ' * screen.columns(left)}{screen.paint(signs, colour)}"


def around(text: str, one: Shown, reach: int) -> tuple[str, str, str]:
    """What stands in the sentence before a finding, its own words, what stands behind; no further off than ``reach``."""
    start, end = one.finding.start, one.finding.end
    opening = text[max(0, start - reach) : start]
    ended = SENTENCE_START.match(opening)
    before = opening[ended.end() :] if ended else opening
    closed = SENTENCE_END.search(text, max(start, end - 1), end + reach)
    behind = text[end : max(end, closed.end()) if closed else end + reach]
    return visible(before.lstrip()), visible(text[start : min(end, start + reach)]), visible(behind)
