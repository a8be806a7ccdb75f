"""Paragraphs with emphasis, links, points and tables as a rough Word file, which is then cleaned as any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from drafter.word.names import NAMESPACE
from drafter.word.writing import package
from drafter.word.writing.write import legible

MAIN = "word/document.xml"
CELL = 24  # half points of type in tables
EDGES = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


class Piece(NamedTuple):
    """Characters of one look: bold, slanted, struck through, where a link on them leads; ``sign`` stands for them where they are read."""

    text: str
    bold: bool = False
    slanted: bool = False
    struck: bool = False
    link: str = ""
    sign: str = ""


class Rough(NamedTuple):
    """A paragraph: its pieces, its heading level (0 for none), whether a point stands before it, its (table, row, column)."""

    pieces: tuple[Piece, ...]
    level: int = 0
    point: bool = False
    cell: tuple[int, int, int] | None = None

    @property
    def read(self) -> str:
        """Its text as the reader of the source has it."""
        return "".join(piece.sign or piece.text for piece in self.pieces)


def packed(paragraphs: Sequence[Rough]) -> bytes:
    """The bytes of a rough .docx."""
    links = list(dict.fromkeys(piece.link for one in paragraphs for piece in one.pieces if piece.link))
    names = {link: f"rId{number}" for number, link in enumerate(links, 2)}
    tables = groupby(paragraphs, key=lambda one: one.cell[0] if one.cell else -1)
    body = "".join(
        "".join(paragraph(one, names) for one in group) if table < 0 else grid(list(group), names)
        for table, group in tables
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{part}+xml"/>'
        for name, part in (("document", "document.main"), ("numbering", "numbering"))
    )
    rows = "".join(
        f'<Relationship Id="{name}" Type="{package.R}/hyperlink" Target="{escape(link)}" TargetMode="External"/>'
        for link, name in names.items()
    )
    own = package.relations([("rId1", f"{package.R}/numbering", "numbering.xml")])
    found = {
        "[Content_Types].xml": package.content_types({}).replace("</Types>", f"{types}</Types>"),
        "_rels/.rels": package.relations([("rId1", f"{package.R}/officeDocument", MAIN)]),
        "word/_rels/document.xml.rels": own.replace("</Relationships>", f"{rows}</Relationships>"),
        "word/numbering.xml": f'<w:numbering xmlns:w="{NAMESPACE}">{NUMBERING}</w:numbering>',
        MAIN: f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{package.R}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    return package.zipped({name: text.encode() for name, text in found.items()})


def paragraph(one: Rough, names: dict[str, str]) -> str:
    """A paragraph."""
    point = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if one.point else ""
    level = f'<w:outlineLvl w:val="{one.level - 1}"/>' if one.level else ""
    centred = '<w:jc w:val="center"/>' if one.cell else ""
    size = f'<w:sz w:val="{CELL}"/>' if one.cell else ""
    runs = "".join(run(piece, names, size) for piece in one.pieces)
    return f"<w:p><w:pPr>{point}{centred}{level}</w:pPr>{runs}</w:p>"


def run(piece: Piece, names: dict[str, str], size: str) -> str:
    """A piece as a run, within a link if it leads anywhere."""
    marks = {"b": piece.bold, "i": piece.slanted, "strike": piece.struck}
    look = "".join(f"<w:{name}/>" for name, on in marks.items() if on)
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in legible(piece.text).split("\n"))
    found = f"<w:r><w:rPr>{look}{size}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"
    return f'<w:hyperlink r:id="{names[piece.link]}">{found}</w:hyperlink>' if piece.link else found


def grid(cells: Sequence[Rough], names: dict[str, str]) -> str:
    """A table of cells; those that are not told are empty."""
    places = {one.cell[1:]: one for one in cells if one.cell}
    height, width = (max(place[side] for place in places) + 1 for side in (0, 1))
    rows = "".join(f"<w:tr>{''.join(row(places, number, width, names))}</w:tr>" for number in range(height))
    columns = f'<w:gridCol w:w="{9000 // width}"/>' * width
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{EDGES}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def row(places: dict[tuple[int, int], Rough], number: int, width: int, names: dict[str, str]) -> Iterator[str]:
    """The cells of a row."""
    for column in range(width):
        one = places.get((number, column))
        yield f"<w:tc>{paragraph(one, names) if one else '<w:p/>'}</w:tc>"
