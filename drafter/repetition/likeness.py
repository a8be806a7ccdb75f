"""Sentences and clauses that are said again, word for word or with light edits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafter.model import Draft
from drafter.text.once import once
from drafter.text.places import prose

from .phrases import HAN, candidates
from .stream import BARRIER, stream

FIGURE = re.compile(r"[0-9０-９]")  # figures are given in the same words year by year
APART = 2  # pieces: nearer ones that are only alike are so on purpose

Place = tuple[int, int]


class Pieces(NamedTuple):
    """What is compared: the marks that end a piece, its least Han characters, those in a row that two of them share.

    ``alike`` is the share of their words that they have in one order.
    """

    end: re.Pattern[str]
    shortest: int
    common: int
    alike: float


SENTENCES = Pieces(re.compile(r"[。！？；!?;\n]"), 10, 6, 0.8)
CLAUSES = Pieces(re.compile(r"[，。！？；：!?;,:\n]"), 8, 4, 0.75)


@dataclass(frozen=True, slots=True)
class Pair:
    """A piece of the whole text that says again what ``before`` has said, and how alike they are."""

    before: Place
    again: Place
    likeness: float


@once
def pairs(draft: Draft) -> tuple[Pair, ...]:
    """The sentences that are said again, each with the one before that it is most like, in the order of the text."""
    return tuple(matched(draft, SENTENCES))


def matched(draft: Draft, pieces: Pieces) -> Iterator[Pair]:
    """The pieces that are said again, each with the one before that it is most like, in the order of the text."""
    text = prose(draft).text
    ends = [match.start() for match in pieces.end.finditer(text)]
    found: dict[int, tuple[float, int]] = {}
    piece = cache(lambda number: compared(draft, bounds(ends, number, text), pieces.shortest))
    for before, again in sorted(sharing(draft, ends, pieces.common)):
        likeness = alike(piece(before), piece(again), pieces.alike)
        if likeness >= (pieces.alike if again - before >= APART else 1.0) and likeness > found.get(again, NEVER)[0]:
            found[again] = likeness, before
    for again, (likeness, before) in sorted(found.items()):
        yield Pair(bounds(ends, before, text), bounds(ends, again, text), likeness)


NEVER = 0.0, 0


def said_again(draft: Draft) -> dict[Place, list[Pair]]:
    """The pairs of sentences by the sentence that was there first."""
    first: dict[Place, Place] = {}
    found: dict[Place, list[Pair]] = defaultdict(list)
    for pair in pairs(draft):
        first[pair.again] = first.get(pair.before, pair.before)
        found[first[pair.again]].append(pair)
    return found


def sharing(draft: Draft, ends: list[int], common: int) -> set[tuple[int, int]]:
    """Pieces that share a run of words of so many characters, by their numbers."""
    found: set[tuple[int, int]] = set()
    words = stream(draft)
    for run in candidates(draft):
        if sum(map(len, words.words(run.text))) >= common:
            numbers = [bisect_right(ends, words.starts[place]) for place in run.places]
            found.update(pair for pair in pairwise(numbers) if pair[0] < pair[1])
    return found


def bounds(ends: list[int], number: int, text: str) -> Place:
    """Where a piece starts and ends."""
    start = ends[number - 1] + 1 if number else 0
    end = ends[number] if number < len(ends) else len(text)
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


class Compared(NamedTuple):
    """A piece that is compared: its words as characters of the stream, and whether it has figures."""

    words: str
    different: frozenset[str]
    figures: bool


def compared(draft: Draft, place: Place, shortest: int) -> Compared | None:
    """A piece that is long enough to be compared."""
    text = prose(draft).text
    if len(HAN.findall(text, *place)) < shortest:
        return None
    said = worded(draft, place)
    return Compared(said, frozenset(said), FIGURE.search(text, *place) is not None)


def worded(draft: Draft, place: Place) -> str:
    """The words of a piece, as characters of the stream."""
    words = stream(draft)
    return words.text[words.place(place[0]) : words.place(place[1])].strip(BARRIER)


def alike(before: Compared | None, again: Compared | None, least: float) -> float:
    """The share of words that two pieces have in one order; 0 for what is not compared, or cannot reach ``least``."""
    if before is None or again is None:
        return 0.0
    if before.words == again.words:
        return 1.0
    one, other = before.different, again.different
    if before.figures or 2 * len(one & other) < least * (len(one) + len(other)):
        return 0.0
    return SequenceMatcher(None, before.words, again.words, autojunk=False).ratio()
