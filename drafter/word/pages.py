"""How many pages and lines a draft fills, by the rules of Chinese line breaking; no LibreOffice needed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.model import Draft

from . import title
from .layout import TWIPS_A_POINT, Layout, RoleStyle

NO_START = set("，。、；：？！）》〉」』】〕”’％…—·,.;:?!)%")
HANGING = set("，。、；：？！")  # one of these may stand beyond the end of a full line
NO_END = set("（《〈「『【〔“‘(")
HALF_WIDTH = re.compile(r"[!-~\u00a0-\u024f ]")
DIGIT_WIDTH = 0.5  # em, Times New Roman digits


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages, the lines of the last one, and the paragraphs whose last line holds two characters or fewer."""

    pages: int
    last_lines: int
    orphans: tuple[int, ...]


def predicted(draft: Draft, layout: Layout) -> Pages:
    """The pages of a draft in a layout."""
    used = 0.0
    orphans = []
    for index, block in enumerate(draft.blocks):
        look: RoleStyle = getattr(layout.styles, block.role)
        rows = title.lines(block.text, layout) if block.role == "title" else broken(block.text, layout, look)
        if len(rows) > 1 and len(rows[-1].rstrip("。！？”")) <= 1:
            orphans.append(index)
        used += look.before * bool(index) + len(rows) + look.after
    lines = max(round(used), 1)
    pages = -(-lines // layout.lines)
    return Pages(pages, lines - (pages - 1) * layout.lines, tuple(orphans))


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
