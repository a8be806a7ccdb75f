"""Which sentences of one draft became which of another: unchanged ones first, then like ones, then what lies between."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .gaps import paired
from .likeness import Bag, bag, common, joined, likeness, reachable
from .moves import Pair, moved, unmoved
from .units import Unit

GRAM = 4  # characters by which like sentences are found
RARE = 4  # sentences of a draft that may share one
CANDIDATES = 3  # sentences that are looked at for each
LIKE = 0.5  # likeness from which sentences belong together wherever they stand
CERTAIN = 6  # letters of a sentence that is known again wherever it stands
NEAR = 0.1  # likeness that standing between the same neighbours is worth
TAKEN = 0.6  # of the letters of a neighbour that a sentence must hold besides, to be merged with it


def aligned(old: list[Unit], new: list[Unit]) -> list[Pair]:
    """The pairs of two drafts in the order of the new one; exchanging the drafts exchanges the sides and nothing else."""
    if [unit.text for unit in new] < [unit.text for unit in old]:
        return sorted((Pair(pair.new, pair.old, pair.move) for pair in aligned(new, old)), key=lambda pair: pair.new)
    work = Alignment(old, new)
    work.anchor()
    work.find_divided()
    work.find_like()
    work.fill()
    work.find_equal()
    return moved(sorted(work.pairs(), key=lambda pair: pair.new), old)


@dataclass(slots=True)
class Alignment:
    """Two drafts while they are aligned: the partners of each sentence that has any."""

    old: list[Unit]
    new: list[Unit]
    partners: dict[int, tuple[int, ...]] = field(default_factory=dict)  # of the first sentence of OLD in each pair
    held: dict[int, tuple[int, ...]] = field(default_factory=dict)  # the sentences of OLD in that pair
    old_taken: set[int] = field(default_factory=set)
    new_taken: set[int] = field(default_factory=set)
    bags: tuple[dict[int, Bag], dict[int, Bag]] = field(default_factory=lambda: ({}, {}))

    def pairs(self) -> list[Pair]:
        """What was found so far, in the order of OLD."""
        return [Pair(self.held[first], self.partners[first]) for first in sorted(self.held)]

    def pair(self, old: tuple[int, ...], new: tuple[int, ...]) -> None:
        """Put sentences together."""
        self.held[old[0]], self.partners[old[0]] = old, new
        self.old_taken.update(old)
        self.new_taken.update(new)

    def bag(self, side: int, index: int) -> Bag:
        """The bag of a sentence of OLD (0) or NEW (1)."""
        kept = self.bags[side]
        if index not in kept:
            kept[index] = bag((self.new if side else self.old)[index].bare)
        return kept[index]

    def anchor(self) -> None:
        """Pair what stands once in both drafts with the same letters, and the equal neighbours of such pairs and of both ends."""
        once_old, once_new = singles(self.old), singles(self.new)
        found = [(once_old[bare], index) for bare, index in once_new.items() if bare in once_old]
        for one, other in found:
            self.pair((one,), (other,))
        ends = [(-1, -1), (len(self.old), len(self.new))]
        for step in (1, -1):
            for one, other in sorted([*found, *ends], reverse=step < 0):
                self.extend(one + step, other + step, step)

    def extend(self, one: int, other: int, step: int) -> None:
        """Pair equal sentences from a place on."""
        while self.free(one, other) and self.old[one].bare == self.new[other].bare:
            self.pair((one,), (other,))
            one, other = one + step, other + step

    def free(self, one: int, other: int) -> bool:
        """Whether there are two such sentences and neither has a partner."""
        inside = 0 <= one < len(self.old) and 0 <= other < len(self.new)
        return inside and one not in self.old_taken and other not in self.new_taken

    def left(self) -> tuple[list[int], list[int]]:
        """The sentences of either draft that have no partner."""
        return (
            [index for index in range(len(self.old)) if index not in self.old_taken],
            [index for index in range(len(self.new)) if index not in self.new_taken],
        )

    def find_divided(self) -> None:
        """Pair sentences whose letters are exactly those of two that follow on each other."""
        old, new = self.left()
        by_bare = {self.old[index].bare: (index,) for index in old}, {self.new[index].bare: (index,) for index in new}
        for one, other in couples(old):
            found = by_bare[1].get(self.old[one].bare + self.old[other].bare)
            if found and not self.taken((one, other), found):
                self.pair((one, other), found)
        for one, other in couples(new):
            found = by_bare[0].get(self.new[one].bare + self.new[other].bare)
            if found and not self.taken(found, (one, other)):
                self.pair(found, (one, other))

    def taken(self, old: tuple[int, ...], new: tuple[int, ...]) -> bool:
        """Whether any of some sentences has a partner."""
        return not (self.old_taken.isdisjoint(old) and self.new_taken.isdisjoint(new))

    def find_like(self) -> None:
        """Pair sentences that are much alike, wherever they stand, the likest first, each with its parts."""
        old, new = self.left()
        places = self.gap_numbers()
        ranked = []
        for one, other in candidates(self.old, self.new, old, new):
            alike = self.likeness(one, other)
            if alike >= LIKE:
                near = NEAR * (places[0].get(one) == places[1].get(other, -1))
                ranked.append((-round(alike + near, 3), abs(one - other), one, other))
        for _, _, one, other in sorted(ranked):
            if self.free(one, other):
                self.grow(one, other)

    def likeness(self, one: int, other: int) -> float:
        """How alike two sentences are."""
        bags = self.bag(0, one), self.bag(1, other)
        return likeness(*bags) if reachable(*bags) >= LIKE else 0.0

    def grow(self, one: int, other: int) -> None:
        """Pair two sentences, and the neighbours whose letters the other side holds besides: one was split, or two merged."""
        old: tuple[int, ...] = (one,)
        new: tuple[int, ...] = (other,)
        while grown := self.grown(old, new):
            old, new = grown
        self.pair(old, new)

    def grown(self, old: tuple[int, ...], new: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """A pair with one more neighbour on the side that may have it, if there is one that belongs to it."""
        if len(old) == 1:
            for index in (new[-1] + 1, new[0] - 1):
                if 0 <= index < len(self.new) and index not in self.new_taken and self.belongs(1, old, new, index):
                    return old, tuple(sorted((*new, index)))
        if len(new) == 1:
            for index in (old[-1] + 1, old[0] - 1):
                if 0 <= index < len(self.old) and index not in self.old_taken and self.belongs(0, new, old, index):
                    return tuple(sorted((*old, index))), new
        return None

    def belongs(self, side: int, whole: tuple[int, ...], parts: tuple[int, ...], index: int) -> bool:
        """Whether the other side holds most of a neighbour's letters besides those of the parts that it has."""
        target = self.bag(1 - side, whole[0])
        own, more = joined(self.bag(side, part) for part in parts), self.bag(side, index)
        gained = common(target, joined((own, more))) - common(target, own)
        return more.size > 0 and gained >= TAKEN * more.size

    def fill(self) -> None:
        """Pair what lies between pairs that kept their order, as well as it can be paired."""
        for old, new in self.gaps():
            bags = [self.bag(0, index) for index in old], [self.bag(1, index) for index in new]
            for ones, others in paired(*bags, joinable(old), joinable(new)):
                self.pair(tuple(old[one] for one in ones), tuple(new[other] for other in others))

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """The sentences without partners between two neighbouring pairs that kept their order."""
        kept = unmoved(self.pairs(), self.old)
        edges = [((-1,), (-1,)), *((pair.old, pair.new) for pair in kept), ((len(self.old),), (len(self.new),))]
        for (before, above), (behind, below) in pairwise(edges):
            old = [index for index in range(before[-1] + 1, behind[0]) if index not in self.old_taken]
            new = [index for index in range(above[-1] + 1, below[0]) if index not in self.new_taken]
            if old and new:
                yield old, new

    def gap_numbers(self) -> tuple[dict[int, int], dict[int, int]]:
        """The number of its gap for each sentence in one."""
        found: tuple[dict[int, int], dict[int, int]] = ({}, {})
        for number, gap in enumerate(self.gaps()):
            for side in (0, 1):
                found[side].update((index, number) for index in gap[side])
        return found

    def find_equal(self) -> None:
        """Pair what is left with the same letters, one after the other."""
        old, new = self.left()
        waiting: defaultdict[str, list[int]] = defaultdict(list)
        for index in reversed(old):
            waiting[self.old[index].bare].append(index)
        for index in new:
            bare = self.new[index].bare
            if len(bare) >= CERTAIN and waiting.get(bare):
                self.pair((waiting[bare].pop(),), (index,))


def singles(units: list[Unit]) -> dict[str, int]:
    """The sentences that stand once, by their letters."""
    counts = Counter(unit.bare for unit in units)
    return {unit.bare: index for index, unit in enumerate(units) if counts[unit.bare] == 1}


def candidates(old: list[Unit], new: list[Unit], ones: list[int], others: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs that share runs of characters which few sentences have: for each sentence the few that share most."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for other in others:
        for gram in runs(new[other].bare):
            places[gram].append(other)
    for one in ones:
        shared = (
            places[gram] for gram in sorted(runs(old[one].bare)) if len(places.get(gram, ())) in range(1, RARE + 1)
        )
        votes = Counter(other for row in shared for other in row)
        best = sorted(votes, key=lambda other: (-votes[other], abs(other - one), other))
        yield from ((one, other) for other in best[:CANDIDATES])


def runs(text: str) -> set[str]:
    """The runs of ``GRAM`` characters of a text."""
    return {text[start : start + GRAM] for start in range(len(text) - GRAM + 1)}


def couples(indexes: list[int]) -> Iterator[tuple[int, int]]:
    """The sentences that directly follow on each other."""
    return (both for both in pairwise(indexes) if both[1] == both[0] + 1)


def joinable(indexes: list[int]) -> list[bool]:
    """Whether each sentence follows directly on the one before it."""
    return [False, *(after == before + 1 for before, after in pairwise(indexes))]
