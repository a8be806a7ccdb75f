"""Sentences between two fixed neighbours, paired as well as their likeness allows: one to one, one to two, two to one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .likeness import Bag, joined, likeness, reachable

LEAST = 0.3  # likeness of what is called reworded
JOINED = 0.45  # likeness from which one sentence became two
NARROW = 12  # sentences to either side of the diagonal that are looked at in a long gap
WIDE = 40  # sentences; a gap with more on either side is long
PLACES = 30_000  # beside the diagonal that are looked at in a longer one
SHAPES = ((1, 1), (1, 2), (2, 1))  # sentences of either side that are put together


class Cell(NamedTuple):
    """The best pairing up to a place: how many letters it pairs, and its last step."""

    score: float
    step: tuple[int, int]


Group = tuple[range, range]


def paired(old: list[Bag], new: list[Bag], old_next: list[bool], new_next: list[bool]) -> Iterator[Group]:
    """The pairs of two rows of sentences; ``…_next`` says which directly follow on the one before."""
    pairs = {(2, 1): old_next, (1, 2): new_next}
    twos = twins(old, old_next), twins(new, new_next)
    table: dict[tuple[int, int], Cell] = {(0, 0): Cell(0.0, (0, 0))}
    for one in range(len(old) + 1):
        for other in band(one, len(old), len(new)):
            best = table.get((one, other), Cell(-1.0, (0, 0)))
            for step in ((1, 0), (0, 1)):
                before = table.get((one - step[0], other - step[1]))
                if before and before.score > best.score:
                    best = Cell(before.score, step)
            for shape in SHAPES:
                before = table.get((one - shape[0], other - shape[1]))
                if before is None or (shape in pairs and not joins(shape, pairs[shape], one, other)):
                    continue
                left = twos[0][one - 1] if shape[0] > 1 else old[one - 1]
                right = twos[1][other - 1] if shape[1] > 1 else new[other - 1]
                gain = worth(left, right, LEAST if shape == (1, 1) else JOINED)
                if gain and before.score + gain > best.score:
                    best = Cell(before.score + gain, shape)
            if best.score >= 0:
                table[one, other] = best
    return traced(table, len(old), len(new))


def band(one: int, old: int, new: int) -> range:
    """The places of the other row that are looked at beside a place of one."""
    if max(old, new) <= WIDE:
        return range(new + 1)
    middle = one * new // max(1, old)
    reach = min(NARROW, 1 + PLACES // max(old, new)) + new // max(1, old)
    return range(max(0, middle - reach), min(new, middle + reach) + 1)


def twins(row: list[Bag], follows: list[bool]) -> list[Bag]:
    """Each sentence together with the one before it; by itself where that one does not directly precede."""
    return [joined((row[index - 1], one)) if follows[index] else one for index, one in enumerate(row)]


def joins(shape: tuple[int, int], follows: list[bool], one: int, other: int) -> bool:
    """Whether the two sentences of a shape follow on each other."""
    return follows[(one if shape[0] > 1 else other) - 1]


def worth(one: Bag, other: Bag, least: float) -> float:
    """How many characters and pairs it is worth to pair two wordings; nothing if they are too little alike."""
    if reachable(one, other) < least:
        return 0.0
    alike = likeness(one, other)
    return alike * alike * (one.size + other.size) if alike >= least else 0.0


def traced(table: dict[tuple[int, int], Cell], one: int, other: int) -> Iterator[Group]:
    """The pairs of the best pairing, the last first."""
    while (one, other) in table and (one or other):
        step = table[one, other].step
        if step == (0, 0):
            break
        if all(step):
            yield range(one - step[0], one), range(other - step[1], other)
        one, other = one - step[0], other - step[1]
