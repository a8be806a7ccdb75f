"""A long title in several lines: broken between words, nearly even, as GB/T 9704-2012 7.3.1 asks (梯形或菱形)."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from drafter.model import Block
from drafter.text import words
from drafter.word.layout import TWIPS_A_POINT, Layout

MOST_LINES = 4  # that are looked at for the evenest breaks
NO_START = "的了和与及之、，：》）”"  # what should not open a line
NO_END = "在对和与及《（“"  # what should not end one


def shaped(block: Block, layout: Layout) -> Block:
    """A block as it is set: a long title in even lines."""
    if block.role != "title" or len(block.spans) != 1:
        return block
    return replace(block, spans=(replace(block.spans[0], text="\n".join(lines(block.text, layout))),))


def lines(title: str, layout: Layout) -> list[str]:
    """The lines of a title: one if it fits, else as few as it needs, at the evenest breaks between words."""
    room = int(layout.width // (layout.styles.title.size * TWIPS_A_POINT))
    if len(title) <= room or "\n" in title:
        return title.split("\n")
    count = -(-len(title) // room)
    even = [title[start : start + room] for start in range(0, len(title), room)]
    if count > MOST_LINES:
        return even
    cuts = [cut for cut in boundaries(title) if title[cut] not in NO_START and title[cut - 1] not in NO_END]
    splits = [pieces(title, chosen) for chosen in combinations(cuts, count - 1)]
    return min((split for split in splits if max(map(len, split)) <= room), key=unevenness, default=even)


def boundaries(title: str) -> list[int]:
    """Where one word ends and the next begins."""
    found, place = [], 0
    for token in words.segmenter()(title):
        place += len(token)
        found.append(place)
    return found[:-1]


def pieces(title: str, cuts: tuple[int, ...]) -> list[str]:
    """The title cut at places."""
    return [title[start:end] for start, end in zip((0, *cuts), (*cuts, len(title)), strict=True)]


def unevenness(split: list[str]) -> tuple[int, list[int]]:
    """How much the lines differ; of two equals, the one whose first lines are longer stands later."""
    sizes = [len(line) for line in split]
    return max(sizes) - min(sizes), sizes
