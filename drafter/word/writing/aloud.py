"""What a reading copy holds beside its text: page turns after whole sentences, the minutes in its margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from drafter.model import Draft
from drafter.text import length
from drafter.word.layout import Layout
from drafter.word.setting import minutes, pages
from drafter.word.setting.linebreak import HANGING

from . import margin

TURN = '<w:br w:type="page"/>'
Extras = Mapping[int, Mapping[int, str]]  # by block and character


@dataclass(frozen=True, slots=True)
class Reading:
    """How a reading copy is read: 字 a minute; the points that hang beyond a full line of its pages."""

    rate: int = length.RATE
    hanging: frozenset[str] = HANGING


ALOUD = Reading()


def extras(
    draft: Draft, layout: Layout, reading: Reading, starts: frozenset[int] = frozenset(), known: float = inf
) -> tuple[frozenset[int], Extras]:
    """The blocks that are made to begin a page, and what stands between the characters of blocks.

    ``starts`` are blocks that begin a page anyway; from block ``known`` on nobody can say where pages end.
    """
    found: defaultdict[int, dict[int, str]] = defaultdict(dict)
    turns = [turn for turn in pages.breaks(draft, layout, reading.hanging, starts) if turn[0] < known]
    for block, place in turns:
        if place:
            found[block][place] = TURN
    if layout.minutes:
        lines = [line for page in pages.pages(draft, layout, reading.hanging) for line in page]
        for number, mark in enumerate(minutes.marks(draft, lines, reading.rate), 1):
            before = found[mark.block].get(mark.place, "")
            found[mark.block][mark.place] = before + margin.mark(mark.text, number, layout)
    return frozenset(block for block, place in turns if not place), found
