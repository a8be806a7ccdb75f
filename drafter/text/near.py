"""Wordings that stand in a text with a character or two wrong: one half as it should be, the other nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .grams import pairs
from .places import occurrences

IDLE = re.compile(r"[的了、，；和与及“”‘’\s]")  # what may come and go without harm


def near(text: str, wording: str, most: int, edge: int) -> Iterator[tuple[int, int]]:
    """Where a wording stands with one to ``most`` characters exchanged, added or left out.

    At the outer end of the half that is not right, ``edge`` characters must be right all the same.
    """
    middle = len(wording) // 2
    left, right = wording[:middle], wording[middle:]
    for start in occurrences(text, left):
        size = closest(text[start + middle : start + middle + len(right) + 1], right, most, edge)
        if size:
            yield start, start + middle + size
    for start in occurrences(text, right):
        behind = text[max(0, start - len(left) - 1) : start]
        size = closest(behind[::-1], left[::-1], most, edge)
        if size:
            yield start - size, start + len(right)


def possible(wording: str, held: frozenset[str]) -> bool:
    """Whether a text that holds some pairs of characters may hold one half of a wording."""
    return any(half <= held for half in halves(wording))


@cache
def halves(wording: str) -> tuple[frozenset[str], frozenset[str]]:
    """The pairs of either half of a wording."""
    middle = len(wording) // 2
    return frozenset(pairs(wording[:middle])), frozenset(pairs(wording[middle:]))


def closest(text: str, right: str, most: int, edge: int) -> int:
    """How many characters at the start of ``text`` are nearly ``right``; 0 if it is right, or none are."""
    if text.startswith(right):
        return 0
    found = [
        (edits(text[:size], right), abs(size - len(right)), size)
        for size in (len(right), len(right) - 1, len(right) + 1)
        if size <= len(text) and text[:size].endswith(right[-edge:]) and "\n" not in text[:size]
    ]
    count, _, size = min(found, default=(0, 0, 0))
    return size if 0 < count <= most and IDLE.sub("", text[:size]) != IDLE.sub("", right) else 0


def edits(first: str, second: str) -> int:
    """How many characters must be exchanged, added or left out to make one of the other."""
    row = list(range(len(second) + 1))
    for number, character in enumerate(first, 1):
        above, row[0] = row[0], number
        for place, other in enumerate(second, 1):
            above, row[place] = row[place], min(above + (character != other), row[place] + 1, row[place - 1] + 1)
    return row[-1]
