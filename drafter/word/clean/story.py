"""The paragraphs and tables of one part, put on again: each paragraph the style of its role, nothing of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from drafter.model import Style
from drafter.word.layout import Layout
from drafter.word.names import KIND, child, on, value
from drafter.word.reading.glyphs import TYPED
from drafter.word.reading.story import named
from drafter.word.writing import styles

from . import looks, tables
from .dress import Dress
from .official import Elements
from .pictures import DRAWN, Room, fitted, standing
from .runs import Cleaner, Wear, joined
from .source import Source
from .xml import filled, made, typed, unwrapped

ANCHORS = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
KEPT = (*DRAWN, "footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef", "annotationRef", "sym", "pgNum",
        "separator", "continuationSeparator", "m:oMath", "m:oMathPara", "ruby", "ptab", "commentReference")  # fmt: skip
FIELDS = ("fldChar", "instrText", "fldSimple")
STYLES = {
    "note": looks.NOTE,
    "box": looks.BOX,
    "comment": looks.COMMENT,
    "header": looks.HEADER,
    "footer": looks.FOOTER,
}
CONTENTS = re.compile(r"目\s{0,8}[录次]")
SHORT = 80  # characters of a paragraph that may stand centred or at the right edge
PLACED = {"center": looks.CENTRED, "right": looks.RIGHT}
PLACES = (
    "pageBreakBefore",
    "numPr",
    "tabs",
    "snapToGrid",
    "spacing",
    "jc",
    "rPr",
    "sectPr",
)  # as the schema orders them
BODY = styles.PARAGRAPH["body"]


class Wardrobe(NamedTuple):
    """What the paragraphs of a document are to look like: by paragraph the look of its block, by run its character style.

    ``numbers`` are those that Word counted, now typed, by paragraph, ``places`` the blocks of first paragraphs.
    """

    dresses: dict[Any, Dress]
    leads: dict[Any, Style]
    numbers: dict[Any, str]
    places: dict[Any, int]


class Tailor:
    """Puts paragraphs and tables on again; ``points`` tells whether any stands behind a bullet."""

    def __init__(self, source: Source, layout: Layout, wardrobe: Wardrobe, elements: Elements) -> None:
        self.source, self.layout, self.wardrobe, self.elements = source, layout, wardrobe, elements
        self.cleaner = Cleaner(source.looks, wardrobe.leads, source.forgotten)
        self.points = False

    def blocks(self, element: Any, where: str, room: Room, cell: str = "") -> list[Any]:
        """What stands in an element, clean, blank paragraphs left out; ``cell`` is the style of paragraphs in a cell."""
        kept: list[Any] = []
        turn = False  # the next paragraph begins a page
        for inner in list(unwrapped(element)):
            kind = KIND[inner.tag]
            if kind == "p":
                parts = self.paragraph(inner, where, room, cell, kept)
                turn = turn or (not shown(inner) and breaks(inner))
                if turn and parts and KIND[parts[-1].tag] == "p" and shown(parts[-1]):
                    start(parts[-1])
                    turn = False
                kept += parts
            elif kind == "tbl" and where == "body" and not cell and self.elements.all(filled_lines(inner)):
                self.elements.tables -= 1
                for line in filled_lines(inner):
                    kept += self.paragraph(line, where, room, cell, kept)
            elif kind == "tbl":
                if kept and KIND[kept[-1].tag] == "tbl":
                    kept.append(spacer())
                kept.append(tables.cleaned(self, inner, where, room))
            elif kind in ANCHORS and not self.cleaner.forgotten(inner, kind):
                kept.append(inner)
        return kept

    def paragraph(self, element: Any, where: str, room: Room, cell: str, before: list[Any]) -> list[Any]:
        """A paragraph as it is kept: what hangs on it alone if it is blank, a section's end in any case."""
        own = child(element, "pPr")
        end = child(own, "sectPr")
        if named(own, "pStyle") == styles.MARK:  # minutes beside a reading copy: they are counted anew
            return []
        if not shown(element) and end is None:
            return self.rest(element, before)
        style, places = self.style(element, own, where, cell)
        trim(element)
        wear = Wear(named(own, "pStyle"), where, self.plain(element))
        number = self.wardrobe.numbers.get(element, "")
        inside = self.cleaner.inside(element, wear)
        if number:
            inside = joined([self.numbered(element, number), *inside])
        for name in list(element.attrib) if where != "comment" else ():
            del element.attrib[name]
        filled(element, [made("pPr", made("pStyle", val=style), *places), *inside])
        for object_ in element.iter():
            if KIND[object_.tag] == "txbxContent":
                object_[:] = closed(self.blocks(object_, "box", room))
        fitted(element, room)
        return [element]

    def rest(self, element: Any, before: list[Any]) -> list[Any]:
        """What is kept of a blank paragraph: bookmarks; the ends of fields go to the paragraph before."""
        marks = [inner for inner in unwrapped(element) if KIND[inner.tag] in ANCHORS]
        runs = [inner for inner in unwrapped(element) if any(KIND[one.tag] in FIELDS for one in inner.iter())]
        if not runs:
            return [mark for mark in marks if not self.cleaner.forgotten(mark, KIND[mark.tag])]
        last = next((one for one in reversed(before) if KIND[one.tag] == "p"), None)
        inside = self.cleaner.inside(element, Wear(""))
        if last is not None and all(KIND[one.tag] in ("p", *ANCHORS) for one in before[before.index(last) :]):
            last.extend(inside)
            return []
        filled(element, [made("pPr", made("pStyle", val=BODY)), *inside])
        return [element]

    def plain(self, element: Any) -> bool:
        """Whether a style decides the emphasis of a paragraph."""
        dress = self.wardrobe.dresses.get(element)
        return dress is not None and not dress.running

    def numbered(self, element: Any, number: str) -> Any:
        """The run of a number that Word counted."""
        lead = self.wardrobe.leads.get(element, "")
        style = [made("rStyle", val=styles.CHARACTER[lead])] if lead else []
        return made("r", made("rPr", *style, made("rFonts", hint="eastAsia")), typed(number))

    def style(self, element: Any, own: Any, where: str, cell: str) -> tuple[str, list[Any]]:
        """The style of a paragraph and the few properties that no style can tell."""
        setting = self.source.looks.setting(named(own, "pStyle"), own)
        tall = any(map(standing, element.iter()))
        dress = self.wardrobe.dresses.get(element)
        tabs = text(element).count("\t")
        style = cell or STYLES.get(where) or (dress.style if dress else self.undressed(own))
        places = list(self.kept_places(own, where, tabs > 0 and not style.startswith("TOC")))
        if style.startswith("TOC") and tabs > 1:
            places.append(looks.numbered_entry(self.layout))
        if where == "body" and not cell:
            if tall and not text(element):
                style = looks.PICTURE
            elif style == BODY and setting.align in PLACED and len(text(element)) <= SHORT:
                style = PLACED[setting.align]
            elif style == BODY and CONTENTS.fullmatch(text(element)):
                style = looks.CENTRED
            elif tall:
                places += [made("snapToGrid", val=0), made("spacing", line=self.layout.line, lineRule="atLeast")]
        elif setting.align in ("center", "right") or where in ("header", "footer"):
            places += [made("spacing", line=looks.LINE, lineRule="auto")] if tall and where != "body" else []
            places.append(made("jc", val=setting.align if setting.align in PLACED else "left"))
        places += [end] if (end := child(own, "sectPr")) is not None else []
        return style, sorted(places, key=lambda one: PLACES.index(KIND[one.tag]))

    def kept_places(self, own: Any, where: str, tabbed: bool) -> Iterator[Any]:
        """The start of a page, a bullet, the stops of typed tabs, the sign that the next paragraph goes on."""
        if where == "body" and self.starts_page(own):
            yield made("pageBreakBefore")
        level = self.source.bulleted(own)
        if level >= 0:
            self.points = True
            yield made("numPr", made("ilvl", val=level), made("numId", val=1))
        stops = child(own, "tabs")
        if stops is not None and tabbed:
            yield stops
        if (mark := child(own, "rPr", "specVanish")) is not None:
            yield made("rPr", made("vanish"), mark)

    def starts_page(self, own: Any) -> bool:
        """Whether a paragraph begins a page by its own properties or its style's."""
        marks = [child(own, "pageBreakBefore")]
        marks += [child(one, "pPr", "pageBreakBefore") for _, one in self.source.sheet.chain(named(own, "pStyle"))]
        return on(next((mark for mark in marks if mark is not None), None))

    def undressed(self, own: Any) -> str:
        """The style of a paragraph that no block was read from: a line of a table of contents, or running text."""
        style = self.source.sheet.elements.get(named(own, "pStyle"))
        name = "" if style is None else value(child(style, "name")).lower()
        return looks.contents(int(name[-1])) if name[:4] == "toc " and name[-1].isdigit() else BODY


def text(element: Any) -> str:
    """The typed text of a paragraph, without that of its boxes."""
    runs = (inner for inner in element.iter() if KIND[inner.tag] == "r")
    return "".join(TYPED[kind](inner) for run in runs for inner in run if (kind := KIND[inner.tag]) in TYPED).strip()


def shown(element: Any) -> bool:
    """Whether a paragraph holds text or an object."""
    return any(KIND[inner.tag] in KEPT for inner in element.iter()) or bool(text(element))


def filled_lines(table: Any) -> list[Any]:
    """The paragraphs of a table that hold anything."""
    return [line for line in table.iter("{*}p") if KIND[line.tag] == "p" and shown(line)]


def breaks(element: Any) -> bool:
    """Whether a paragraph holds the end of a page."""
    return any(KIND[inner.tag] == "br" and value(inner, "type") == "page" for inner in element.iter())


def start(element: Any) -> None:
    """Let a paragraph begin a page."""
    properties = element[0]
    if child(properties, "pageBreakBefore") is None:
        properties.insert(1, made("pageBreakBefore"))


def spacer(style: str = f"CleanCell{min(looks.CELLS)}") -> Any:
    """A blank paragraph that keeps two tables apart or ends a cell."""
    return made("p", made("pPr", made("pStyle", val=style)))


def closed(blocks: list[Any], style: str = looks.BOX) -> list[Any]:
    """What may stand in a cell or a box: the last of it is a paragraph, a blank one of a style if need be."""
    return blocks if blocks and KIND[blocks[-1].tag] == "p" else [*blocks, spacer(style)]


def trim(element: Any) -> None:
    """Drop the blanks at the head of a paragraph, which stood for an indent, and those at its end; underlined ones are a line to write on."""
    pieces = [inner for inner in element.iter() if KIND[inner.tag] in (*TYPED, *KEPT) and owner(inner) is element]
    for side, order in (("lstrip", pieces), ("rstrip", pieces[::-1])):
        for piece in order:
            kind = KIND[piece.tag]
            if kind in KEPT or breaks(piece) or underlined(piece):
                break
            if kind == "t" and (rest := getattr(piece.text or "", side)()):
                piece.text = rest
                break
            if kind in ("sym", "noBreakHyphen"):
                break
            if piece.getparent() is not None:
                piece.getparent().remove(piece)


def owner(element: Any) -> Any:
    """The paragraph that an element stands in."""
    return next(one for one in element.iterancestors() if KIND[one.tag] == "p")


def underlined(piece: Any) -> bool:
    """Whether a piece of a run has a line under it."""
    mark = child(piece.getparent(), "rPr", "u")
    return mark is not None and value(mark) != "none"
