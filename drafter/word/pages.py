"""How many pages and lines a draft fills, by the rules of Chinese line breaking; no LibreOffice needed."""

from __future__ import annotations

import re

from drafter.model import Block, Draft

from . import title
from .layout import TWIPS_A_POINT, Layout, RoleStyle

NO_START = set("，。、；：？！）》〉」』】〕”’％…—·,.;:?!)%")
HANGING = set("，。、；：？！")  # one of these may stand beyond the end of a full line
NO_END = set("（《〈「『【〔“‘(")
HALF_WIDTH = re.compile(r"[!-~\u00a0-\u024f ]")
DIGIT_WIDTH = 0.5  # em, Times New Roman digits


def predicted(draft: Draft, layout: Layout) -> int:
    """How many pages a draft fills in a layout."""
    used = 0.0
    for index, block in enumerate(draft.blocks):
        look: RoleStyle = getattr(layout.styles, block.role)
        used += look.before * bool(index) + len(lines(block, layout)) + look.after
    return max(-(-round(used) // layout.lines), 1)


def lines(block: Block, layout: Layout) -> list[str]:
    """The lines of a block."""
    if block.role == "title":
        return title.lines(block.text, layout)
    return broken(block.text, layout, getattr(layout.styles, block.role))


def broken(text: str, layout: Layout, look: RoleStyle) -> list[str]:
    """The lines of a paragraph: full-width 1, half-width ½; a point may hang beyond a full line, no opening ends one."""
    em = (look.size + look.squeeze) * TWIPS_A_POINT
    room = layout.width / em
    rows, start, filled = [], 0, look.indent * look.size / (look.size + look.squeeze)
    index = 0
    while index < len(text):
        wide = width(text[index])
        if filled + wide > room + 1e-6 and index > start:
            hung = text[index] in HANGING and filled <= room
            cut = index + 1 if hung else cut_at(text, start, index)
            rows.append(text[start:cut])
            start, index, filled = cut, cut, 0.0
            continue
        filled += wide
        index += 1
    return [*rows, text[start:]] if start < len(text) else rows


def width(character: str) -> float:
    """Ems that a character takes."""
    return DIGIT_WIDTH if HALF_WIDTH.match(character) else 1


def cut_at(text: str, start: int, index: int) -> int:
    """Where to break before ``index``, earlier where a rule forbids it."""
    cut = index
    while cut > start + 1 and (
        text[cut] in NO_START
        or text[cut - 1] in NO_END
        or (HALF_WIDTH.match(text[cut]) and HALF_WIDTH.match(text[cut - 1]) and " " not in text[cut - 1 : cut + 1])
    ):
        cut -= 1
    return cut if cut > start + 1 else index
