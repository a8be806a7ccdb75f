"""Markdown as paragraphs that keep its emphasis, links, points and tables, for a Word file to be made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from drafter.word.clean.rough import Piece, Rough

from . import _mdblocks
from ._mdspans import MASK, OBJECT, Atom, parsed

BOLD, SLANTED = (2, 3), (1, 3)  # marks in a row
PICTURE = re.compile(r"(?<!\\)!\[[^\]\n]{0,500}\][(\[]|<img\b", re.IGNORECASE)
BLOCK = re.compile(r"(?:[ \t>]{0,6}(?:```|~~~)[^\n]*\n|<(?:pre|script)\b).*\w", re.IGNORECASE | re.DOTALL)


def unseen(text: str) -> dict[str, int]:
    """What a Word file would lose, since no reader of text sees it: how many pictures and blocks of code."""
    places = list(_mdblocks.apart(text))
    pictures = sum(1 for _ in PICTURE.finditer(_mdblocks.masked(text, places)))
    blocks = sum(BLOCK.match(text, start, end) is not None for start, end in places)
    return {name: count for name, count in (("张图", pictures), ("段代码", blocks)) if count}


def paragraphs(text: str) -> Iterator[Rough]:
    """The paragraphs of a text, each as its reader sees it."""
    masked = _mdblocks.masked(text, list(_mdblocks.apart(text)))
    labels = _mdblocks.labels(masked)
    table, row, last = -1, 0, -1
    for chunk in _mdblocks.chunks(masked):
        pieces = trimmed([Piece(chunk.number)] if chunk.number else [], list(shown(masked, chunk.lines, labels)))
        start = masked.rfind("\n", 0, chunk.lines[0][0]) + 1
        cell = None
        if chunk.role == "cell":
            new = last < 0 or any(not line.strip() for line in masked[last:start].split("\n")[1:-1])
            table, row = (table + 1, 0) if new else (table, row + (start != last))
            cell = table, row, column(masked, start, chunk.lines[0][0])
        last = start if cell else -1
        if pieces:
            yield Rough(tuple(pieces), chunk.level, point(masked, start, chunk), cell)


def point(masked: str, start: int, chunk: _mdblocks.Chunk) -> bool:
    """Whether a point stands before a paragraph."""
    item = _mdblocks.ITEM.match(masked, start, chunk.lines[0][0])
    return item is not None and not item[1] and not chunk.level


def column(masked: str, start: int, at: int) -> int:
    """The column of a cell, from 0."""
    end = masked.find("\n", at)
    cells = _mdblocks.CELL.finditer(masked, start, end if end >= 0 else len(masked))
    return sum(cell.end() <= at for cell in cells)


def trimmed(number: list[Piece], pieces: list[Piece]) -> list[Piece]:
    """The pieces of a paragraph without the blanks around them; none if only its number is left."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not (kept[-1].sign or kept[-1].text.strip()):
        kept.pop()
    while kept and not (kept[0].sign or kept[0].text.strip()):
        del kept[0]
    if not kept:
        return []
    kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
    kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return number + kept


def shown(masked: str, lines: list[tuple[int, int]], labels: frozenset[str]) -> Iterator[Piece]:
    """What the lines of a paragraph show, with its looks."""
    atoms = parsed(masked, lines, labels)
    marks: list[str] = []
    for index, one in enumerate(atoms):
        if one.kind == "marks" and not one.shown:
            marks = marks[:-1] if marks[-1:] == [one.text] else [*marks, one.text]
        elif one.shown and one.text:
            words = written(masked, atoms, index, lines[-1][1]) if one.text == OBJECT else one.text
            yield Piece(words, *looks(marks), leads(atoms, index), OBJECT if one.text == OBJECT else "")


def looks(marks: list[str]) -> tuple[bool, bool, bool]:
    """Bold, slanted, struck through, by the marks that are open."""
    stars = [len(mark) for mark in marks if mark[0] != "~"]
    return (
        any(count in BOLD for count in stars),
        any(count in SLANTED for count in stars),
        any(mark[0] == "~" for mark in marks),
    )


def written(masked: str, atoms: list[Atom], index: int, end: int) -> str:
    """What stands for an object in the text: the words of code, an address, a character that was written out."""
    following = (one.at for one in atoms[index + 1 :] if one.kind != "hidden" or one.shown)
    raw = masked[atoms[index].at : next(following, end)]
    return unescape(raw.strip("`<>").strip()).replace(MASK, "") or " "


def leads(atoms: list[Atom], index: int) -> str:
    """Where the link around an atom leads, empty if none is around it."""
    depth = 0
    for one in atoms[index + 1 :]:
        if not one.shown and one.kind == "target":
            if depth == 0:
                return one.text[2:-1].strip().partition(" ")[0].strip("<>") if one.text.startswith("](") else ""
            depth -= 1
        elif not one.shown and one.kind == "open":
            depth += 1
    return ""
