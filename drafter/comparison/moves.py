"""What kept its order and what was moved: the heaviest chain of pairs that rises on both sides stayed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from .units import Unit


class Pair(NamedTuple):
    """Sentences of OLD and those of NEW that they became; ``move`` numbers the moves from 1, 0 is for what stayed."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    move: int = 0


def unmoved(pairs: Iterable[Pair], old: list[Unit]) -> list[Pair]:
    """The pairs that kept their order, the most letters of them that can be had; in the order of OLD."""
    ends: list[int] = []  # the last sentence of NEW in chains of growing weight
    weights: list[int] = []
    lasts: list[Pair] = []
    before: dict[Pair, Pair | None] = {}
    for pair in sorted(pairs):
        at = bisect_left(ends, pair.new[0])
        before[pair] = lasts[at - 1] if at else None
        weight = (weights[at - 1] if at else 0) + 1 + sum(len(old[one].bare) for one in pair.old)
        behind = at
        while behind < len(ends) and weights[behind] <= weight:
            behind += 1
        ends[at:behind], weights[at:behind], lasts[at:behind] = [pair.new[-1]], [weight], [pair]
    kept, last = [], lasts[-1] if lasts else None
    while last:
        kept.append(last)
        last = before[last]
    return kept[::-1]


def moved(pairs: list[Pair], old: list[Unit]) -> list[Pair]:
    """Pairs in the order of NEW, those that lost their order numbered; what moved together has one number."""
    kept = {pair.old for pair in unmoved(pairs, old)}
    found: list[Pair] = []
    number = 0
    for pair in pairs:
        if pair.old in kept:
            found.append(pair)
            continue
        last = found[-1] if found else None
        together = last and last.move and (last.old[-1] + 1, last.new[-1] + 1) == (pair.old[0], pair.new[0])
        number += not together
        found.append(pair._replace(move=number))
    return found
