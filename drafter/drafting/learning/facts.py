"""The facts of a speech as placeholders: every stretch that belongs to it alone, and what the brief will be asked instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from drafter.data import setphrases
from drafter.drafting.outline import MASTHEAD
from drafter.text.announcement import COUNT

from . import amounts, bodies, names
from .parts import Parts
from .speech import Mark, Speech, laid

ASKED = {
    "活动": ("文字", "这次活动的全称是什么？"),
    "受众": ("文字", "讲给谁听？"),
    "主业": ("文字", "听众所做的工作总起来怎么称呼？"),
    "队伍": ("文字", "听众所在的队伍怎么称呼？"),
    "主办": ("文字", "哪个单位主办？"),
    "时长": ("时长", "用了多长时间？"),
    "培训内容": ("列表", "讲了、学了哪几方面内容？"),
    "课程": ("列表", "安排了哪几门课、哪几项内容？"),
    "重点任务": ("列表", "眼下有哪几项重点任务？"),
    "称呼": ("文字", "开头怎样称呼听众？"),
    "分管领导": ("文字", "哪位领导安排或指导（写职务）？"),
    "地域": ("文字", "范围是哪里？"),
    "上级": ("文字", "工作对哪一级党委、政府负责？"),
}

FIRST = re.compile(COUNT)
SEVERAL = "几"


@dataclass(slots=True)
class Told:
    """What is known of the facts of one speech: its marks, and the wording of each fact by its name, with its kind."""

    marks: list[Mark]
    values: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)


def told(speech: Speech, parts: Parts, called: Mapping[int, str], strange: tuple[str, ...] = ()) -> Told:
    """The facts of a speech; ``called`` names its lists by their index, ``strange`` are wordings of other speeches' events."""
    known = names.names(speech.draft)
    lists = names.lists(speech.draft)
    body = bodies.marks(speech.draft)
    values = {name: wordings[0] for name, wordings in known.items()}
    values |= {name: f"[{', '.join(entries)}]" for name, (_, entries) in lists.items()}
    values |= {name: speech.text[mark.start : mark.end] for mark in reversed(body) if (name := bare(mark.text))}
    numbers = Numbers({*ASKED, *MASTHEAD, *called.values()})
    marks = [
        *speech.fixes,
        *standing(speech.text),
        *events(speech.text, (*known.get("活动", ()), *strange)),
        *(
            mark
            for name, (wording, _) in lists.items()
            for mark in exactly(speech.text, wording, f"{{{{{name}|顿号}}}}")
        ),
        *counts(speech.text, parts, called),
        *(mark for span in known.get("时长", ()) for mark in exactly(speech.text, span, "{{时长}}")),
        *amounts.moments(speech.draft),
        *body,
        *numbers.marks(speech),
        *territory(speech.text, known.get("地域", ())),
        *hearers(speech, known),
    ]
    return Told(laid(marks), values | numbers.values, numbers.kinds)


def standing(text: str) -> Iterator[Mark]:
    """Set phrases as they are: nothing in them is a fact of the speech."""
    return (mark for wording in setphrases.wordings() for mark in exactly(text, wording, wording))


def events(text: str, wordings: Iterable[str]) -> Iterator[Mark]:
    """The event, and those of the other speeches, as the event of the brief."""
    return (mark for wording in wordings for mark in exactly(text, wording, "{{活动}}"))


def hearers(speech: Speech, known: names.Names) -> Iterator[Mark]:
    """The hearers, their work and their force as placeholders; other people and the name of their field left open."""
    for name in ("受众", "主业", "队伍"):
        for wording in longest(known.get(name, ())):
            yield from exactly(speech.text, wording, f"{{{{{name}}}}}")
    for match in names.business(known.get("受众", ())).finditer(speech.text):
        yield Mark(*match.span(1), "【行业】")
    for one in names.strangers(speech.draft):
        yield Mark(one.start, one.start + len(one.text), "【受众】")


def longest(wordings: tuple[str, ...]) -> list[str]:
    """Wordings from the longest on, so that none is found within another."""
    return sorted(wordings, key=lambda one: (-len(one), one))


def places(text: str, wording: str) -> Iterator[int]:
    """Where a wording stands."""
    return (match.start() for match in re.finditer(re.escape(wording), text))


def exactly(text: str, wording: str, put: str) -> Iterator[Mark]:
    """A mark wherever a wording stands."""
    return (Mark(at, at + len(wording), put) for at in places(text, wording))


def bare(placeholder: str) -> str:
    """The name of a placeholder; empty for an open place."""
    return placeholder[2:-2] if placeholder.startswith("{{") else ""


def territory(text: str, wordings: tuple[str, ...]) -> Iterator[Mark]:
    """The usual territory as a placeholder, other levels left open."""
    for match in names.TERRITORY.finditer(text):
        same = match.group()[1:] == wordings[0][1:]
        yield Mark(*match.span(), "{{地域}}" if same else "【地域】")


def counts(text: str, parts: Parts, called: Mapping[int, str]) -> Iterator[Mark]:
    """The announced counts: of a list as its number of items, of points, which no placeholder counts, as 几."""
    for index, listed in enumerate(parts.lists):
        if listed.count:
            yield counted(text, listed.count, f"{{{{{called[index]}|个数}}}}")
        for entry in listed.entries:
            if entry.points and entry.points.count:
                yield counted(text, entry.points.count, SEVERAL)


def counted(text: str, count: tuple[int, int], put: str) -> Mark:
    """The numeral of an announced count."""
    match = FIRST.search(text, *count)
    return Mark(*match.span(), put) if match else Mark(count[0], count[0], "")


@dataclass(slots=True)
class Numbers:
    """The numbers of a speech; a name that another number has, or that is ``taken``, names none."""

    taken: set[str]
    values: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def marks(self, speech: Speech) -> Iterator[Mark]:
        """Each number by its name, else left open."""
        for amount in amounts.amounts(speech.draft):
            if (
                not amount.name
                or amount.name in self.taken
                or self.values.get(amount.name, amount.value) != amount.value
            ):
                yield amount.mark._replace(text="【数】")
                continue
            self.values[amount.name], self.kinds[amount.name] = amount.value, amount.kind
            yield amount.mark
