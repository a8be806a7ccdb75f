"""What became of the sentences of a draft: each change with its kind, its words, whether it was moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .moves import Pair
from .standing import stands
from .units import Unit
from .wording import Piece, pieces

Kind = Literal["reworded", "split", "merged", "moved", "added", "cut", "pointed", "numbered"]
KINDS: dict[Kind, str] = {
    "reworded": "改写",
    "split": "拆句",
    "merged": "并句",
    "moved": "移动",
    "added": "新增",
    "cut": "删去",
    "pointed": "只改标点",
    "numbered": "只改序号",
}
ENDS = "。；，"  # what an item ends with, by its place in its list


@dataclass(frozen=True, slots=True)
class Change:
    """What became of sentences ``old`` of one draft, by their numbers from 0: sentences ``new`` of the other.

    ``move`` numbers the moves from 1, sentences that moved together having one number; 0 is for what stayed.
    ``heading`` is for titles and headings; ``pieces`` are the words of both, none where all were cut or added.
    """

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]
    move: int = 0
    heading: bool = False
    pieces: tuple[Piece, ...] = ()


def changes(pairs: list[Pair], old: list[Unit], new: list[Unit]) -> Iterator[Change]:
    """All changes in the order of the new draft, what was cut where it stood."""
    gone: defaultdict[tuple[int, bool], list[Change]] = defaultdict(list)
    held = {one for pair in pairs for one in pair.old}
    for index, stand in stands(pairs, old, new).items():
        if index in held:
            continue
        gone[stand.unit, stand.behind].append(Change("cut", (index,), (), heading=old[index].heading))
    first = {pair.new[0]: pair for pair in pairs}
    within = {other for pair in pairs for other in pair.new}
    yield from gone[-1, True]
    for index, unit in enumerate(new):
        yield from gone[index, False]
        if index not in within:
            yield Change("added", (), (index,), heading=unit.heading)
        elif index in first:
            yield from changed(first[index], old, new)
        yield from gone[index, True]


def changed(pair: Pair, old: list[Unit], new: list[Unit]) -> Iterator[Change]:
    """What became of the sentences of a pair, if anything."""
    ones, others = [old[index] for index in pair.old], [new[index] for index in pair.new]
    kind = kind_of(ones, others) or ("moved" if pair.move else None)
    if kind is not None:
        kind = "moved" if pair.move and kind in ("numbered", "pointed") else kind
        words = pieces(joined(ones), joined(others)) if kind != "moved" else repunctuated(ones[0], others[0])
        yield Change(kind, pair.old, pair.new, pair.move, any(unit.heading for unit in (*ones, *others)), words)


def kind_of(ones: list[Unit], others: list[Unit]) -> Kind | None:
    """What became of sentences whose place does not count; nothing if they are the same."""
    if len(ones) < len(others):
        return "split"
    if len(ones) > len(others):
        return "merged"
    one, other = ones[0], others[0]
    if one.text == other.text:
        return None
    if one.bare != other.bare:
        return "reworded"
    return "numbered" if one.number != other.number and ended(one) == ended(other) else "pointed"


def ended(unit: Unit) -> str:
    """A sentence without its number, and without the point that its place in a list gives it."""
    return unit.worded.rstrip(ENDS)


def repunctuated(one: Unit, other: Unit) -> tuple[Piece, ...]:
    """The words of a sentence that was moved, its number and points as they became."""
    return (Piece(one.text, one.text),) if one.text == other.text else pieces(one.text, other.text)


def joined(units: Iterable[Unit]) -> str:
    """Sentences as one wording."""
    return "".join(unit.text for unit in units)
