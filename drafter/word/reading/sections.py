"""The sections of a .docx: paper, margins, grid, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from drafter.errors import DrafterError
from drafter.page import Glyphs, Margin, Section
from drafter.word.names import KIND, WORD, child, value

from .effective import Effective, points, whole
from .opened import Package, resolved
from .story import named

MILLIMETRES = 25.4 / 72  # of a point
LETTER = ("12240", "15840")  # what Word takes where the file says nothing
INCH = "1440"
FOOT = "720"
SHIFT = 4096  # parts of a point that w:charSpace counts
LINES = ("lines", "linesAndChars", "snapToChars")
PAGE = re.compile(r"\s*PAGE\b", re.IGNORECASE)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def sections(package: Package, root: Any, lines: Sequence[Any], looks: Effective) -> tuple[Section, ...]:
    """The sections in order, each with the number of the block that it begins with."""
    targets, found = relations(package), []
    margins: tuple[Margin, ...] = ()
    for end, first in bounds(root, lines):
        margins = inherited(margins, tuple(margins_of(package, end, targets, looks)))
        found.append(section(end, first, margins, looks))
    return tuple(found) or (section(None, 0, (), looks),)


def bounds(root: Any, lines: Sequence[Any]) -> Iterator[tuple[Any, int]]:
    """The properties of each section, which stand at its end, with the number of the block that it begins with."""
    ends = [end for space in WORD for end in root.iter(f"{{{space}}}sectPr")]
    closing = {above(end, "p"): end for end in ends if KIND[end.getparent().tag] == "pPr"}
    first = last = 0
    if closing:
        blocks = {line: number for number, line in enumerate(lines)}
        for line in root.iter(*(f"{{{space}}}p" for space in WORD)):
            last = blocks.get(line, last - 1) + 1
            if line in closing:
                yield closing[line], first
                first = last
    final = [end for end in ends if KIND[end.getparent().tag] == "body"]
    if final:
        yield final[-1], first


def section(end: Any, first: int, margins: tuple[Margin, ...], looks: Effective) -> Section:
    """A section by its properties."""
    size, edge, grid = (child(end, kind) for kind in ("pgSz", "pgMar", "docGrid"))
    kind = "" if grid is None else value(grid, "type")
    return Section(
        first=first,
        width=millimetres(size, "w", LETTER[0]),
        height=millimetres(size, "h", LETTER[1]),
        top=abs(millimetres(edge, "top", INCH)),
        bottom=abs(millimetres(edge, "bottom", INCH)),
        left=millimetres(edge, "left", INCH) + millimetres(edge, "gutter", "0"),
        right=millimetres(edge, "right", INCH),
        foot=millimetres(edge, "footer", FOOT),
        grid=kind if kind in LINES else "",
        pitch=points(value(grid, "linePitch")) if kind in LINES else 0,
        cell=cell(whole(value(grid, "charSpace")), looks) if kind in LINES[1:] else 0,
        margins=margins,
        told=size is not None,
    )


def cell(shift: int, looks: Effective) -> float:
    """Points of a cell of the grid of characters as LibreOffice counts them: 0, for no cells, where nothing shifts them."""
    return looks.base + shift / SHIFT if shift else 0


def millimetres(element: Any, name: str, usual: str) -> float:
    """A measure of the page."""
    text = "" if element is None else value(element, name)
    return round(points(text or usual) * MILLIMETRES, 2)


def inherited(before: tuple[Margin, ...], own: tuple[Margin, ...]) -> tuple[Margin, ...]:
    """A section's own headers and footers, else those of the section before."""
    kinds = {(one.kind, one.foot) for one in own}
    return (*own, *(one for one in before if (one.kind, one.foot) not in kinds))


def relations(package: Package) -> dict[str, str]:
    """The parts that the text names, by their ids."""
    folder, _, name = package.main().rpartition("/")
    root = package.part(f"{folder}/_rels/{name}.rels".lstrip("/"))
    return {} if root is None else {link.get("Id", ""): resolved(folder, link.get("Target", "")) for link in root}


def margins_of(package: Package, end: Any, targets: dict[str, str], looks: Effective) -> Iterator[Margin]:
    """The headers and footers that a section names."""
    for reference in end:
        kind = KIND[reference.tag]
        if kind in ("headerReference", "footerReference"):
            name = reference.get(RELATION, reference.get(STRICT_RELATION, ""))
            try:
                root = package.part(targets.get(name, ""))
            except DrafterError:
                continue
            if root is not None:
                yield margin(root, value(reference, "type") or "default", kind == "footerReference", looks)


def margin(root: Any, kind: str, foot: bool, looks: Effective) -> Margin:
    """A header or footer: its page number, or else its text."""
    marks = [inner for inner in root.iter() if numbers(inner)]
    texts = [inner for inner in root.iter() if KIND[inner.tag] == "t" and (inner.text or "").strip()]
    shown = next(iter(marks or texts), None)
    text = "".join(inner.text or "" for inner in texts)
    if shown is None:
        return Margin(kind, text, False, foot)
    line, run = (above(shown, of) for of in ("p", "r"))
    properties = child(line, "pPr")
    style = named(properties, "pStyle")
    aside = child(properties, "framePr") is not None or above(shown, "txbxContent") is not None
    glyphs = Glyphs() if run is None else looks.glyphs(style, child(run, "rPr"))
    return Margin(kind, text, bool(marks), foot, looks.setting(style, properties).align, aside, glyphs)


def numbers(element: Any) -> bool:
    """Whether an element asks for the number of the page."""
    kind = KIND[element.tag]
    if kind == "instrText":
        return PAGE.match(element.text or "") is not None
    return kind == "fldSimple" and PAGE.match(value(element, "instr")) is not None


def above(element: Any, kind: str) -> Any:
    """The nearest element of a kind that holds an element or is it, or ``None``."""
    while element is not None and KIND[element.tag] != kind:
        element = element.getparent()
    return element
