"""Sentences that are said again, word for word or with light edits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafter.model import Draft
from drafter.text.once import once
from drafter.text.places import whole

from .phrases import HAN, candidates
from .stream import BARRIER, stream

END = re.compile(r"[。！？；!?;\n]")
FIGURE = re.compile(r"[0-9０-９]")  # figures are given in the same words year by year
SHORTEST = 10  # Han characters of a sentence that is compared
COMMON = 6  # Han characters in a row that two such sentences share
ALIKE = 0.8  # of their words
APART = 2  # sentences: nearer ones that are only alike are so on purpose

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the whole text that says again what ``before`` has said, and how alike they are."""

    before: Place
    again: Place
    likeness: float


@once
def pairs(draft: Draft) -> tuple[Pair, ...]:
    """The sentences that are said again, each with the one before that it is most like, in the order of the text."""
    text = whole(draft).text
    ends = [match.start() for match in END.finditer(text)]
    found: dict[int, tuple[float, int]] = {}
    sentence = cache(lambda number: compared(draft, bounds(ends, number, text)))
    for before, again in sorted(sharing(draft, ends)):
        likeness = alike(sentence(before), sentence(again))
        if likeness >= (ALIKE if again - before >= APART else 1.0) and likeness > found.get(again, NEVER)[0]:
            found[again] = likeness, before
    return tuple(
        Pair(bounds(ends, before, text), bounds(ends, again, text), likeness)
        for again, (likeness, before) in sorted(found.items())
    )


NEVER = 0.0, 0


def said_again(draft: Draft) -> dict[Place, list[Pair]]:
    """The pairs of sentences by the sentence that was there first."""
    first: dict[Place, Place] = {}
    found: dict[Place, list[Pair]] = defaultdict(list)
    for pair in pairs(draft):
        first[pair.again] = first.get(pair.before, pair.before)
        found[first[pair.again]].append(pair)
    return found


def sharing(draft: Draft, ends: list[int]) -> set[tuple[int, int]]:
    """Sentences that share a run of words, by their numbers."""
    found: set[tuple[int, int]] = set()
    words = stream(draft)
    for run in candidates(draft):
        if sum(map(len, words.words(run.text))) >= COMMON:
            numbers = [bisect_right(ends, words.starts[place]) for place in run.places]
            found.update(pair for pair in pairwise(numbers) if pair[0] < pair[1])
    return found


def bounds(ends: list[int], number: int, text: str) -> Place:
    """Where a sentence starts and ends."""
    start = ends[number - 1] + 1 if number else 0
    end = ends[number] if number < len(ends) else len(text)
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


class Sentence(NamedTuple):
    """A sentence that is compared: its words as characters of the stream, and whether it has figures."""

    words: str
    different: frozenset[str]
    figures: bool


def compared(draft: Draft, place: Place) -> Sentence | None:
    """A sentence that is long enough to be compared."""
    text, words = whole(draft).text, stream(draft)
    if len(HAN.findall(text, *place)) < SHORTEST:
        return None
    said = words.text[words.place(place[0]) : words.place(place[1])].strip(BARRIER)
    return Sentence(said, frozenset(said), FIGURE.search(text, *place) is not None)


def alike(before: Sentence | None, again: Sentence | None) -> float:
    """The share of words that two sentences have in one order; 0 for what is not compared."""
    if before is None or again is None:
        return 0.0
    if before.words == again.words:
        return 1.0
    one, other = before.different, again.different
    if before.figures or 2 * len(one & other) < ALIKE * (len(one) + len(other)):
        return 0.0
    return SequenceMatcher(None, before.words, again.words, autojunk=False).ratio()
