"""The repeats of a file by number: how hot each is, where its places stand, and which place follows on which."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from drafter.model import Block, Kind, Repeat, Repeated, Spot
from drafter.report import positions
from drafter.report.marks import Mark, Piece

from . import FLAGGED, Shown, flagged, others

WARM = (10, 15, 25, 40)  # characters × places from which a repeat is one degree warmer

Start = tuple[int, int]  # the block of a place and where it starts there


class Entry(NamedTuple):
    """A repeat with its number on the page."""

    number: int
    shown: Shown

    @property
    def repeat(self) -> Repeat:
        """The repeat itself."""
        return self.shown.repeat

    @property
    def size(self) -> int:
        """Its characters, without points and spaces."""
        return sum(map(str.isalnum, self.repeat.text))

    @property
    def heat(self) -> int:
        """Its characters times its places."""
        return self.size * len(self.repeat.places)

    @property
    def look(self) -> str:
        """Its classes in the style sheet: its kind, and how warm it is if an editor should look at it."""
        kind = self.repeat.kind
        return f"{kind} h{degree(self.heat, WARM)}" if kind in FLAGGED else kind


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file on the page: its number, its entries by number, the ids and successors of their places.

    ``lines`` are those of the extracted text on which its paragraphs start.
    """

    number: int
    repeated: Repeated
    entries: dict[int, Entry]
    anchors: dict[Start, str]
    following: dict[tuple[int, Start], str]
    lines: tuple[int, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs."""
        return self.repeated.document.draft.blocks if self.repeated.document else ()

    def listed(self, *kinds: Kind) -> list[Entry]:
        """The entries of some kinds, the strongest first."""
        return [entry for entry in self.entries.values() if entry.repeat.kind in kinds]

    def marks(self) -> dict[int, list[Mark]]:
        """The places of each block."""
        found: dict[int, list[Mark]] = {}
        for number, entry in self.entries.items():
            for spot in entry.repeat.places:
                found.setdefault(spot.block, []).append(Mark(spot.start, spot.end, number))
        return found

    def ranked(self, piece: Piece) -> list[Mark]:
        """The marks of a piece, the one that colours it first: what an editor should look at, then the hotter."""
        return sorted(piece.marks, key=lambda mark: rank(self.entries[mark.number], mark))


def sheet(number: int, repeated: Repeated, numbers: Iterator[int], ids: Iterator[int]) -> Sheet:
    """A file with its repeats numbered and its places named."""
    found = [*flagged(repeated), *(one for listed in others(repeated).values() for one in listed)]
    entries = [Entry(next(numbers), one) for one in found]
    starts = sorted({start(spot) for entry in entries for spot in entry.repeat.places})
    anchors = {place: f"p{next(ids)}" for place in starts}
    following = {
        (entry.number, start(spot)): anchors[start(after)]
        for entry in entries
        for spot, after in rounds(entry.repeat.places)
    }
    return Sheet(number, repeated, {entry.number: entry for entry in entries}, anchors, following, lines(repeated))


def sheets(files: Iterable[Repeated]) -> list[Sheet]:
    """All files, no number or name used twice."""
    numbers, ids = count(1), count(1)
    return [sheet(number, repeated, numbers, ids) for number, repeated in enumerate(files, 1)]


def lines(repeated: Repeated) -> tuple[int, ...]:
    """The line on which each paragraph starts."""
    if repeated.document is None:
        return ()
    position = positions(repeated.document)
    return tuple(position(Spot(block, 0, 0)).line for block in range(len(repeated.document.draft.blocks)))


def start(spot: Spot) -> Start:
    """Where a place starts."""
    return spot.block, spot.start


def rounds(places: tuple[Spot, ...]) -> Iterator[tuple[Spot, Spot]]:
    """Each place with the next one; after the last comes the first."""
    return zip(places, (*places[1:], *places[:1]), strict=True)


def degree(heat: int, steps: tuple[int, ...]) -> int:
    """How warm a heat is, from 1."""
    return bisect_right(steps, heat) + 1


def rank(entry: Entry, mark: Mark) -> tuple[bool, bool, int, int, int]:
    """What puts the marks of a piece in order; a sentence said again leaves its phrases their own colour."""
    kind = entry.repeat.kind
    return kind not in FLAGGED, kind == "near", -entry.heat, mark.end - mark.start, mark.number
