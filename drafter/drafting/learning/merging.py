"""Candidates of several speeches made one: heading sets of one pattern, sentences that say nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafter.drafting.phrasebank import Phrase
from drafter.drafting.survey import Likeness

from . import parallel
from .candidate import Headings, Sentence

SAME = 0.5  # likeness from which two sentences of earlier speeches are one


def merged_sets(found: Sequence[Headings]) -> list[Headings]:
    """Heading sets with those of one slot and one pattern made one, where their headings stay apart."""
    made: list[Headings] = []
    for one in found:
        at = next((place for place, other in enumerate(made) if fits(one, other)), None)
        if at is None:
            made.append(one)
        else:
            made[at] = replace(made[at], items={**made[at].items, **one.items}, places=(*made[at].places, *one.places))
    return made


def fits(one: Headings, other: Headings) -> bool:
    """Whether two sets may be one: same slot, same pattern, no key or heading with two meanings, first words apart."""
    if (one.slot, one.pattern) != (other.slot, other.pattern) or one.pattern == parallel.UNEVEN:
        return False
    both = {**other.items, **one.items}
    kept = all(both[key] == heading for key, heading in other.items.items())
    return kept and parallel.pattern(list(both.values())) == one.pattern


def merged(found: Sequence[Sentence], left: Counter[str]) -> list[Sentence]:
    """Sentences without those that say nearly what another one says; the better one stays and counts for both."""
    phrases = [Phrase(str(index), one.slot, one.text, "", (), one.steps) for index, one in enumerate(found)]
    groups = Groups(range(len(found)))
    for twins in Likeness(phrases).twins(SAME):
        groups.join(int(twins.first.id), int(twins.second.id))
    made = [joined([found[index] for index in group]) for group in groups.all()]
    left["与别的候选相近，已合并"] += len(found) - len(made)
    return made


def joined(alike: Sequence[Sentence]) -> Sentence:
    """The best of some sentences that say nearly the same, with the sources of all."""
    best = min(alike, key=lambda one: one.worth)
    sources = tuple(dict.fromkeys(place for one in alike for place in one.places))
    return replace(best, places=sources, speeches=len({place.rpartition(":")[0] for place in sources}))


class Groups:
    """Numbers that belong together, each group in order."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self.above = {number: number for number in numbers}

    def root(self, number: int) -> int:
        """The least number of the group."""
        while self.above[number] != number:
            number = self.above[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        first, second = sorted((self.root(one), self.root(other)))
        self.above[second] = first

    def all(self) -> list[list[int]]:
        """Every group."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in self.above:
            found[self.root(number)].append(number)
        return list(found.values())
