"""Paragraphs that were split or merged, told from the sentences that kept their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from .moves import Pair
from .units import Unit

NEAR = 2  # sentences; farther apart they do not tell what became of a paragraph's end


class Recast(NamedTuple):
    """Paragraphs of the old draft and what they became in the new one, by their numbers from 0."""

    kind: Literal["split", "merged"]
    old: tuple[int, ...]
    new: tuple[int, ...]


def recast(pairs: Iterable[Pair], old: list[Unit], new: list[Unit]) -> list[Recast]:
    """The paragraphs that were split, or merged, in the order of the new draft."""
    split: defaultdict[int, list[int]] = defaultdict(list)
    merged: defaultdict[int, list[int]] = defaultdict(list)
    for before, after in pairwise(places(pairs)):
        if max(after[side] - before[side] for side in (0, 1)) > NEAR:
            continue
        (one, behind), (other, below) = (
            (old[index].spot.block for index in (before[0], after[0])),
            (new[index].spot.block for index in (before[1], after[1])),
        )
        if one == behind and other != below:
            split[one] += [other, below]
        elif one != behind and other == below:
            merged[other] += [one, behind]
    found = [Recast("split", (one,), distinct(others)) for one, others in split.items()]
    found += [Recast("merged", distinct(ones), (other,)) for other, ones in merged.items()]
    return sorted(found, key=lambda one: (one.new, one.old))


def places(pairs: Iterable[Pair]) -> Iterator[tuple[int, int]]:
    """The sentences, old and new, that kept their order."""
    return ((one, other) for pair in pairs if not pair.move for one in pair.old for other in pair.new)


def distinct(numbers: Iterable[int]) -> tuple[int, ...]:
    """Numbers, each once."""
    return tuple(dict.fromkeys(numbers))
