"""Rows of clauses or sentences that open or end with one word, and the frame that they share: 从…向…转变."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from drafter.model import Draft
from drafter.text.once import once
from drafter.text.places import prose

from .skeleton import NUMBER, REACH, points
from .stream import BARRIER, stream
from .surprise import information

TIMES = 3  # members of a row
WORDS = 30  # words of a member that are compared


class Member(NamedTuple):
    """A clause or sentence: its number among its like, and its words in the stream, first and behind the last."""

    number: int
    first: int
    last: int


class Row(NamedTuple):
    """Neighbouring clauses or sentences that share a word: the words of their frame and the members."""

    frame: tuple[str, ...]
    members: tuple[Member, ...]

    @property
    def even(self) -> bool:
        """Whether no member is much longer than another."""
        sizes = [member.last - member.first for member in self.members]
        return max(sizes) <= EVEN * min(sizes)


EVEN = 1.5


@once
def rows(draft: Draft) -> tuple[Row, ...]:
    """Every row of members of a series, of clauses and of sentences, by their first and by their last word."""
    text, decades = stream(draft).text, information(draft)
    found = []
    for marks in points(draft):
        pieces = list(members(draft, marks))
        last = [text[piece.last - 1] if decades[ord(text[piece.last - 1])] else "" for piece in pieces]
        for ends in ([text[piece.first] for piece in pieces], last):
            found += [Row(frame(draft, run), tuple(run)) for run in runs(pieces, ends)]
    return tuple(found)


def members(draft: Draft, marks: list[int]) -> Iterator[Member]:
    """What stands between marks, numbers at its head left out."""
    text, words, starts = prose(draft).text, stream(draft).text, stream(draft).starts
    left = last = 0
    for number, right in enumerate([*marks, len(text)]):
        match = NUMBER.match(text, left, right)
        first = bisect_left(starts, match.end() if match else left, last)
        last = bisect_left(starts, right, first)
        while first < last and words[first] == BARRIER:
            first += 1
        while last > first and words[last - 1] == BARRIER:
            last -= 1
        if first < last:
            yield Member(number, first, last)
        left = right + 1


def runs(pieces: Sequence[Member], ends: Sequence[str]) -> Iterator[list[Member]]:
    """The neighbours that have the same end, three or more."""
    open_runs: dict[str, list[Member]] = {}
    for piece, end in zip(pieces, ends, strict=True):
        run = open_runs.get(end)
        if end and run and piece.number - run[-1].number <= REACH:
            run.append(piece)
        else:
            if run and len(run) >= TIMES:
                yield run
            open_runs[end] = [piece]
    yield from (run for run in open_runs.values() if len(run) >= TIMES)


def frame(draft: Draft, run: Iterable[Member]) -> tuple[str, ...]:
    """The words that stand in all members in one order, as characters of the stream."""
    text = stream(draft).text
    first, *rest = [text[member.first : min(member.last, member.first + WORDS)] for member in run]
    return tuple(reduce(common, rest, first).replace(BARRIER, ""))


def common(one: str, other: str) -> str:
    """The longest subsequence of two short strings."""
    best = [""] * (len(other) + 1)
    for character in one:
        row = [""]
        for index, match in enumerate(other):
            row.append(best[index] + character if character == match else max(row[-1], best[index + 1], key=len))
        best = row
    return best[-1]


@once
def framed(draft: Draft) -> frozenset[int]:
    """The places in the stream of the words that even rows share."""
    text = stream(draft).text
    return frozenset(
        place
        for row in rows(draft)
        if row.even and len(row.frame) > 1
        for member in row.members
        for place in range(member.first, member.last)
        if text[place] in row.frame
    )
