"""The skeletons of clauses: where in its clause a phrase stands, and which of its places are meant as parallels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.model import Draft
from drafter.text.once import once
from drafter.text.places import prose

POINTS = (
    re.compile(r"[，、；：。！？,;:!?\n和与及]"),  # members of a series
    re.compile(r"[，；：。！？,;:!?\n]"),  # clauses
    re.compile(r"[；。！？;!?\n]"),  # parts of a sentence
    re.compile(r"\n"),  # paragraphs
    re.compile(r"[。！？!?\n]"),  # sentences
)
NUMBERED = r"[“‘《\s—]*(?:(?:[一二三四五六七八九十]{1,3}[是要、]|第[一二三四五六七八九十]|首先|其次|再次|最后|（[一二三四五六七八九十]{1,3}）)，?)?"
NUMBER = re.compile(NUMBERED)
LEAD = re.compile(NUMBERED + r"(?:[要就也更又还都既是在以为把让用向从对]|做到|坚持|能够)?")
CLOSE = re.compile(r"[的地得了着过上中下里”’》]{0,3}")
TAKEN_UP = ("，", "；", "——")  # between a word and itself, which takes it up: 直面矛盾，矛盾才会化解
REACH = 2  # clauses from one parallel to the next
SHORT = 6  # characters of a clause that may end like the one before
MOST = 0.6  # of a clause that a phrase is which opens it
UNEVEN = 3  # times that one parallel clause may be as long as the other
SLACK = 1  # characters by which skeletons may differ
LOOSE = 8  # characters for each of which the skeletons of a series may differ by one more


FAR = 200  # characters of a clause that are looked at on either side
EVEN = 12  # characters from one member of an even series to the next


@dataclass(frozen=True, slots=True)
class Slot:
    """The clause in which a phrase stands: its number, and its words before and behind the phrase."""

    number: int
    before: str
    after: str

    @property
    def length(self) -> int:
        """The characters of the clause around the phrase."""
        return len(self.before) + len(self.after)

    @property
    def heads(self) -> bool:
        """Whether the phrase opens its clause, but for a number or a weak word."""
        return not self.before

    @property
    def closes(self) -> bool:
        """Whether the phrase ends its clause, but for particles."""
        return bool(CLOSE.fullmatch(self.after))


@once
def points(draft: Draft) -> tuple[list[int], ...]:
    """Where the marks stand that end members, clauses and sentences."""
    text = prose(draft).text
    return tuple([match.start() for match in pattern.finditer(text)] for pattern in POINTS)


def slot(text: str, start: int, end: int, marks: list[int]) -> Slot:
    """The slot of a span of the whole text, between ``marks``."""
    number = bisect_right(marks, start)
    left = marks[number - 1] + 1 if number else 0
    behind = bisect_right(marks, end - 1)
    right = marks[behind] if behind < len(marks) else len(text)
    before = text[max(left, start - FAR) : start]
    lead = LEAD.match(before)
    return Slot(number, before[lead.end() :] if lead else before, text[end : min(right, end + FAR)])


def groups(draft: Draft, spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The places of a phrase, those that are meant as parallels together."""
    found: list[list[int]] = [[0]]
    links = linked(draft, spans)
    for index, link in enumerate(links, 1):
        if link:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def linked(draft: Draft, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Whether each place of a phrase and the next one are parallels."""
    text, clauses = prose(draft).text, points(draft)[1]
    links = [split(text, *pair, clauses) or text[pair[0][1] : pair[1][0]] in TAKEN_UP for pair in pairwise(spans)]
    for marks in points(draft):
        pairs = list(pairwise(slot(text, start, end, marks) for start, end in spans))
        alike = [similar(*pair) for pair in pairs]
        for index, pair in enumerate(pairs):
            series = any(alike[max(0, index - 1) : index]) or any(alike[index + 1 : index + 2])
            size = spans[index][1] - spans[index][0]
            links[index] |= alike[index] and (series or telling(*pair, size))
    for index in even(spans):
        links[index] = links[index + 1] = True
    return links


def even(spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The first of every three places at even distances."""
    gaps = [other[0] - one[0] for one, other in pairwise(spans)]
    for index, (gap, following) in enumerate(pairwise(gaps)):
        if gap <= EVEN and abs(gap - following) <= SLACK:
            yield index


def similar(one: Slot, other: Slot) -> bool:
    """Whether two neighbouring clauses open with the phrase, end in it, or hold it within like skeletons."""
    if not 1 <= other.number - one.number <= REACH or (one.before, one.after) == (other.before, other.after):
        return False  # the same clause once more is no parallel
    if one.closes and other.closes:
        return True
    shorter, longer = sorted((one.length, other.length))
    heads = one.heads and other.heads and longer <= UNEVEN * max(SLACK, shorter)
    return heads or apart(one, other) <= SLACK + one.length // LOOSE


def telling(one: Slot, other: Slot, size: int) -> bool:
    """Whether two similar clauses are parallels without a third: opened by the phrase, or side by side and short or alike.

    A phrase of ``size`` characters opens a clause only if it is not most of it, else the clause is said twice.
    """
    if one.heads and other.heads:
        return size <= MOST * (size + min(one.length, other.length))
    short = max(one.length, other.length) <= SHORT
    return other.number == one.number + 1 and (short or not apart(one, other))


def apart(one: Slot, other: Slot) -> int:
    """The characters by which two skeletons differ."""
    return max(abs(len(one.before) - len(other.before)), abs(len(one.after) - len(other.after)))


def split(text: str, one: tuple[int, int], other: tuple[int, int], marks: list[int]) -> bool:
    """Whether two places halve one clause: 缺什么补什么, 什么样的人做什么样的事."""
    if bisect_right(marks, one[0]) != bisect_right(marks, other[0]):
        return False
    first, second = slot(text, *one, marks), slot(text, *other, marks)
    gap, before, after = other[0] - one[1], len(first.before), len(second.after)
    return 0 < gap <= SHORT and (abs(gap - before) <= SLACK or (not before and abs(gap - after) <= SLACK))
