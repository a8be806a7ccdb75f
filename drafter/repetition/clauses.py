"""Clauses that are said again with a word changed in their midst, so that no one run of words holds all that they share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.model import Draft
from drafter.text.once import once

from .excuses import established, merged, unheaded, unparallel, unquoted, within
from .likeness import CLAUSES, Pair, matched, pairs, worded
from .phrases import LIKELY, Run, score
from .skeleton import points
from .stream import stream
from .surprise import information

STRETCHES = 2  # of words that the clauses share; a single one is a repeated phrase


class Varied(NamedTuple):
    """Two clauses that are nearly the same, and by how many decades that is no chance."""

    pair: Pair
    score: float


@once
def varied(draft: Draft) -> tuple[Varied, ...]:
    """The clauses of two sentences that are nearly the same, neither by chance nor with good reason."""
    words = stream(draft)
    found = ((pair, shared(draft, pair)) for pair in changed(draft))
    scored = (Varied(pair, score(run, run.places, words)) for pair, run in found if run and not excused(draft, run))
    return tuple(one for one in scored if one.score >= LIKELY)


def changed(draft: Draft) -> Iterator[Pair]:
    """The clauses of two sentences that are nearly the same, where not the whole sentence is."""
    stops, known = points(draft)[-1], merged(pair.again for pair in pairs(draft))
    for pair in matched(draft, CLAUSES):
        one, other = (bisect_left(stops, start) for start, _ in (pair.before, pair.again))
        if pair.likeness < 1 and one != other and not within(known, *pair.again):
            yield pair


def shared(draft: Draft, pair: Pair) -> Run | None:
    """The words that two clauses share in one order, if they tell something in several stretches."""
    told = information(draft)
    one, other = worded(draft, pair.before), worded(draft, pair.again)
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    stretches = [one[block.a : block.a + block.size] for block in blocks]
    telling = [decades for text in stretches if (decades := sum(told[ord(word)] for word in text))]
    places = stream(draft).place(pair.before[0]), stream(draft).place(pair.again[0])
    return Run("".join(stretches), places, sum(telling)) if len(telling) >= STRETCHES else None


def excused(draft: Draft, run: Run) -> bool:
    """Whether what two clauses share is a set phrase, quoted, a heading or a parallel."""
    left: Sequence[int] = run.places
    for remaining in (unquoted, unheaded, unparallel):
        left = remaining(draft, left, len(run.text))
    return len(left) < len(run.places) or bool(established(draft, run))
