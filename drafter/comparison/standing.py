"""Where the sentences that were cut or moved away would stand in the new version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .moves import Pair
from .units import Unit


class Stand(NamedTuple):
    """A place before or ``behind`` a sentence of the new version, by its number from 0; -1 is before all.

    ``gone`` says that nothing is left of the paragraph.
    """

    unit: int
    behind: bool
    gone: bool


def stands(pairs: list[Pair], old: list[Unit], new: list[Unit]) -> dict[int, Stand]:
    """The place of each sentence of the old version that did not stay: beside one of its paragraph, best one that stayed.

    What was moved is looked for beside what stayed alone; whole paragraphs stand behind what was added to the one before.
    """
    stayed = {index: pair.new for pair in pairs if not pair.move for index in pair.old}
    held = {index: pair.new for pair in pairs for index in pair.old}
    near, far = beside(stayed, old), beside(held, old)
    taken = {index for pair in pairs for index in pair.new}
    last, found = -1, {}
    for index in range(len(old)):
        last = stayed[index][-1] if index in stayed else last
        if index not in stayed:
            other = None if index in held else far.get(index)
            found[index] = near.get(index) or other or Stand(ending(last, taken, new), True, True)
    return found


def ending(last: int, taken: set[int], new: list[Unit]) -> int:
    """The last of the sentences that were added to a paragraph directly behind one; that one if there are none."""
    while 0 <= last < len(new) - 1 and last + 1 not in taken and new[last + 1].spot.block == new[last].spot.block:
        last += 1
    return last


def beside(partners: dict[int, tuple[int, ...]], old: list[Unit]) -> dict[int, Stand]:
    """The place of each sentence behind the nearest one before it in its paragraph that has a partner, else before the next."""
    found = {
        index: Stand(partners[other][-1], True, False) for index, other in neighbours(partners, old, range(len(old)))
    }
    for index, other in neighbours(partners, old, reversed(range(len(old)))):
        found.setdefault(index, Stand(partners[other][0], False, False))
    return found


def neighbours(
    partners: dict[int, tuple[int, ...]], old: list[Unit], order: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Each sentence with the last one of its paragraph that has a partner, in an order."""
    last = -1
    for index in order:
        last = index if index in partners else last
        if last >= 0 and old[last].spot.block == old[index].spot.block:
            yield index, last
