"""How alike two wordings are: the share of their characters, and of their pairs of characters, that both have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Bag(NamedTuple):
    """The characters and pairs of characters of a wording, how often each, and how many in all."""

    grams: Counter[str]
    size: int


def bag(text: str) -> Bag:
    """The characters and pairs of a text."""
    grams = Counter(text)
    grams.update(map(str.__add__, text, text[1:]))
    return Bag(grams, grams.total())


def joined(bags: Iterable[Bag]) -> Bag:
    """Several wordings as one."""
    grams: Counter[str] = Counter()
    for one in bags:
        grams.update(one.grams)
    return Bag(grams, grams.total())


def common(one: Bag, other: Bag) -> int:
    """How many characters and pairs both have."""
    small, large = (one.grams, other.grams) if len(one.grams) <= len(other.grams) else (other.grams, one.grams)
    return sum(min(times, large[gram]) for gram, times in small.items() if gram in large)


def likeness(one: Bag, other: Bag) -> float:
    """From 0 for nothing in common to 1 for the same characters and pairs."""
    return 2 * common(one, other) / max(1, one.size + other.size)


def reachable(one: Bag, other: Bag) -> float:
    """What the likeness cannot exceed, by size alone."""
    return 2 * min(one.size, other.size) / max(1, one.size + other.size)
