"""Rows of headings as a heading set: their common pattern (式), and a short key for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from drafter.text import words

HAN = re.compile("[\u4e00-\u9fff]")
WORD = 2  # characters of a usual key
KEY = 4  # characters of the longest key
UNEVEN = "【标题不齐，请改成字数、句式相同】"


def pattern(headings: Sequence[str]) -> str:
    """The pattern that all headings have, {n} for n Han characters of their own; an open place if they are not parallel."""
    if len({len(heading) for heading in headings}) > 1 or len(set(headings)) < len(headings):
        return UNEVEN
    runs = own_runs(headings)
    if not runs or not all(all_han(headings, run) for run in runs):
        return UNEVEN
    if distinct(headings, runs[0]):
        return shown(headings[0], [part for run in runs for part in cut(headings, run)])
    around = (runs[0][0], runs[-1][1])
    return shown(headings[0], [around]) if all_han(headings, around) else UNEVEN


def all_han(headings: Sequence[str], run: tuple[int, int]) -> bool:
    """Whether a stretch has nothing but Han characters in each heading."""
    return all(HAN.fullmatch(character) for heading in headings for character in heading[slice(*run)])


def own_runs(headings: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches in which headings of one length differ."""
    differ = [len(set(column)) > 1 for column in zip(*headings, strict=True)]
    found, at = [], 0
    for own, group in groupby(differ):
        size = len(list(group))
        found += [(at, at + size)] if own else []
        at += size
    return found


def cut(headings: Sequence[str], run: tuple[int, int]) -> list[tuple[int, int]]:
    """A stretch cut where every heading has a border of words, as long as its first part tells the headings apart."""
    borders = set.intersection(
        *({run[0] + token.end for token in words.cut(heading[slice(*run)])} for heading in headings)
    )
    places = sorted({run[0], *borders, run[1]})
    parts = list(pairwise(places))
    return parts if len(headings) > 1 and distinct(headings, parts[0]) else [run]


def distinct(headings: Sequence[str], run: tuple[int, int]) -> bool:
    """Whether a stretch is another one in each heading."""
    return len({heading[slice(*run)] for heading in headings}) == len(headings)


def shown(heading: str, runs: Sequence[tuple[int, int]]) -> str:
    """A heading with the number of characters in the place of its own stretches."""
    parts, at = [], 0
    for start, end in runs:
        parts += [heading[at:start], f"{{{end - start}}}"]
        at = end
    return "".join([*parts, heading[at:]])


def keys(headings: Sequence[str]) -> list[str]:
    """A short key for each heading: the word that tells it from the others."""
    for choice in choices(headings):
        if len(set(choice)) == len(headings) and all(0 < len(key) <= KEY for key in choice):
            return choice
    return [f"{heading[:KEY]}{index}" for index, heading in enumerate(headings, 1)]


def choices(headings: Sequence[str]) -> list[list[str]]:
    """What may serve as keys, the best first: last words of two characters, own stretches or their first words, own characters."""
    lasts = [last(heading) for heading in headings]
    even = len({len(heading) for heading in headings}) == 1
    runs = [part for run in own_runs(headings) for part in cut(headings, run)] if even else []
    own = [[heading[slice(*run)] for heading in headings] for run in reversed(runs)]
    begun = [[first(stretch) for stretch in stretches] for stretches in own]
    two = [entries for entries in (lasts, *own, *begun) if all(len(entry) == WORD for entry in entries)]
    return [*two, *own, lasts, [first(heading) for heading in headings], list(headings)]


def first(text: str) -> str:
    """The word that a text begins with, or its first two characters."""
    return next((token.text[:WORD] for token in words.cut(text)), "")


def last(text: str) -> str:
    """The word that a text ends with, or its last two characters."""
    return [*words.cut(text)][-1].text[-WORD:] if text else ""
