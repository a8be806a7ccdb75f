"""与任务单的事实不一致。

任务单里学员是86人，稿子里成了96人；单位、活动的名称差一个字；署名的日期不是讲话那天。
用 drafter check --brief 任务单 时才查；名称在别处写对、只此一处不同的，只作提示。

改法：以任务单为准改过来；任务单写错了，就改任务单。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Draft, Finding, Level, Spot
from drafter.text.places import found, occurrences, whole

from ._options import NoOptions as Options

LEVEL: Level = "warning"

DATE = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
PERCENT = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?[%％]")
COUNT = re.compile(r"(?<![0-9.])[0-9]+(?=(?:多|余)?[名人位])")
AMOUNT = "[半一二两三四五六七八九十0-9]{1,3}(?:个半月|个月|个星期|天半|天|周)"
DURATION = re.compile(AMOUNT)
LASTING = re.compile(rf"(?:(?<=为期)|(?<=历时)|(?<=短短)|(?<=短短的)|(?<=经过)|(?<=这)){AMOUNT}(?!前|后|内)")
SHORTEST, LONG = 5, 8  # characters of a name of which one, or two, may differ
KEY = 2  # characters of a fact's name that tell what a number counts
AROUND = 12  # characters on either side of a number within which they stand
BROKEN = re.compile(r"[，。；：！？\n]")


class Drift(NamedTuple):
    """A place that says something else than a fact: the words there, and whether the fact's own words are nowhere."""

    spot: Spot
    text: str
    sure: bool = True


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Wordings that differ a little from what the brief says."""
    given = {wording for _, wording in draft.facts}
    for name, wording in dict.fromkeys(draft.facts):
        for drift in drifts(draft, name, wording):
            if drift.text not in given:
                spot, message = drift.spot, f"任务单里“{name}”是“{wording}”，这里是“{drift.text}”；请核对"
                level: Level = LEVEL if drift.sure else "hint"
                yield Finding(spot.block, spot.start, spot.end, message, (wording,), "suggest", level=level)


def drifts(draft: Draft, name: str, wording: str) -> Iterator[Drift]:
    """The places that say something else of a fact."""
    if DATE.fullmatch(wording):
        return dates(draft, wording)
    if PERCENT.fullmatch(wording):
        return numbers(draft, wording, PERCENT, name[:KEY])
    if wording.isdecimal():
        return numbers(draft, wording, COUNT, name[:KEY])
    if DURATION.fullmatch(wording):
        return durations(draft, wording)
    return names(draft, wording)


def dates(draft: Draft, wording: str) -> Iterator[Drift]:
    """Another day in the byline."""
    for spot, match in found(draft, DATE):
        if draft.blocks[spot.block].role == "byline" and match.group() != wording:
            yield Drift(spot, match.group())


def numbers(draft: Draft, wording: str, kind: re.Pattern[str], key: str) -> Iterator[Drift]:
    """Other numbers of the kind beside the word that tells what is counted, in a text that lacks the right one."""
    places = list(found(draft, kind))
    if any(match.group() == wording for _, match in places):
        return
    for spot, match in places:
        if key in around(match):
            yield Drift(spot, match.group())


def around(match: re.Match[str]) -> str:
    """What stands beside a match on its line."""
    before = match.string[max(0, match.start() - AROUND) : match.start()].rpartition("\n")[2]
    after = match.string[match.end() : match.end() + AROUND].partition("\n")[0]
    return f"{before}{match.group()}{after}"


def durations(draft: Draft, wording: str) -> Iterator[Drift]:
    """Other durations where the text says how long it took."""
    absent = wording not in whole(draft).text
    for spot, match in found(draft, LASTING):
        if match.group() != wording:
            yield Drift(spot, match.group(), absent)


def names(draft: Draft, wording: str) -> Iterator[Drift]:
    """Names that differ in a character or two; one half of the name must stand unchanged, and its last character."""
    text, half, seen = whole(draft), len(wording) // 2, set()
    absent = wording not in text.text
    for kept, before in ((wording[:half], 0), (wording[half:], half)) if len(wording) >= SHORTEST else ():
        for start in (place - before for place in occurrences(text.text, kept)):
            shown = text.text[max(0, start) : max(0, start) + len(wording)]
            if start not in seen and alike(shown, wording):
                seen.add(start)
                yield Drift(text.spot(start, start + len(wording)), shown, absent)


def alike(shown: str, wording: str) -> bool:
    """Whether words are nearly those of a name, and not them."""
    if len(shown) != len(wording) or shown[-1] != wording[-1] or BROKEN.search(shown):
        return False
    differing = sum(one != other for one, other in zip(shown, wording, strict=True))
    return 1 <= differing <= (2 if len(wording) >= LONG else 1)
