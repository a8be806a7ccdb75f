"""Wordings that stand in a text with a character or two wrong: one half as it should be, the other nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .places import occurrences

EDGE = 2  # characters at the outer end of the half that is not right, which must be right all the same
IDLE = re.compile(r"[的了、，；和与及“”‘’\s]")  # what may come and go without harm


def near(text: str, wording: str, most: int) -> Iterator[tuple[int, int]]:
    """Where a wording stands with one to ``most`` characters exchanged, added or left out."""
    middle = len(wording) // 2
    left, right = wording[:middle], wording[middle:]
    for start in occurrences(text, left):
        size = closest(text[start + middle : start + middle + len(right) + 1], right, most)
        if size:
            yield start, start + middle + size
    for start in occurrences(text, right):
        behind = text[max(0, start - len(left) - 1) : start]
        size = closest(behind[::-1], left[::-1], most)
        if size:
            yield start - size, start + len(right)


def closest(text: str, right: str, most: int) -> int:
    """How many characters at the start of ``text`` are nearly ``right``; 0 if it is right, or none are."""
    if text.startswith(right):
        return 0
    found = [
        (edits(text[:size], right), abs(size - len(right)), size)
        for size in (len(right), len(right) - 1, len(right) + 1)
        if size <= len(text) and text[:size].endswith(right[-EDGE:]) and "\n" not in text[:size]
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
