"""The lists of an arbitrary speech: 一、 （一） 1. （1） at the head of paragraphs; 一是 一要 首先 第一 ① inside them, nested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.model import Draft, Spot

from . import numerals
from .clauses import Piece
from .once import once
from .places import whole

NUMERAL = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
VERBS = "是要靠抓看讲学查防为对在强促保带树创重建治管育严把做用防补解"
MARKER = re.compile(
    rf"""(?:(?<=^)|(?<=[。！？；：，\n”）—…】])|(?<=[。！？；：，\n][ \u3000]))(?:
      (?P<heading>{NUMERAL}、(?!{NUMERAL}))
    | （(?P<bracketed>{NUMERAL})）[、，．.]?
    | （(?P<digits>[0-9]{{1,2}})）[、，．.]?
    | (?P<point>[0-9]{{1,2}})[.．、](?![0-9])
    | (?P<circled>[{numerals.CIRCLED}])
    | 第(?P<ordinal>{NUMERAL})(?=[，、：是要])[，、]?
    | 其(?P<among>[一二三四五六七八九])(?=[，、是])[，、]?
    | (?P<spoken>{NUMERAL})(?P<verb>[{VERBS}])
    | (?P<word>首先|其次|再次|最后|再者)[，要是]?
    )""",
    re.VERBOSE | re.MULTILINE,
)
ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
LAST = 0  # 最后 closes a list whatever its number
RANKS = {"一、": 1, "（一）": 2, "1.": 3, "（1）": 4}
AT_HEAD = 5  # rank of a spoken number at the head of a paragraph
INSIDE = 6
HEAD_END = re.compile(r"[。！？；：\n]")
ITEMS = 2  # a list has at least as many
AHEAD = 400  # markers in which the next item of an outer list is looked for


@dataclass(frozen=True, slots=True)
class Marker:
    """A number that may open an item: its family, its value, where it stands in the whole text, its rank (1 is highest).

    ``end`` is behind the point that follows it, ``text`` is without that point.
    """

    family: str
    number: int
    start: int
    end: int
    rank: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its marker, and the whole text's places where its head sentence and itself end."""

    marker: Marker
    head: Piece
    end: int

    @property
    def start(self) -> int:
        """Where its marker starts in the whole text."""
        return self.marker.start


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list: its family (that of most items), its rank, its items in order, and how deep it is nested (0: not)."""

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


def markers(draft: Draft) -> Iterator[Marker]:
    """Every number in a place of the running text where an item may open."""
    text = whole(draft)
    for match in MARKER.finditer(text.text):
        before = text.text[match.start() - 1 : match.start()]
        found = marker(match, before in ("", "\n"))
        if found and not (before == "，" and found.family in TOO_LOOSE) and running(draft, text.block(match.start())):
            yield found


def running(draft: Draft, block: int) -> bool:
    """Whether a block belongs to the running text, and not to a table, a note, a margin or a box."""
    return draft.blocks[block].role not in ASIDE


ASIDE = ("cell", "note", "margin", "box")
TOO_LOOSE = ("一、", "1.", "首先", "第一")  # behind a comma these are words of the sentence


def marker(match: re.Match[str], at_head: bool) -> Marker | None:
    """A match as a marker; ``None`` where that family opens items only at the head of a paragraph."""
    family, number = meaning(match)
    if family == "一、" and not at_head:
        return None
    rank = RANKS.get(family, AT_HEAD) if at_head else INSIDE
    return Marker(family, number, match.start(), match.end(), rank, match.group().rstrip("，"))


def meaning(match: re.Match[str]) -> tuple[str, int]:
    """The family and the value of a match."""
    kind = match.lastgroup if match.lastgroup != "verb" else "spoken"
    text = match[kind or 0]
    if kind == "heading":
        return "一、", numerals.value(text[:-1])
    if kind == "circled":
        return "①", numerals.CIRCLED.index(text) + 1
    if kind == "word":
        return "首先", ORDER.get(text, LAST)
    if kind in ("digits", "point"):
        return ("（1）" if kind == "digits" else "1."), int(text)
    if kind == "spoken":
        return f"一{match['verb']}", numerals.value(text)
    return {"bracketed": "（一）", "ordinal": "第一", "among": "其一"}[kind or ""], numerals.value(text)


@dataclass(slots=True)
class Open:
    """A list that may still go on."""

    markers: list[Marker]
    depth: int
    parent: Open | None = None
    index: int = -1
    children: set[str] = field(default_factory=set)

    @property
    def last(self) -> Marker:
        """Its latest marker."""
        return self.markers[-1]

    @property
    def rank(self) -> int:
        """How high it stands."""
        return self.markers[0].rank


@once
def groups(draft: Draft) -> tuple[Open, ...]:
    """Every list that opens, be it of a single item, in the order of the text."""
    return tuple(sorted(grouped(list(markers(draft)), whole(draft).text), key=lambda group: group.markers[0].start))


@once
def enumerations(draft: Draft) -> tuple[Enumeration, ...]:
    """Every list of two items or more, in the order in which they open; ``parent`` is an index into the result."""
    found = [group for group in groups(draft) if len(group.markers) >= ITEMS]
    for index, group in enumerate(found):
        group.index = index
    return tuple(enumeration(group, draft) for group in found)


def lone(draft: Draft) -> tuple[Marker, ...]:
    """The first numbers that no second one follows."""
    return tuple(group.last for group in groups(draft) if len(group.markers) < ITEMS)


def grouped(found: list[Marker], text: str) -> list[Open]:
    """Markers put into lists: a number that goes on with an open list closes what was opened inside it."""
    stack: list[Open] = []
    opened: list[Open] = []
    line = 0
    for index, this in enumerate(found):
        if text.find("\n", line, this.start) >= 0:
            shut_inside(stack, this)
        line = this.start
        home = home_of(this, stack)
        if home is not None:
            del stack[stack.index(home) + 1 :]
            home.markers.append(this)
        elif this.number != LAST:
            shut_equals(stack, this, found, index)
            opened.append(Open([this], len(stack), stack[-1] if stack else None))
            stack.append(opened[-1])
    return opened


def shut_equals(stack: list[Open], this: Marker, found: list[Marker], index: int) -> None:
    """Close the lists of equal or lower rank before a new list, but for one that plainly goes on around it.

    Inside a paragraph only a list of the same family is closed, with what was opened inside it.
    """
    if this.rank == INSIDE:
        same = [place for place, group in enumerate(stack) if group.rank == INSIDE and group.last.family == this.family]
        del stack[same[0] if same else len(stack) :]
        return
    while stack and stack[-1].rank >= this.rank:
        if stack[-1].rank == this.rank and encloses(stack[-1], this, found, index):
            stack[-1].children.add(this.family)
            return
        stack.pop()


def encloses(group: Open, this: Marker, found: list[Marker], index: int) -> bool:
    """Whether a list goes on behind a new one of its own rank, or had such a list inside it before."""
    if this.family == group.last.family:
        return False
    if this.family in group.children:
        return True
    ahead = (found[place] for place in range(index, min(len(found), index + AHEAD)))
    later = (one for one in ahead if one.family == group.last.family and one.rank == group.rank)
    following = next(later, None)
    return following is not None and following.number > group.last.number


def shut_inside(stack: list[Open], this: Marker) -> None:
    """Close the lists that ran inside a paragraph which has ended, unless this marker goes straight on with one."""
    while stack and stack[-1].rank == INSIDE and not goes_on(this, stack[-1]):
        stack.pop()


def home_of(this: Marker, stack: list[Open]) -> Open | None:
    """The open list that a marker belongs to: the innermost that it continues, else one that it breaks, else one it mixes with."""
    if this.number == 1:
        return None
    same = [group for group in reversed(stack) if group.last.family == this.family and near_rank(this, group)]
    for group in same:
        if goes_on(this, group):
            return group
    mixed = [group for group in reversed(stack) if mixes(this, group)]
    return next(iter(same), None) or next(iter(mixed), None)


def near_rank(this: Marker, group: Open) -> bool:
    """Whether a marker stands where the items of a list stand; a list begun inside a paragraph may go on at heads."""
    return group.last.rank == this.rank or {group.last.rank, this.rank} == {AT_HEAD, INSIDE}


def goes_on(this: Marker, group: Open) -> bool:
    """Whether a marker is the next of its list."""
    following = this.number == group.last.number + 1 or (this.family == "首先" and this.number in (LAST, 3))
    return this.family == group.last.family and near_rank(this, group) and following


SPOKEN = ("首先", "第一", "其一", "一是", "一要")


def mixes(this: Marker, group: Open) -> bool:
    """Whether a marker goes on with a list in another family (首先…第二…), and not with a word that only looks like one."""
    return (
        this.number == group.last.number + 1
        and this.family != group.last.family
        and near_rank(this, group)
        and this.family in SPOKEN
        and group.last.family in SPOKEN
    )


def enumeration(group: Open, draft: Draft) -> Enumeration:
    """A closed list with its items."""
    text = whole(draft).text
    starts = [marker.start for marker in group.markers]
    ends = [*starts[1:], end_of(group, text)]
    items = tuple(Item(marker, head(text, marker, end), end) for marker, end in zip(group.markers, ends, strict=True))
    families = [marker.family for marker in group.markers]
    usual = max(sorted(set(families)), key=lambda family: (families.count(family), -families.index(family)))
    parent = group.parent
    while parent is not None and parent.index < 0:
        parent = parent.parent
    return Enumeration(usual, group.rank, items, group.depth, parent.index if parent else -1)


def end_of(group: Open, text: str) -> int:
    """Where the last item of a list ends: with its paragraph."""
    end = text.find("\n", group.last.end)
    return len(text) if end < 0 else end


def head(text: str, marker: Marker, end: int) -> Piece:
    """The head sentence of an item: from behind its marker to the first end of a sentence, ； or ：."""
    match = HEAD_END.search(text, marker.end, end)
    stop = match.start() if match else end
    raw = text[marker.end : stop]
    return Piece(marker.end + len(raw) - len(raw.lstrip()), raw.strip().rstrip("，、"))


def spot(draft: Draft, marker: Marker) -> Spot:
    """A marker's place in its block."""
    return whole(draft).spot(marker.start, marker.start + len(marker.text))
