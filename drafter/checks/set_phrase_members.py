"""固定表述的成员有误。

“四个意识”“四个自信”这样的固定表述，成员是哪几个、谁先谁后，都以正式文件为准，
不能漏、不能换、不能调换次序。只看成员列出三分之二以上的，或者紧挨着简称列出的；只举其中一两项的不算，
正式文件中另有次序的（异文）也不算。

改法：按提示中的原文核对，补上漏的、换掉错的、恢复次序。表述和出处见 phrasebanks/set-phrases.yaml，可以增补。

依据：每一条各自的出处，随发现给出
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.data.setphrases import SetPhrase
from drafter.model import Draft, Finding, Fix
from drafter.text.period import period
from drafter.text.places import Whole, whole

from ._members import Run, listed, runs
from ._options import NoOptions as Options

LEVEL = "error"
SHORT = 2  # characters of a member so common that nearly all of them must be there


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Members out of order, missing or exchanged."""
    text, day = whole(draft), period(draft)
    for run in runs(draft):
        if day.meets(run.entry.since, "") and not fits_another(run):
            yield from faults(text, run)


def faults(text: Whole, run: Run) -> Iterator[Finding]:
    """What is wrong with one run of members."""
    absent = [index for index in range(len(run.entry.members)) if index not in run.order]
    strangers = [item for item in run.items if item.index < 0]
    if not strangers and unordered(run) and plenty(run) and not variant(run):
        yield finding(text, run, "次序不对", rebuilt(text.text, run))
    elif len(strangers) == 1 and len(absent) == 1 and exchanged(text.text, run, absent[0]):
        stranger, right = strangers[0], run.entry.members[absent[0]]
        spot = text.spot(stranger.start, stranger.end)
        shown = text.text[stranger.start : stranger.end]
        message = f"“{run.entry.name}”中没有“{shown}”，应为“{right}”"
        yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", source=source(run.entry))
    elif not strangers and absent and lacking(text.text, run, len(absent)):
        names = "".join(f"“{run.entry.members[index]}”" for index in absent)
        yield finding(text, run, f"缺{names}", ())


def finding(text: Whole, run: Run, what: str, right: tuple[str, ...]) -> Finding:
    """A fault of a whole run."""
    spot = text.spot(run.start, run.end)
    message = f"“{run.entry.name}”的成员{what}；全文是：{run.entry.text}"
    fix: Fix = "suggest" if right else "none"
    return Finding(spot.block, spot.start, spot.end, message, right, fix, source=source(run.entry))


def source(entry: SetPhrase) -> str:
    """Where the wording is from."""
    return f"{entry.source}（{entry.date}）"


def unordered(run: Run) -> bool:
    """Whether members stand in another order than in the full wording."""
    return len(set(run.order)) == len(run.order) and run.order != sorted(run.order)


def fits_another(run: Run) -> bool:
    """Whether another set phrase holds the same members in the order of the text."""
    names = [run.entry.members[index] for index in run.order]
    return any(
        set(names) <= set(other.members) and names == [name for name in other.members if name in names]
        for other in listed()
        if other is not run.entry
    )


def variant(run: Run) -> bool:
    """Whether an accepted variant (异文) holds the same members in the order of the text."""
    names = [run.entry.members[index] for index in run.order]
    return any(in_order(text, names) for other in listed() for text in other.other_texts)


def in_order(text: str, names: list[str]) -> bool:
    """Whether a wording holds all names one behind the other."""
    places = [text.find(name) for name in names]
    return -1 not in places and places == sorted(places)


def plenty(run: Run) -> bool:
    """Whether so many members are there that their order is meant to be that of the set phrase."""
    size, there = len(run.entry.members), len(run.order)
    if max(map(len, run.entry.members)) <= SHORT:
        return there >= size - 1
    return (there * 3 >= size * 2 and there > SHORT) or (bool(run.named) and there * 2 >= size)


def exchanged(text: str, run: Run, absent: int) -> bool:
    """Whether an item that is no member stands at the place of the only one that is absent, and looks like it."""
    stranger = next(place for place, item in enumerate(run.items) if item.index < 0)
    shown = text[run.items[stranger].start : run.items[stranger].end]
    right = run.entry.members[absent]
    alike = len(shown) == len(right) and (shown[-2:] == right[-2:] or shown[:2] == right[:2])
    return not unordered(run) and stranger == absent and alike and (bool(run.named) or len(run.order) > SHORT)


def lacking(text: str, run: Run, absent: int) -> bool:
    """Whether the short name promises all members and some are not there."""
    if text.startswith(("等", "”等", "以及", "和", "、"), run.end) or unordered(run):
        return False
    most = len(run.entry.members) // 2 if run.named == 1 else 1
    return bool(run.named) and absent <= most


def rebuilt(text: str, run: Run) -> tuple[str, ...]:
    """The run with its members in order, every mark between them kept."""
    between = [text[left.end : right.start] for left, right in zip(run.items, run.items[1:], strict=False)]
    names = [run.entry.members[index] for index in sorted(run.order)]
    return ("".join(name + mark for name, mark in zip(names, [*between, ""], strict=True)),)
