"""Maximal repeats: runs that stand twice and can be made longer on neither side without losing a place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

BARRIER = "\0"


def maximal(text: str, wanted: Callable[[str], bool] = bool) -> Iterator[tuple[str, list[int]]]:
    """Each maximal repeat of a text that is wanted, with its places in order, those that overlap an earlier one left out.

    Equal stretches between barriers are looked into once, so a page copied a thousand times costs little more than
    the page.
    """
    copies = stretches(text)
    begins = list(accumulate((len(stretch) + 1 for stretch in copies), initial=1))
    origins, copied = list(copies.values()), {stretch for stretch, places in copies.items() if len(places) > 1}
    for run, places in grown(BARRIER + BARRIER.join(copies) + BARRIER):
        found = expanded(apart(places, len(run)), begins, origins) if wanted(run) else []
        if len(found) > 1:
            copied.discard(run)
            yield run, found
    yield from ((stretch, copies[stretch]) for stretch in copies if stretch in copied and wanted(stretch))


def stretches(text: str) -> dict[str, list[int]]:
    """Each stretch between barriers and where it starts."""
    found: dict[str, list[int]] = defaultdict(list)
    start = 0
    for stretch in text.split(BARRIER):
        if stretch:
            found[stretch].append(start)
        start += len(stretch) + 1
    return found


def expanded(places: list[int], begins: list[int], origins: Sequence[list[int]]) -> list[int]:
    """Places in stretches that begin side by side as all places in the text that they came from, in order."""
    found: list[int] = []
    for place in places:
        number = bisect_right(begins, place) - 1
        at = place - begins[number]
        found += [origin + at for origin in origins[number]]
    found.sort()
    return found


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
