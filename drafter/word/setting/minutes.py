"""Where a speech reaches its minutes when it is read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Draft
from drafter.text import length

from .pieces import Line


class Mark(NamedTuple):
    """A mark at a character of a block: the minutes that have passed there, or all of them."""

    block: int
    place: int
    text: str


def marks(draft: Draft, lines: list[Line], rate: int = length.RATE) -> list[Mark]:
    """A mark for each full minute and one for the whole at the end; never two at one line."""
    found = list(passed(draft, rate))
    end = closing(draft, rate)
    if end is None:
        return []
    last = next(line for line in reversed(lines) if line.block == end.block)
    return [mark for mark in found if (mark.block, mark.place) < (last.block, last.start)] + [end]


def passed(draft: Draft, rate: int) -> Iterator[Mark]:
    """The character with which each full minute is over."""
    count, minute = 0, 1
    for index, block in enumerate(draft.blocks):
        for match in length.COUNTED.finditer(block.text) if spoken(draft, index) else ():
            if count == minute * rate:
                yield Mark(index, match.start(), f"{minute}′")
                minute += 1
            count += 1


def closing(draft: Draft, rate: int) -> Mark | None:
    """The mark at the end of what is read aloud."""
    said = [index for index, block in enumerate(draft.blocks) if spoken(draft, index) and block.text]
    if not said:
        return None
    count = sum(length.characters(draft.blocks[index].text) for index in said)
    return Mark(said[-1], len(draft.blocks[said[-1]].text), f"共{length.minutes(count, rate):g}′")


def spoken(draft: Draft, index: int) -> bool:
    """Whether a block is read aloud."""
    return draft.blocks[index].role in ("salutation", "body")
