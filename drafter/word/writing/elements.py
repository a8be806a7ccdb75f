"""The elements of official documents as WordprocessingML: frames and tables that Word, WPS and LibreOffice set alike.

What stands beside something else is a table without lines; the foot of a document (版记) is a floating table whose place
counts from the edge of the paper, for LibreOffice lets no other float that is as wide as the text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from drafter.model import Block
from drafter.word.layout import PAPER, TWIPS_A_POINT, Layout, twips
from drafter.word.setting import elements, pictures
from drafter.word.setting import tables as grids
from drafter.word.setting.elements import Kind, Place
from drafter.word.setting.head import ABOVE, DOUBLE, Head, head, names_of
from drafter.word.setting.pieces import keeps

from . import officialstyles, styles, tables
from .frames import anchor, frame, table

FRAME = 9638  # twips, 170 mm: the rules of a letter
HERE = Place()
ANCHORED = 20  # twips of a paragraph that holds a frame, which LibreOffice would lose in a table behind it
CENTRED = Place(side="center")
Inner = Callable[[int], str]  # what stands in the paragraph of a block


@dataclass(frozen=True, slots=True)
class Properties:
    """The direct properties of a paragraph, in the order of the schema."""

    keep: bool = False
    turn: bool = False
    frame: str = ""
    border: str = ""
    tabs: str = ""
    before: int | None = None
    place: Place = HERE
    section: str = ""

    def xml(self, style: str) -> str:
        """w:pPr."""
        place = self.place
        before = "" if self.before is None else f'<w:spacing w:before="{self.before}"/>'
        sides = {"left": place.left, "right": place.right, "hanging": place.hanging}
        rooms = "".join(f' w:{side}="{room}"' for side, room in sides.items() if room)
        indent = f"<w:ind{rooms}/>" if rooms else ""
        side = f'<w:jc w:val="{place.side}"/>' if place.side else ""
        return (
            f'<w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" * self.keep}{"<w:pageBreakBefore/>" * self.turn}{self.frame}'
            f"{self.border}{self.tabs}{before}{indent}{side}{self.section}</w:pPr>"
        )


class Setter:
    """What the elements of a document are set by: its blocks, its layout, its head, whether it is sealed.

    ``turned`` are the blocks that are made to begin a page.
    """

    def __init__(
        self, blocks: Sequence[Block], layout: Layout, sealed: bool, inner: Inner, turned: Container[int] = ()
    ) -> None:
        self.blocks, self.layout, self.sealed, self.inner, self.turned = blocks, layout, sealed, inner, turned
        self.tables = {span.start: span for span in grids.tables(blocks)}
        self.head: Head | None = head(blocks, layout)

    def group(self, kind: Kind, span: range, section: str = "") -> str:
        """A group of blocks; the paragraph that ends it bears ``section``. A foot is held to the paragraph that follows it."""
        if kind == "foot":
            return anchor() * self.behind_table(span[0]) + self.foot(span) + anchor()
        if kind:
            return (self.beside(span) if kind == "beside" else self.seals(span)) + (anchor(section) if section else "")
        if self.blocks[span[0]].cell is not None:
            found = self.tables.get(span[0])
            grid = tables.table(self.blocks, found, self.layout, self.inner) if found else ""
            return grid + (anchor(section) if section else "")
        return self.paragraph(span[0], self.properties(span[0], section))

    def behind_table(self, index: int) -> bool:
        """Whether a block stands right behind a table, which Word would join with another."""
        found = elements.groups(self.blocks, self.layout, self.sealed)
        return any(kind == "seals" and span.stop == index for kind, span in found)

    def paragraph(self, index: int, properties: Properties) -> str:
        """A block as w:p."""
        block = self.blocks[index]
        style = styles.LEVEL[min(block.level, 3)] if block.level else styles.PARAGRAPH[block.role]
        return f"<w:p>{properties.xml(style)}{self.inner(index)}</w:p>"

    def properties(self, index: int, section: str = "") -> Properties:
        """The direct properties of a paragraph of its own."""
        place = self.mark_place(index) or elements.place(self.blocks, index, self.layout, self.sealed)
        return Properties(
            keep=self.kept(index),
            turn=elements.turns(self.blocks, index) or index in self.turned,
            frame=self.frame(index),
            border=self.border(index),
            before=self.before(index),
            place=place,
            section=section,
        )

    def kept(self, index: int) -> bool:
        """Whether a paragraph is held to the next, where its style does not say so."""
        return self.blocks[index].role != "title" and keeps(self.blocks, index)

    def before(self, index: int) -> int | None:
        """Twips above a paragraph, where its style does not say so."""
        if self.head and index == self.head.end and not elements.ends(self.blocks, self.layout, self.head):
            return self.head.text
        if (
            self.head
            and self.head.before
            and self.blocks[index].role == "mark"
            and self.blocks[index - 1].role != "mark"
        ):
            return self.head.before
        if self.head and self.blocks[index].role in ABOVE and index and self.blocks[index - 1].role == "mark":
            return self.head.number
        if picture := self.blocks[index].picture:
            return pictures.above(picture, self.layout)
        lines = elements.above(self.blocks, index, self.sealed)
        return None if lines is None else round(lines * self.layout.line)

    def mark_place(self, index: int) -> Place | None:
        """Where a name of a joint mark stands; what stands beside them has a frame."""
        if not self.head or self.blocks[index].role != "mark" or not (self.head.left or self.head.right):
            return None
        if self.head.aside and self.head.aside.index == index:
            return CENTRED
        return Place(self.head.left, self.head.right, side="distribute")

    def frame(self, index: int) -> str:
        """The frame of the mark of a letter, or of what stands beside the names of a joint mark."""
        if not self.head or self.blocks[index].role != "mark":
            return ""
        if self.layout.head == "信函":
            return frame(FRAME, (PAPER[0] - FRAME) // 2, self.head.top, "notBeside", self.high(self.head))
        aside = self.head.aside
        if aside is None or aside.index != index:
            return ""
        return frame(aside.width, twips(self.layout.margins.left) + aside.left, aside.top, "around", self.head.line)

    def border(self, index: int) -> str:
        """The rule below the last name of a joint mark that no number follows."""
        found = self.head
        if not found or not (found.left or found.right) or self.blocks[found.end - 1].role != "mark":
            return ""
        last = found.aside.index - 1 if found.aside else found.end - 1
        return officialstyles.rule(self.layout, found) if index == last else ""

    def high(self, head: Head) -> int:
        """Twips that the frame of the mark of a letter is high, its rule included."""
        return head.line + round((head.space + DOUBLE) * TWIPS_A_POINT)

    def framed(self, head: Head) -> int:
        """Twips of the type area that the frame of the mark takes."""
        if self.layout.head != "信函":
            return 0
        return max(0, head.top + self.high(head) - twips(self.layout.margins.top))

    def beside(self, span: range) -> str:
        """What stands on one line below the mark: the number and the signers, or the number of a letter and what is above it."""
        framed = span[0] > 0 and bool(self.frame(span[0] - 1))
        before = self.head.number - (ANCHORED + self.framed(self.head)) * framed if self.head else 0
        roles = [self.blocks[index].role for index in span]
        if "signer" in roles:
            return anchor() * framed + self.signed(span, before)
        left, right = span[:-1], span[-1:]
        room = self.layout.width // 2
        return anchor() * framed + table(
            [
                [
                    (room, self.cell(left, before)),
                    (self.layout.width - room, self.cell(right, before, Place(side="right"))),
                ],
            ]
        )

    def cell(self, span: range, before: int, place: Place = HERE) -> str:
        """Paragraphs in a cell, room above the first."""
        return "".join(
            self.paragraph(index, Properties(before=0 if number else before, place=place))
            for number, index in enumerate(span)
        )

    def signed(self, span: range, before: int) -> str:
        """The number, a character from the left, at the foot of the signers, a character from the right."""
        em = round(self.layout.styles.signer.size * TWIPS_A_POINT)
        names = [name for index in span[1:] for name in names_of(self.blocks[index])]
        longest = max(map(len, names))
        right = em * (4 + longest + (longest + 1 if len(names) > 1 else 0) + 1)
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{em * (5 + longest)}"/></w:tabs>'
        number = self.paragraph(span[0], Properties(before=0, place=Place(left=em, side="left")))
        signers = "".join(
            self.paragraph(
                index, Properties(before=0 if place else before, tabs=tabs, place=Place(left=4 * em, hanging=4 * em))
            )
            for place, index in enumerate(span[1:])
        )
        rule = self.head is not None and self.layout.head in officialstyles.RULED
        edge = {"bottom": (officialstyles.RULE, officialstyles.RED)} if rule else {}
        space = self.head.space * TWIPS_A_POINT if self.head and rule else 0
        return table([[(self.layout.width - right, number), (right, signers)]], edge, foot=space, align="bottom")

    def seals(self, span: range) -> str:
        """Signatures side by side, each with room for its seal, the date below the last."""
        signatures = [index for index in span if self.blocks[index].role == "signature"]
        wide = self.layout.width // elements.seal_columns(len(signatures))
        rows = [[index for index in row if index in signatures] for row in elements.seal_rows(span, len(signatures))]
        room = round(elements.SEALED * self.layout.line)
        cells = [
            [
                (
                    wide,
                    "".join(
                        self.paragraph(i, Properties(before=room if i == index else 0, place=CENTRED))
                        for i in self.dated(index, span)
                    ),
                )
                for index in row
            ]
            for row in rows
        ]
        return table(cells, height=elements.SEALS_LINES * self.layout.line)

    def dated(self, index: int, span: range) -> range:
        """A signature, and the date that follows it."""
        return range(index, index + 1 + (index + 1 in span and self.blocks[index + 1].role == "date"))

    def foot(self, span: range) -> str:
        """版记: a floating table at the foot of the page, and the paragraph that holds it there."""
        em = elements.ems(1, self.layout, "issued")
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{self.layout.width - em}"/></w:tabs>'
        places = [elements.place(self.blocks, index, self.layout, self.sealed) for index in span]
        rows = [
            [(self.layout.width, self.paragraph(index, Properties(tabs=tabs * (not place.right), place=place)))]
            for index, place in zip(span, places, strict=True)
        ]
        plain = self.layout.head == "信函"
        edges = {"top": officialstyles.THICK, "bottom": officialstyles.THICK, "insideH": officialstyles.THIN}
        lines = {} if plain else {side: (thick, "000000") for side, thick in edges.items()}
        left = twips(self.layout.margins.left)
        floating = (
            f'<w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="{left}" w:tblpYSpec="bottom"/>'
            '<w:tblOverlap w:val="never"/>'
        )
        return table(rows, lines, floating=floating)
