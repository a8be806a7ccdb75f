"""Maximal repeats: runs that stand twice and can be made longer on neither side without losing a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

BARRIER = "\0"


def maximal(text: str) -> dict[str, list[int]]:
    """Each maximal repeat of a text with its places in order, those that overlap an earlier one left out.

    Equal stretches between barriers are looked into once, so a page copied a thousand times costs little more than
    the page.
    """
    copies = stretches(text)
    aside = BARRIER + BARRIER.join(copies) + BARRIER
    first, further = origins(copies)
    found = {run: expanded(apart(places, len(run)), first, further) for run, places in grown(aside)}
    found = {run: places for run, places in found.items() if len(places) > 1}
    return found | {run: places for run, places in copies.items() if len(places) > 1 and run not in found}


def stretches(text: str) -> dict[str, list[int]]:
    """Each stretch between barriers and where it starts."""
    found: dict[str, list[int]] = defaultdict(list)
    start = 0
    for stretch in text.split(BARRIER):
        if stretch:
            found[stretch].append(start)
        start += len(stretch) + 1
    return found


def origins(copies: dict[str, list[int]]) -> tuple[list[int], dict[int, list[int]]]:
    """Where each place of the stretches set side by side stands in the text, and where its copies do."""
    first = [0]
    further: dict[int, list[int]] = {}
    for stretch, (start, *others) in copies.items():
        if others:
            further |= {len(first) + at: [other + at for other in others] for at in range(len(stretch))}
        first += range(start, start + len(stretch) + 1)
    return first, further


def expanded(places: list[int], first: list[int], further: dict[int, list[int]]) -> list[int]:
    """Places in the stretches set side by side as all places in the text that they came from, in order."""
    copied = [copy for place in places if place in further for copy in further[place]]
    return sorted([first[place] for place in places] + copied)


def apart(places: Iterable[int], size: int) -> list[int]:
    """Places without those where a run of ``size`` would overlap the one before."""
    found: list[int] = []
    for place in places:
        if not found or place >= found[-1] + size:
            found.append(place)
    return found


def grown(text: str) -> Iterator[tuple[str, list[int]]]:
    """The maximal repeats of a text between barriers, each with its places, grown a character at a time.

    Where every place of a run follows the same character, no longer run from there is maximal either.
    """
    waiting = [(1, places) for places in followed(text, range(len(text)), 0)]
    while waiting:
        size, places = waiting.pop()
        before = {text[place - 1] for place in places}
        if len(before) == 1 and before != {BARRIER}:
            continue
        longer = followed(text, places, size)
        if not longer or len(longer[0]) < len(places):
            yield text[places[0] : places[0] + size], places
        waiting += [(size + 1, group) for group in longer]


def followed(text: str, places: Iterable[int], size: int) -> list[list[int]]:
    """The places of a run of ``size`` by the character that follows it, those that stand alone left out."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place in places:
        groups[text[place + size]].append(place)
    groups.pop(BARRIER, None)
    return [group for group in groups.values() if len(group) > 1]
