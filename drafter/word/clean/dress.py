"""What each block of a draft is to look like: its paragraph style and the run-in headings at its head and inside it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple, cast

from drafter.model import Block, Draft, Style
from drafter.text.enumeration import Enumeration, enumerations
from drafter.text.markers import ASIDE, INSIDE, RANKS
from drafter.text.places import whole
from drafter.text.structure import TYPED as NUMBERED
from drafter.word.writing import styles

from .split import Lead

LONGEST = 40  # characters of a run-in heading
DEEPEST = 3  # levels that have a look of their own
SENTENCE = re.compile(r"[^。！？\n]{2,60}[。：](?=.)")


BEHIND = r"[^。！？：；\n]{2,36}。(?=.)"  # a short sentence with more behind it
TYPED = (
    (1, re.compile(rf"[一二三四五六七八九十]{{1,3}}、{BEHIND}")),
    (2, re.compile(rf"（[一二三四五六七八九十]{{1,3}}）{BEHIND}")),
    (3, re.compile(rf"(?:[0-9]{{1,2}}[.．](?![0-9])|（[0-9]{{1,2}}）){BEHIND}")),
)

ALONE = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）"
)  # set as a heading before a long sentence


class Dress(NamedTuple):
    """A block's paragraph style, its run-in headings, and whether it is running text, which keeps its emphasis."""

    style: str
    leads: tuple[Lead, ...] = ()
    running: bool = True


def dressed(draft: Draft) -> list[Dress]:
    """The look of every block."""
    heads = run_in(draft)
    return [dress(block, heads[number]) for number, block in enumerate(draft.blocks)]


def dress(block: Block, heads: list[tuple[int, int, int]]) -> Dress:
    """The look of a block with run-in headings (from, to, level; 0 for one inside the paragraph)."""
    if block.role in ASIDE:
        return Dress(styles.PARAGRAPH["body"], marked(block))
    if block.role != "body":
        return Dress(styles.PARAGRAPH[block.role], marked(block), running=False)
    if own := marked(block):
        alone = own[0][1] < len(block.text) and ALONE.fullmatch(block.text[slice(*own[0][:2])])
        return Dress(of_level(0 if alone else block.level), own)
    if block.level and not SENTENCE.match(block.text):
        level = min(typed(block.text) or block.level, DEEPEST)
        return Dress(styles.LEVEL[level], ((0, len(block.text), lead(level)),), running=False)
    if not any(start == 0 for start, _, _ in heads) and (number := ALONE.match(block.text)):
        before = 0, number.end(), typed(block.text)
        return Dress(of_level(0), tuple((start, end, lead(level or DEEPEST)) for start, end, level in (before, *heads)))
    level = next((level for start, _, level in heads if start == 0), 0)
    return Dress(of_level(level), tuple((start, end, lead(level or DEEPEST)) for start, end, level in heads))


def typed(text: str) -> int:
    """The level of a typed number, which says more than a style that many take for its looks; 0 for none."""
    return next((level for level, number in NUMBERED if number.match(text)), 0)


def of_level(level: int) -> str:
    """The style of a paragraph that opens with a heading of a level."""
    return styles.LEVEL[min(level, DEEPEST)] if level else styles.PARAGRAPH["body"]


def lead(level: int) -> Style:
    """The character style of a heading of a level."""
    return cast("Style", f"lead{min(level, DEEPEST)}")


def marked(block: Block) -> tuple[Lead, ...]:
    """The stretches of a block that bear a character style of ours already."""
    found: list[Lead] = []
    at = 0
    for span in block.spans:
        end = at + len(span.text)
        if span.style and found and found[-1][1:] == (at, span.style):
            found[-1] = found[-1][0], end, span.style
        elif span.style:
            found.append((at, end, span.style))
        at = end
    return tuple(found)


def run_in(draft: Draft) -> defaultdict[int, list[tuple[int, int, int]]]:
    """The run-in headings of each block: short sentences behind a number, with more text behind them."""
    text, found = whole(draft), defaultdict(list)
    for one in enumerations(draft):
        for item in one.items:
            spot = text.spot(item.start, item.head.end + 1)
            behind = draft.blocks[spot.block].text[spot.end :].strip()
            point = text.text[item.head.end : item.head.end + 1]
            if point == "。" and behind and spot.end - spot.start <= LONGEST:
                found[spot.block].append((spot.start, spot.end, level_of(one) if spot.start == 0 else 0))
    for number, block in enumerate(draft.blocks):
        alone = next(((level, match) for level, head in TYPED if (match := head.match(block.text))), None)
        if alone and not any(start == 0 for start, _, _ in found[number]):
            found[number].append((0, alone[1].end(), alone[0]))
    return found


def level_of(one: Enumeration) -> int:
    """The level of a list's headings: that of its numbers, else by how deep it is nested."""
    if one.rank == INSIDE:
        return 0
    return min(RANKS.get(one.family, one.depth + 1), DEEPEST)
