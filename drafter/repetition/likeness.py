"""Sentences that are said again, word for word or with light edits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

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
    found: dict[Place, Pair] = {}
    for before, again, apart in sorted(set(sharing(draft))):
        likeness = alike(draft, before, again)
        if likeness >= (ALIKE if apart else 1.0) and (again not in found or likeness > found[again].likeness):
            found[again] = Pair(before, again, likeness)
    return tuple(found[again] for again in sorted(found))


def sharing(draft: Draft) -> Iterator[tuple[Place, Place, bool]]:
    """Sentences that share a run of words, and whether they stand apart."""
    text, words = whole(draft).text, stream(draft)
    ends = [match.start() for match in END.finditer(text)]
    for run in candidates(draft):
        if sum(len(word) for word in words.words(run.text)) >= COMMON:
            numbers = [bisect_right(ends, start) for start, _ in run.spans(words)]
            for before, again in pairwise(numbers):
                if before < again:
                    yield bounds(ends, before, text), bounds(ends, again, text), again - before >= APART


def bounds(ends: list[int], number: int, text: str) -> Place:
    """Where a sentence starts and ends."""
    start = ends[number - 1] + 1 if number else 0
    end = ends[number] if number < len(ends) else len(text)
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end


def alike(draft: Draft, before: Place, again: Place) -> float:
    """The share of words that two sentences have in one order; 0 for what is not compared."""
    text, words = whole(draft).text, stream(draft)
    if any(len(HAN.findall(text, *span)) < SHORTEST for span in (before, again)):
        return 0.0
    one, other = (words.text[words.place(start) : words.place(end)].strip(BARRIER) for start, end in (before, again))
    if one == other:
        return 1.0
    if FIGURE.search(text, *before) or 2 * len(set(one) & set(other)) < ALIKE * (len(set(one)) + len(set(other))):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
