"""Runs parted where a run-in heading begins or ends."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from drafter.model import Style
from drafter.word.marks.anatomy import Line, stretches
from drafter.word.names import KIND
from drafter.word.reading.glyphs import text_of

from .xml import XML_SPACE, above

Lead = tuple[int, int, Style]  # characters from, to; the character style
Styled = dict[Any, Style]  # the style of runs


def plain(root: Any) -> None:
    """Write every text of a part as it is read: its blanks preserved, no line ends in it."""
    for element in root.iter("{*}t"):
        if KIND[element.tag] == "t":
            element.text, element[:] = text_of(element), []
            element.set(XML_SPACE, "preserve")


def styled(line: Line, leads: Iterable[Lead]) -> Styled:
    """The runs of a block that bear its leads, parted from the others; the last lead is parted first, so that places hold."""
    found: Styled = {}
    for start, end, style in sorted(leads, reverse=True):
        for one in stretches(line[start:end]):
            run = above(one.element, "r")
            if run is not None:
                found[parted(run, one.element, one.start, one.end)] = style
    return found


def parted(run: Any, child: Any, start: int, end: int) -> Any:
    """The run of the characters of a child from ``start`` to ``end``, all else in runs before and behind it."""
    if KIND[child.tag] == "t":
        text = child.text or ""
        if end < len(text):
            following(run, child, text[end:])
            child.text = text[:end]
        if start:
            rest = following(run, child, text[start:end])
            child.text = text[:start]
            return rest
    elif child.getparent() is run:
        following(run, child, "")
    before = [inner for inner in run[: run.index(child)] if KIND[inner.tag] != "rPr"] if child in list(run) else []
    return behind(run, before[-1]) if before else run


def following(run: Any, child: Any, text: str) -> Any:
    """A run behind another with a text and with what stood behind a child."""
    rest = behind(run, child)
    if text:
        piece = deepcopy(child)
        piece.text = text
        rest.insert(1 if len(rest) and KIND[rest[0].tag] == "rPr" else 0, piece)
    return rest


def behind(run: Any, child: Any) -> Any:
    """A run with the looks of another, behind it, with what stood behind a child."""
    rest = run.makeelement(run.tag)
    if len(run) and KIND[run[0].tag] == "rPr":
        rest.append(deepcopy(run[0]))
    rest.extend(run[run.index(child) + 1 :])
    run.addnext(rest)
    return rest
