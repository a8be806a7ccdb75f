"""Repeats for people and programs, one module a form; what every form shows of a repeat is worked out here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafter.model import FLAGGED as FLAGGED
from drafter.model import Document, Kind, Repeat, Repeated, Spot
from drafter.report import Position, paragraph, positions

CLASSES: dict[Kind, str] = {
    "overused": "用得太多的词",
    "opening": "开头雷同的句子",
    "set": "固定表述、名称",
    "quote": "引文",
    "heading": "与标题呼应",
    "parallel": "排比、对举",
}  # the others, each in a list of its own
APART: tuple[Kind, ...] = ("overused", "opening")  # what is no phrase
NAMES: dict[Kind, str] = {"repeat": "重复", "echo": "近处重复", "near": "语句雷同", **CLASSES}
LISTED = 20  # flagged repeats that are shown; the rest are counted


class Shown(NamedTuple):
    """A repeat with its place in the ranking of its list, from 1, and its positions.

    ``instead`` is where the phrase stands for which the banks offer others.
    """

    rank: int
    repeat: Repeat
    positions: tuple[Position, ...]
    instead: Position | None


def shown(repeated: Repeated, kinds: Sequence[Kind]) -> list[Shown]:
    """The repeats of some kinds as every report shows them, the strongest first."""
    if repeated.document is None:
        return []
    position = positions(repeated.document)
    return [
        Shown(
            rank,
            repeat,
            tuple(map(position, repeat.places)),
            position(repeat.offer.spot) if repeat.offer else None,
        )
        for rank, repeat in enumerate((one for one in repeated.repeats if one.kind in kinds), 1)
    ]


def flagged(repeated: Repeated) -> list[Shown]:
    """What an editor should look at, the strongest first."""
    return shown(repeated, FLAGGED)


def others(repeated: Repeated) -> dict[Kind, list[Shown]]:
    """The repeats of every other kind that has any, each kind by itself."""
    found = {kind: shown(repeated, (kind,)) for kind in CLASSES}
    return {kind: repeats for kind, repeats in found.items() if repeats}


def summary(results: Iterable[Repeated]) -> str:
    """The whole result in one line."""
    files = list(results)
    unread = sum(repeated.document is None for repeated in files)
    count = sum(repeat.kind in FLAGGED for repeated in files for repeat in repeated.repeats)
    found = f"值得看的重复 {count} 处" if count else "没有值得看的重复"
    parts = [found if unread < len(files) else "", f"{unread} 个文件没有读成" if unread else ""]
    return f"共 {len(files)} 个文件，" + "；".join(filter(None, parts))


def counted(repeat: Repeat) -> str:
    """How often a repeat stands, how near to itself, and the reason for its kind; a row of parallels has no distance."""
    times = f"{len(repeat.places)}次，最近相隔{repeat.distance}字"
    apart = repeat.distance and repeat.kind not in APART and times not in repeat.reason
    return f"{times}，{repeat.reason}" if apart else repeat.reason


def context(document: Document, spot: Spot, reach: int) -> tuple[str, str, str]:
    """The words before a place, its own and those behind it, no further off than ``reach`` characters of its paragraph."""
    text = paragraph(document, spot.block)
    return (
        text[max(0, spot.start - reach) : spot.start],
        text[spot.start : spot.end],
        text[spot.end : spot.end + reach],
    )
