"""A speech in its parts: what opens it, its lists with their items and points, what stands between them, what closes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.model import Draft
from drafter.text.announcement import announced
from drafter.text.enumeration import Enumeration, Item, enumerations
from drafter.text.markers import AT_HEAD
from drafter.text.places import Whole, whole

FAMILIES = {
    "一、": "一、", "（一）": "（一）", "1.": "1.", "（1）": "（1）", "①": "①", "第一": "第一", "其一": "第一", "首先": "序词", "一要": "要"
}  # fmt: skip
SPOKEN = "是"
CLOSING = re.compile(r"^(?:同志们|各位|最后|让我们|总之|希望|我相信|衷心|预祝|以上|新征程|蓝图|我就讲|今天就讲)")
THANKS = re.compile(r"(?:我的讲话完了，?)?(?:谢谢|感谢)(?:大家|各位)?[！。!]*$|讲完了[。，]谢谢大家[！。]?$")
TAIL = 6  # paragraphs at the end, among which the close begins
HEADING = 24  # characters of a heading
FIRST = 12  # characters of the clause that is the heading of a longer sentence
AROUND = re.compile(r"[。：\n]\s*$")
LABEL = re.compile(r"[\u4e00-\u9fff]{1,2}")
NOUN = re.compile(
    r"[两二三四五六七八九十几0-9]{1,3}[个大项条点件]?(?:主要|具体)?(?P<noun>意见|要求|任务|体会|希望|建议|问题|措施|举措|工作|特点|成效|启示|方面)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list: its heading (empty for none), whether that stands alone, the stretches of its text, its points."""

    heading: str
    start: int
    alone: bool
    body: tuple[tuple[int, int], ...]
    points: Listed | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: its numbering family as outlines name it, what it is called, its items, where its count is announced."""

    family: str
    name: str
    entries: tuple[Entry, ...]
    count: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """A speech: stretches of its whole text before, between and behind its lists; whether it ends with thanks."""

    lists: tuple[Listed, ...]
    opening: tuple[tuple[int, int], ...]
    between: tuple[tuple[tuple[int, int], ...], ...]
    closing: tuple[tuple[int, int], ...]
    thanks: bool


def parts(draft: Draft) -> Parts:
    """The parts of a speech."""
    return Splitter(draft).parts()


class Splitter:
    """One pass over a draft whose lists are known."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.whole: Whole = whole(draft)
        self.text = self.whole.text
        self.lists = enumerations(draft)
        self.counts = {id(listed): count for count, listed in announced(draft)}

    def parts(self) -> Parts:
        """The parts of the speech."""
        tops = [listed for listed in self.lists if listed.depth == 0 and listed.rank <= AT_HEAD]
        last = self.last_paragraph()
        end = self.end_of(tops[-1], last) if tops else last
        made = tuple(
            self.listed(listed, tops[index + 1].start if index + 1 < len(tops) else end, index + 1 < len(tops))
            for index, listed in enumerate(tops)
        )
        ends = [self.reach(listed, tops[index + 1].start) for index, listed in enumerate(tops[:-1])]
        between = tuple(
            tuple(self.stretches(stop, following.start)) for stop, following in zip(ends, tops[1:], strict=True)
        )
        opening = tuple(self.stretches(0, tops[0].start if tops else last))
        closing = tuple(self.stretches(end, len(self.text))) if tops else ()
        return Parts(made, opening, between, closing, self.thanked())

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The paragraphs of running text between two places, thanks left out."""
        for index, block in enumerate(self.draft.blocks):
            first = max(start, self.whole.starts[index])
            stop = min(end, self.whole.starts[index] + len(block.text))
            text = self.text[first:stop].strip()
            if block.role == "body" and first < stop and text and not THANKS.fullmatch(text):
                yield first, stop

    def thanked(self) -> bool:
        """Whether the speech ends with thanks."""
        bodies = [block.text.strip() for block in self.draft.blocks if block.role == "body"]
        return bool(bodies and THANKS.search(bodies[-1]))

    def last_paragraph(self) -> int:
        """Where the running text ends."""
        bodies = [index for index, block in enumerate(self.draft.blocks) if block.role == "body"]
        return self.whole.starts[bodies[-1]] + len(self.draft.blocks[bodies[-1]].text) if bodies else 0

    def end_of(self, listed: Enumeration, last: int) -> int:
        """Where the last list of a speech ends: before the paragraph that begins to close, else with its last item's text."""
        item = listed.items[-1]
        block = self.whole.block(item.start)
        following = range(max(block + 1, len(self.draft.blocks) - TAIL), len(self.draft.blocks))
        closing = [index for index in following if CLOSING.match(self.draft.blocks[index].text.strip())]
        if closing:
            return self.whole.starts[closing[0]]
        return last if self.alone(item) else min(last, item.end)

    def reach(self, listed: Enumeration, following: int) -> int:
        """Where a list ends that another one follows: its last paragraph, or the one before the next list if its headings stand alone."""
        if not self.alone(listed.items[-1]):
            return min(listed.end, following)
        block = self.whole.block(following)
        announcing = self.draft.blocks[block - 1].text if block else ""
        return (
            self.whole.starts[block - 1]
            if announcing.rstrip().endswith(("：", "。")) and NOUN.search(announcing)
            else following
        )

    def alone(self, item: Item) -> bool:
        """Whether the head of an item is all that its paragraph has."""
        block = self.whole.block(item.start)
        end = self.whole.starts[block] + len(self.draft.blocks[block].text)
        return end - item.head.end <= 1

    def listed(self, listed: Enumeration, end: int, more: bool) -> Listed:
        """A list with its items, the last of which reaches to ``end`` or, before another list, as far as its paragraph."""
        stop = self.reach(listed, end) if more else end
        ends = [*(item.start for item in listed.items[1:]), max(stop, listed.items[-1].head.end)]
        entries = tuple(self.entry(listed, item, last) for item, last in zip(listed.items, ends, strict=True))
        count = self.counts.get(id(listed))
        place = (count.start, count.end) if count else None
        return Listed(FAMILIES.get(listed.family, SPOKEN), self.name(listed), entries, place)

    def name(self, listed: Enumeration) -> str:
        """What a list is called: the label that its items share, the noun that announces them, the verb of its numbers."""
        count = self.counts.get(id(listed))
        if count and LABEL.fullmatch(count.label):
            return count.label
        if listed.family == "一要":
            return "要"
        noun = NOUN.search(count.text) if count else None
        return noun["noun"] if noun and noun["noun"] != "方面" else ""

    def entry(self, listed: Enumeration, item: Item, end: int) -> Entry:
        """An item with its heading, the stretches of its own text and its points."""
        heading, start = self.heading(item, end)
        inner = [one for one in self.lists if item.start < one.start < end and self.pointed(one)]
        points = next((one for one in inner if self.lists[one.parent] is listed), None)
        if points is None or listed.depth:
            return Entry(heading, item.start, self.alone(item), tuple(self.between(start, end, inner)))
        last = end if self.alone(points.items[-1]) else min(end, points.end)
        made = self.listed(points, last, more=False)
        lead = (*self.stretches(start, points.start), *self.stretches(last, end))
        return Entry(heading, item.start, self.alone(item), lead, made)

    def between(self, start: int, end: int, lists: Sequence[Enumeration]) -> Iterator[tuple[int, int]]:
        """The text of an item whose own points, two levels down, are not told apart: without their numbers and headings."""
        items = sorted(
            (item for listed in lists for item in listed.items if start <= item.start < end),
            key=lambda item: item.start,
        )
        starts = [start, *(self.heading(item, end)[1] for item in items)]
        for first, last in zip(starts, [*(item.start for item in items), end], strict=True):
            yield from self.stretches(first, last)

    def pointed(self, listed: Enumeration) -> bool:
        """Whether the items of a list are whole points: none of them goes on with the sentence of the one before."""
        return listed.family != "首先" and all(
            AROUND.search(self.text[: item.start][-3:]) or not item.start for item in listed.items
        )

    def heading(self, item: Item, end: int) -> tuple[str, int]:
        """The heading of an item and where its text goes on behind it; none where its first sentence is prose."""
        head = item.head.text
        after = item.head.end + (self.text[item.head.end : item.head.end + 1] in "。！？：；")
        first = head.partition("，")[0]
        if len(head) <= HEADING and (after < end or self.alone(item)):
            return head, after
        if len(first) <= FIRST and first != head:
            return first, item.head.start + len(first) + 1
        return "", item.head.start
