"""What of the repeats stands in a list: each stretch of text once, and each phrase as what it is in its surroundings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.model import Draft, Repeat, Spot
from drafter.text.dictionary import is_idiom, known
from drafter.text.places import whole

from .excuses import LONG_AFTER
from .skeleton import points

OPENING, CLOSING = "“‘《（(", "”’》）)"
TWICE = 2  # places that make a repeat


def settled(draft: Draft, repeat: Repeat) -> Repeat:
    """A repeated phrase that nothing excuses; excused all the same if it is worn, or stands in one sentence alone."""
    if worn(repeat):
        return replace(repeat, kind="set", reason=f"常用词语，{repeat.reason}")
    if not spread(draft, repeat):
        return replace(repeat, kind="parallel", reason=f"同在一句，{repeat.reason}")
    return repeat


def worn(repeat: Repeat) -> bool:
    """Whether a repeat is an everyday word of official prose, met again long after."""
    return known(repeat.text) and not is_idiom(repeat.text) and repeat.distance > LONG_AFTER


def spread(draft: Draft, repeat: Repeat) -> bool:
    """Whether a repeat stands in more than one sentence; within one, near echoes and doubles decide."""
    starts, stops = whole(draft).starts, points(draft)[-1]
    return len({bisect_left(stops, starts[spot.block] + spot.start) for spot in repeat.places}) > 1


def closed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of words with the quotation mark or bracket beside it, if it holds the other one of the two."""
    words = text[start:end]
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        odd = words.count(closing) - words.count(opening)
        if odd > 0 and text[start - 1 : start] == opening:
            return start - 1, end
        if odd < 0 and text[end : end + 1] == closing:
            return start, end + 1
    return start, end


def uncovered(draft: Draft, found: Iterable[Repeat], before: Iterable[Repeat] = ()) -> Iterator[Repeat]:
    """Repeats in their order, without those that all but one place of stand where an earlier one does."""
    taken = bytearray(len(whole(draft).text))
    for repeat in before:
        take(draft, taken, repeat)
    for repeat in found:
        if sum(not any(taken[slice(*extent(draft, spot))]) for spot in repeat.places) >= TWICE:
            take(draft, taken, repeat)
            yield repeat


def take(draft: Draft, taken: bytearray, repeat: Repeat) -> None:
    """Mark the places of a repeat."""
    for start, end in (extent(draft, spot) for spot in repeat.places):
        taken[start:end] = b"\1" * (end - start)


def extent(draft: Draft, spot: Spot) -> tuple[int, int]:
    """A place of a block as one of the whole text."""
    first = whole(draft).starts[spot.block]
    return first + spot.start, first + spot.end
