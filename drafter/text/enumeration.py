"""The lists of an arbitrary speech, nested as a hearer hears them: their items, heads and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from drafter.model import Draft

from .clauses import Piece
from .markers import AT_HEAD, INSIDE, LAST, Marker, markers
from .once import once
from .places import Whole, whole

HEAD_END = re.compile(r"[。！？；：\n]")
ITEMS = 2  # a list has at least as many
AHEAD = 400  # markers in which the next item of an outer list is looked for
LATER = 3  # 再次 may follow 首先 at once
SPOKEN = ("首先", "第一", "其一", "一是", "一要")  # families that are mixed up with each other


class Item(NamedTuple):
    """An item of a list: its marker, and the whole text's places where its head sentence and itself end."""

    marker: Marker
    head: Piece
    end: int

    @property
    def start(self) -> int:
        """Where its marker starts in the whole text."""
        return self.marker.start


class Enumeration(NamedTuple):
    """A list: its family (that of most items), its rank, its items in order, and how deep it is nested (0: not).

    ``parent`` is the index of the list around it, -1 for none.
    """

    family: str
    rank: int
    items: tuple[Item, ...]
    depth: int = 0
    parent: int = -1

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its items in the order of the text."""
        return tuple(item.marker.number for item in self.items)

    @property
    def start(self) -> int:
        """Where its first marker starts in the whole text."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where its last item ends in the whole text."""
        return self.items[-1].end


@dataclass(slots=True, eq=False)
class Open:
    """A list while it grows; ``end`` is where the list around it went on, -1 if it did not."""

    markers: list[Marker]
    parent: Open | None
    end: int = -1
    children: set[str] = field(default_factory=set)

    @property
    def last(self) -> Marker:
        """Its latest marker."""
        return self.markers[-1]

    @property
    def family(self) -> str:
        """The family of its latest marker."""
        return self.last.family

    @property
    def rank(self) -> int:
        """How high it stands."""
        return self.markers[0].rank


@once
def enumerations(draft: Draft) -> tuple[Enumeration, ...]:
    """Every list of two items or more, in the order in which they open; ``parent`` is an index into the result."""
    found = [group for group in groups(draft) if len(group.markers) >= ITEMS]
    indexes = {id(group): index for index, group in enumerate(found)}
    return tuple(enumeration(group, indexes, whole(draft)) for group in found)


def lone(draft: Draft) -> tuple[Marker, ...]:
    """The numbers that stand alone: a first that no second one follows, a later one that nothing comes before."""
    return tuple(group.last for group in groups(draft) if len(group.markers) < ITEMS)


@once
def groups(draft: Draft) -> tuple[Open, ...]:
    """Every list that opens, be it of a single item, in the order of the text."""
    nesting = Nesting(markers(draft))
    text = whole(draft).text
    for before, index in pairwise(range(-1, len(nesting.found))):
        crossed = text.find("\n", nesting.found[before].start if index else 0, nesting.found[index].start) >= 0
        nesting.take(index, crossed)
    return tuple(nesting.opened)


@dataclass(slots=True)
class Nesting:
    """One pass over markers: the lists that are open, innermost last, and all that were opened."""

    found: list[Marker]
    stack: list[Open] = field(default_factory=list)
    opened: list[Open] = field(default_factory=list)

    def take(self, index: int, crossed: bool) -> None:
        """Put a marker into the list that it continues, or open one; ``crossed`` says that a paragraph began before it."""
        this = self.found[index]
        if crossed:
            self.shut_inside(this)
        home = self.home_of(index, crossed)
        if home is not None:
            self.shut(self.stack.index(home) + 1, this.start)
            home.markers.append(this)
        elif this.number != LAST:
            self.shut_equals(index)
            self.opened.append(Open([this], self.stack[-1] if self.stack else None))
            self.stack.append(self.opened[-1])

    def home_of(self, index: int, crossed: bool) -> Open | None:
        """The open list of a marker: the innermost that it continues, else one it mixes with, else one that it breaks.

        最后 inside a later paragraph ends no list: it leads to the end of the speech.
        """
        this = self.found[index]
        if this.number == 1:
            return self.swapped(this)
        if crossed and (this.number, this.rank) == (LAST, INSIDE):
            return None
        same = [group for group in reversed(self.stack) if group.family == this.family and near_rank(this, group)]
        continued = next((group for group in same if goes_on(this, group)), None)
        if this.number == LAST or (continued and continued.last.rank == this.rank):
            return continued
        mixed = self.mixed(index, crossed)
        return mixed or continued or next(iter(same), None)

    def swapped(self, this: Marker) -> Open | None:
        """The list that began with its second item, directly before its first."""
        top = self.stack[-1] if self.stack else None
        began = top is not None and len(top.markers) == 1 and top.last.number == this.number + 1
        return top if top and began and top.family == this.family and near_rank(this, top) else None

    def mixed(self, index: int, crossed: bool) -> Open | None:
        """The list whose item came last and that goes on with another family (首先…第二…), and not with its own."""
        this, before = self.found[index], self.found[index - 1]
        group = next((group for group in reversed(self.stack) if group.last is before), None)
        if group is None or not mixes(this, group) or (crossed and group.last.rank != this.rank):
            return None
        return None if self.encloses(group, index) else group

    def shut(self, depth: int, end: int) -> None:
        """Close the lists from a depth on."""
        for group in self.stack[depth:]:
            group.end = end
        del self.stack[depth:]

    def shut_inside(self, this: Marker) -> None:
        """Close the lists that ran inside a paragraph which has ended, unless this marker goes straight on with one."""
        while self.stack and self.stack[-1].rank == INSIDE and not goes_on(this, self.stack[-1]):
            self.stack.pop()

    def shut_equals(self, index: int) -> None:
        """Close the lists of equal or lower rank before a new list, but for one that plainly goes on around it.

        Inside a paragraph only a list of the same family is closed, with what was opened inside it.
        """
        this = self.found[index]
        if this.rank == INSIDE:
            inside = ((depth, group) for depth, group in enumerate(self.stack) if group.rank == INSIDE)
            same = (depth for depth, group in inside if this.family in (group.family, group.markers[0].family))
            self.shut(next(same, len(self.stack)), this.start)
            return
        while self.stack and self.stack[-1].rank >= this.rank:
            if self.stack[-1].rank == this.rank and self.encloses(self.stack[-1], index):
                self.stack[-1].children.add(this.family)
                return
            self.shut(len(self.stack) - 1, this.start)

    def encloses(self, group: Open, index: int) -> bool:
        """Whether a list goes on behind a new one of its own rank, or had such a list inside it before."""
        this = self.found[index]
        if this.family == group.family or this.family in group.children:
            return this.family != group.family
        ahead = (self.found[place] for place in range(index, min(len(self.found), index + AHEAD)))
        following = next((one for one in ahead if (one.family, one.rank) == (group.family, group.rank)), None)
        return following is not None and following.number > group.last.number


def near_rank(this: Marker, group: Open) -> bool:
    """Whether a marker stands where the items of a list stand; a list begun inside a paragraph may go on at heads."""
    return group.last.rank == this.rank or INSIDE in (group.last.rank, this.rank)


def goes_on(this: Marker, group: Open) -> bool:
    """Whether a marker is the next of its list.

    最后 at the head of a paragraph ends a list of paragraphs only: otherwise it leads to the end of the speech.
    """
    if this.family != group.family or not near_rank(this, group):
        return False
    if this.number == LAST:
        return this.rank == group.last.rank
    return this.number == group.last.number + 1 or (this.family == "首先" and this.number == LATER)


def mixes(this: Marker, group: Open) -> bool:
    """Whether a marker goes on with a list in another family (首先…第二…), and not with a word that only looks like one."""
    return (
        this.number == group.last.number + 1
        and this.family != group.family
        and {this.rank, group.last.rank} <= {AT_HEAD, INSIDE}
        and this.family in SPOKEN
        and group.family in SPOKEN
    )


def enumeration(group: Open, indexes: dict[int, int], text: Whole) -> Enumeration:
    """A closed list with its items; the lists around it that have an index count as its parents."""
    ends = [*(marker.start for marker in group.markers[1:]), end_of(group, text)]
    items = tuple(
        Item(marker, head(text.text, marker, end), end) for marker, end in zip(group.markers, ends, strict=True)
    )
    families = [marker.family for marker in group.markers]
    usual = max(sorted(set(families)), key=lambda family: (families.count(family), -families.index(family)))
    around = [id(parent) for parent in parents(group) if id(parent) in indexes]
    return Enumeration(usual, group.rank, items, len(around), indexes[around[0]] if around else -1)


def parents(group: Open) -> list[Open]:
    """The lists around a list, innermost first."""
    found = []
    while group.parent is not None:
        group = group.parent
        found.append(group)
    return found


def end_of(group: Open, text: Whole) -> int:
    """Where the last item of a list ends: with its paragraph, or where the list around it goes on before that."""
    block = text.block(group.last.start)
    end = text.starts[block + 1] - 1 if block + 1 < len(text.starts) else len(text.text)
    return min(end, group.end) if group.end >= 0 else end


def head(text: str, marker: Marker, end: int) -> Piece:
    """The head sentence of an item: from behind its marker to the first end of a sentence, ； or ：."""
    match = HEAD_END.search(text, marker.end, end)
    raw = text[marker.end : match.start() if match else end]
    return Piece(marker.end + len(raw) - len(raw.lstrip()), raw.strip().rstrip("，、"))
