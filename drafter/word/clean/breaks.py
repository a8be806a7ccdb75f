"""Paragraphs that were typed as lines of one paragraph, made paragraphs; long titles broken between words."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from drafter.word.layout import TWIPS_A_POINT, Layout
from drafter.word.marks.anatomy import Line
from drafter.word.marks.zipsplice import spliced
from drafter.word.names import KIND, child, value
from drafter.word.reading.glyphs import ASIDE
from drafter.word.reading.story import named
from drafter.word.setting import title

from .parcel import written
from .source import Source
from .split import parted, plain
from .xml import above, made

SOLID = re.compile("[\u2e80-\uffef]{2}")  # between these a line end is none to the reader of a title
LINES = ("br", "cr")
HELD = ("tc", "txbxContent")  # in which lines stay lines


def apart(raw: bytes, name: str) -> bytes:
    """The bytes of a .docx whose running text has no lines ended by hand; the same bytes if it had none."""
    source = Source(raw, name)
    if source.root is None:
        return raw
    long = [line for line in source.root.iter("{*}p") if KIND[line.tag] == "p" and broken(source, line)]
    if not long:
        return raw
    plain(source.root)
    for line in long:
        take_apart(line)
    main = source.entries[source.main().lower()].filename
    return spliced(raw, {main: written(source.root)})


def broken(source: Source, line: Any) -> bool:
    """Whether a paragraph is running text in several lines, not a title, a centred line or part of a table."""
    if not any(map(ends_line, line.iter())) or any(KIND[one.tag] in HELD for one in line.iterancestors()):
        return False
    own = child(line, "pPr")
    style = named(own, "pStyle")
    return source.sheet.look(style).role == "body" and source.looks.setting(style, own).align in ("both", "left")


def ends_line(element: Any) -> bool:
    """Whether an element ends a line and not a page."""
    return KIND[element.tag] in LINES and value(element, "type") not in ASIDE


def take_apart(line: Any) -> None:
    """Make each line of a paragraph, outside its fields, a paragraph of its own."""
    depth, last = 0, line
    for run in [run for run in line if KIND[run.tag] == "r"]:
        for inner in list(run):
            depth += {"begin": 1, "end": -1}.get(value(inner, "fldCharType"), 0)
            if ends_line(inner) and not depth:
                last = following(last, parted(inner.getparent(), inner, 0, 1))


def following(line: Any, end: Any) -> Any:
    """A paragraph behind another with all that stood behind a run, which goes."""
    new = line.makeelement(line.tag)
    own = child(line, "pPr")
    if own is not None:
        new.append(deepcopy(own))
        for kind in ("sectPr", "pageBreakBefore"):
            for mark in [one for one in (own if kind == "sectPr" else new[0]) if KIND[one.tag] == kind]:
                mark.getparent().remove(mark)
        uncounted(new[0])
    new.extend(line[line.index(end) + 1 :])
    line.remove(end)
    line.addnext(new)
    return new


def uncounted(properties: Any) -> None:
    """Let a paragraph bear no number: the one before it does."""
    for mark in [one for one in properties if KIND[one.tag] == "numPr"]:
        mark[:] = [made("numId", val=0)]


def titled(line: Line, text: str, layout: Layout) -> None:
    """Break a title that is longer than a line between words; one that was broken by hand stays."""
    room = int(layout.width // (layout.styles.title.size * TWIPS_A_POINT))
    if len(text) <= room or len(line) != len(text) or any(map(ends_line, {top for one in line.elements if one is not None for top in above(one, "p").iter()})):  # fmt: skip
        return
    at = len(text)
    for piece in title.lines(text, layout)[:0:-1]:
        at -= len(piece)
        place = line[at]
        if (
            place is not None
            and SOLID.fullmatch(text[at - 1 : at + 1])
            and (run := above(place.element, "r")) is not None
        ):
            first = parted(run, place.element, place.offset, place.offset + 1)
            first.insert(1 if KIND[first[0].tag] == "rPr" else 0, made("br"))
