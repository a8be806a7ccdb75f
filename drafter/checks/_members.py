"""Where a draft lists the members of a set phrase: runs of them, one behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from drafter.data import setphrases
from drafter.data.setphrases import SetPhrase
from drafter.model import Draft
from drafter.text.grams import grams, pairs
from drafter.text.marks import WORD
from drafter.text.once import once
from drafter.text.places import occurrences, whole

FEWEST = 3  # members that make a set phrase a list
ITEM = 16  # characters of an item that is no member
BETWEEN = re.compile(
    rf"[”’]?(?:(?:[、；和及与]|以及)(?:[^、，。；：！？\n“”]{{2,{ITEM}}}[、；和及与])?[“‘]?{WORD}{{0,2}}|，[“‘]?)"
)
INTRODUCED = re.compile(r"[”’]?(?:[（：“]|，?(?:即|也就是|就是|是指|指的是|包括|分别是)[：“]?)?$")
SUMMED = re.compile(r"[”’）]?(?:这|的)?[“‘]?$")
REACH = 12  # characters in which the name introduces or sums up the members


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a set phrase where it stands in the whole text; ``index`` counts from 0, -1 for an item that is none."""

    start: int
    end: int
    index: int


class Run(NamedTuple):
    """Members in the order of the text; ``named`` tells that the short name stands right before (1) or behind (2)."""

    entry: SetPhrase
    items: tuple[Member, ...]
    named: int

    @property
    def start(self) -> int:
        """Where it starts in the whole text."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.items[-1].end

    @property
    def order(self) -> list[int]:
        """The members' places in the full wording, in the order of the text."""
        return [item.index for item in self.items if item.index >= 0]


@once
def runs(draft: Draft) -> tuple[Run, ...]:
    """Every run of two or more members of one set phrase."""
    text, held = whole(draft).text, grams(draft)
    return tuple(
        Run(entry, items, naming(text, entry, items[0].start, items[-1].end))
        for entry in listed()
        if enough(entry, held)
        for items in gathered(text, members(text, entry, held))
    )


@cache
def listed() -> tuple[SetPhrase, ...]:
    """The set phrases that are lists."""
    return tuple(entry for entry in setphrases.load() if len(entry.members) >= FEWEST)


@cache
def needs(member: str) -> frozenset[str]:
    """The pairs of a member."""
    return frozenset(pairs(member))


def enough(entry: SetPhrase, held: frozenset[str]) -> bool:
    """Whether a text may hold two members of an entry."""
    return sum(needs(member) <= held for member in entry.members) > 1


def members(text: str, entry: SetPhrase, held: frozenset[str]) -> list[Member]:
    """Every member of an entry in a text, in order, none within another."""
    found = [
        Member(start, start + len(member), index)
        for index, member in enumerate(entry.members)
        if needs(member) <= held
        for start in occurrences(text, member)
    ]
    kept: list[Member] = []
    for each in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def gathered(text: str, found: list[Member]) -> Iterator[tuple[Member, ...]]:
    """Members that follow one another, with the items between them that are none."""
    run: list[Member] = []
    for member in found:
        between = text[run[-1].end : member.start] if run else ""
        if run and not (len(between) <= ITEM + 6 and BETWEEN.fullmatch(between)):
            yield from [tuple(run)] if len(run) > 1 else []
            run = []
        elif run and (stranger := STRANGER.fullmatch(between)):
            run.append(Member(run[-1].end + stranger.start(1), run[-1].end + stranger.end(1), -1))
        run.append(member)
    if len(run) > 1:
        yield tuple(run)


STRANGER = re.compile(r"[、；]([^、，；和及与]{2,16})[、；和及与]")


def naming(text: str, entry: SetPhrase, start: int, end: int) -> int:
    """Whether the short name stands right before (1) or right behind (2) the members; 0 for neither."""
    before = text[max(0, start - REACH - len(entry.name)) : start]
    at = before.rfind(entry.name)
    if at >= 0 and INTRODUCED.fullmatch(before[at + len(entry.name) :]):
        return 1
    behind = text[end : end + REACH + len(entry.name)]
    at = behind.find(entry.name)
    return 2 if at >= 0 and SUMMED.fullmatch(behind[:at]) else 0
