"""The paragraphs of one part of a .docx, as its reader sees them: nothing deleted, hidden or counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from drafter.model import Cell, Role, Style
from drafter.word.names import KIND, WORD, child, on, value

from .glyphs import TYPED
from .numbering import Lists
from .sheet import LEADS, OFFICIAL, Look, level_of, numbered

THROUGH = {
    "ins",
    "moveTo",
    "hyperlink",
    "smartTag",
    "customXml",
    "sdt",
    "sdtContent",
    "fldSimple",
    "dir",
    "bdo",
    "rubyBase",
    "ruby",
}
AROUND = {
    "body",
    "tbl",
    "tc",
    "ins",
    "moveTo",
    "smartTag",
    "customXml",
    "sdt",
    "sdtContent",
    "txbxContent",
    "hdr",
    "ftr",
    "footnote",
    "endnote",
}
DRAWN = ("drawing", "pict", "object", "AlternateContent")
COMBINED = re.compile(r"\s*EQ\b.{0,200},([^,()\\]{1,20})\)\s*$", re.DOTALL)  # a reading or a ring set with a character
STYLING = [f"{{{space}}}{kind}" for space in WORD for kind in ("vanish", "rStyle")]  # all that matters of a run's looks
MARKS = {"commentRangeStart", "commentRangeEnd", "commentReference"}


FORMS = ("Choice", "Fallback")  # newer programs show the first
Piece = tuple[str, Style, Any]


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it was found: its role and level, its number, its pieces, comments on it.

    A piece is text, its style, and the element that shows it (``None`` for what a field makes up).
    """

    role: Role
    level: int = 0
    number: str = ""
    pieces: list[Piece] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    copies: list[Paragraph] = field(default_factory=list)  # the same words in other margins
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """Its typed characters."""
        return "".join(text for text, _, _ in self.pieces)


@dataclass(slots=True)
class Field:
    """A field whose end has not come: its code, and whether its text is hidden: the code is, and a table of contents."""

    code: str = ""
    hidden: bool = True


class Story:
    """The running text of one part; ``found`` are its paragraphs, ``fields`` those that are open.

    Of several ``forms`` of the same content the first is read.
    """

    def __init__(
        self,
        root: Any,
        role: Role,
        lists: Lists,
        with_fields: bool = True,
        forms: Sequence[str] = FORMS,
    ) -> None:
        self.sheet, self.lists, self.with_fields, self.forms = lists.sheet, lists, with_fields, forms
        self.found: list[Paragraph] = []
        self.fields: list[Field] = []
        self.boxes: list[Any] = []
        self.cell = Cell(0, 0)  # of the table that is walked
        self.now = Paragraph(role)
        self.carried = False  # the mark at the end of the last paragraph is deleted: the next goes on with it
        self.styled = next(root.iter(*STYLING), None) is not None
        self.walk(root, role)
        if self.carried:
            self.finish(role)

    def walk(self, element: Any, role: Role) -> None:
        """Every paragraph within an element."""
        for inner in element:
            kind = KIND[inner.tag]
            if kind == "p":
                self.paragraph(inner, role)
            elif kind == "tbl":
                around, self.cell = self.cell, Cell(0, 0)
                self.walk(inner, role)
                self.cell = around
            elif kind == "tr":
                if child(inner, "trPr", "del") is None:
                    self.cell = Cell(self.cell.row + 1, 0)
                    self.walk(inner, "cell" if role == "body" else role)
            elif kind == "tc":
                self.cell = Cell(self.cell.row, self.cell.column + 1)
                self.walk(inner, role)
            elif kind in AROUND:
                self.walk(inner, role)
            elif kind == "AlternateContent":
                self.walk(chosen(inner, self.forms), role)

    def paragraph(self, element: Any, role: Role) -> None:
        """One paragraph, and the text boxes that hang on it."""
        if not len(element):  # a blank line
            return
        properties = child(element, "pPr")
        look = self.sheet.look(named(properties, "pStyle"))
        if not self.carried:
            self.now = Paragraph(
                look.role if role == "body" or (role == "cell" and look.role in OFFICIAL) else role,
                level(properties, look),
                self.number(properties, look),
            )
        self.inline(element, look.hidden)
        self.carried = ends_nowhere(properties)
        if not self.carried:
            self.finish(role)

    def finish(self, role: Role) -> None:
        """Keep the paragraph, if it holds anything, then what stands in its boxes."""
        if self.now.pieces:
            self.now.cell = self.cell if self.now.role == "cell" else None
            self.found.append(self.now)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.walk(box, "box" if role in ("body", "cell") else role)

    def number(self, properties: Any, look: Look) -> str:
        """The number that Word puts before a paragraph."""
        counted = numbered(properties) or look.numbered
        return self.lists.number(counted) if counted else ""

    def inline(self, element: Any, hidden: bool) -> None:
        """The runs within an element."""
        for inner in element:
            kind = KIND[inner.tag]
            if kind == "r":
                self.run(inner, hidden)
            elif kind in THROUGH:
                self.inline(inner, hidden)
            elif kind == "AlternateContent":
                self.inline(chosen(inner, self.forms), hidden)
            elif kind in MARKS:
                self.now.comments.append(value(inner, "id"))
            elif kind in ("m:oMath", "m:oMathPara"):
                self.add("".join(text.text or "" for text in inner.iter() if KIND[text.tag] == "m:t"), "", inner)

    def run(self, element: Any, hidden: bool) -> None:
        """The text of a run, unless it is hidden, and what hangs on it."""
        style: Style = ""
        for inner in element:
            kind = KIND[inner.tag]
            if kind == "rPr":
                if self.styled:
                    hidden, style = self.properties(inner, hidden)
            elif kind in TYPED:
                if not hidden:
                    self.add(TYPED[kind](inner), style, inner)
            else:
                self.hang(inner, kind, hidden)

    def hang(self, element: Any, kind: str, hidden: bool) -> None:
        """What a run holds beside text: marks of fields and comments, readings beside characters, drawings."""
        if kind == "fldChar":
            self.field(value(element, "fldCharType"))
        elif kind == "instrText" and self.fields:
            self.fields[-1].code += element.text or ""
        elif kind == "ruby":
            self.inline(element, hidden)
        elif kind in MARKS:
            self.now.comments.append(value(element, "id"))
        elif kind in DRAWN:
            self.boxes += boxes(element, self.forms)

    def properties(self, element: Any, hidden: bool) -> tuple[bool, Style]:
        """Whether a run is hidden, and which of our own styles it bears."""
        style: Style = ""
        for inner in element:
            kind = KIND[inner.tag]
            if kind == "vanish":
                return on(inner), style
            if kind == "rStyle":
                style = LEADS.get(value(inner), "")
                hidden = hidden or (self.sheet.hides and self.sheet.look(value(inner)).hidden)
        return hidden, style

    def field(self, kind: str) -> None:
        """What a mark of a field does: its code begins, its result begins, it ends."""
        if not self.with_fields:
            return
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].hidden = self.fields[-1].code.strip().upper().startswith("TOC")
        elif kind == "end" and self.fields:
            combined = COMBINED.match(self.fields.pop().code)
            self.add(combined[1] if combined else "", "", None)

    def add(self, text: str, style: Style, source: Any) -> None:
        """Text that is seen, in its paragraph."""
        if text and not (self.fields and any(field.hidden for field in self.fields)):
            self.now.pieces.append((text, style, source))


def named(properties: Any, kind: str) -> str:
    """The style that properties name."""
    mark = child(properties, kind)
    return "" if mark is None else value(mark)


def level(properties: Any, look: Look) -> int:
    """The outline level of a paragraph: its own, else its style's."""
    mark = child(properties, "outlineLvl")
    return level_of(mark) if mark is not None else look.level


def ends_nowhere(properties: Any) -> bool:
    """Whether the mark at the end of a paragraph is deleted or moved away, or only separates two styles on a line."""
    mark = child(properties, "rPr")
    return mark is not None and any(KIND[inner.tag] in ("del", "moveFrom", "specVanish") for inner in mark)


def chosen(element: Any, forms: Sequence[str]) -> Any:
    """The one of several forms of the same content that is read."""
    return next((inner for kind in forms for inner in element if KIND[inner.tag] == kind), ())


def boxes(element: Any, forms: Sequence[str]) -> Iterator[Any]:
    """The text boxes within a drawing, each once; those within them are found when they are read."""
    if KIND[element.tag] == "AlternateContent":
        element = chosen(element, forms)
    for inner in element:
        if KIND[inner.tag] == "txbxContent":
            yield inner
        else:
            yield from boxes(inner, forms)
