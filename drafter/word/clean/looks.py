"""The styles of what only foreign documents hold: tables, pictures, notes, tables of contents, headers, lists of points."""

from __future__ import annotations

from typing import Any

from drafter.word.layout import TWIPS_A_POINT, Layout
from drafter.word.names import NAMESPACE
from drafter.word.writing import styles
from drafter.word.writing.theme import HEAD

from .xml import made

CENTRED, RIGHT, PICTURE, BOX, HEADER, FOOTER = "CleanCentred", "CleanRight", "CleanPicture", "CleanBox", "CleanHeader", "CleanFooter"  # fmt: skip
NOTE, ENDNOTE, COMMENT, TABLE = "FootnoteText", "EndnoteText", "CommentText", "CleanTable"
CELLS = {28: "四号", 24: "小四", 21: "五号", 18: "小五", 15: "小六"}  # half points of type in tables
DEEPEST = 9  # levels of a table of contents
LINE = 240  # twips of a line of a header or footer
POINT = "•"
PADDING = 40  # twips above and below the text of a cell
ENTRY = 3  # characters of the number of an entry of a table of contents
SONG = "宋体"


def cell(size: float) -> str:
    """The style of cells that were set in points of type: the nearest that is no larger."""
    return f"CleanCell{next((half for half in CELLS if half <= size * 2), min(CELLS))}"


def contents(level: int) -> str:
    """The style of a level of a table of contents."""
    return f"TOC{min(max(level, 1), DEEPEST)}"


def added(layout: Layout) -> str:
    """The w:style elements of all of them."""
    body = layout.styles.body
    single = f'<w:snapToGrid w:val="0"/>{spaced("240", "auto")}'
    small = f'<w:snapToGrid w:val="0"/>{spaced(str(LINE), "exact")}'
    pitch = str(layout.line)
    song = styles.fonts(SONG)
    rows = [
        paragraph(CENTRED, "居中", styles.PARAGRAPH["body"], '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'),
        paragraph(RIGHT, "居右", styles.PARAGRAPH["body"], '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'),
        paragraph(PICTURE, "图片", "Normal", f'<w:snapToGrid w:val="0"/>{spaced(pitch, "atLeast")}<w:jc w:val="center"/>'),
        *(
            paragraph(f"CleanCell{half}", f"表格文字（{name}）", "Normal", f'{single}<w:jc w:val="left"/>', f'{styles.fonts(body.font)}{styles.half_points(half / 2)}')
            for half, name in CELLS.items()
        ),
        paragraph(BOX, "文本框文字", "Normal", f'{single}<w:jc w:val="left"/>', styles.fonts(body.font)),
        paragraph(HEADER, "页眉文字", "Normal", f'{small}<w:jc w:val="center"/>', song + styles.half_points(9)),
        paragraph(FOOTER, "页脚文字", "Normal", f'{small}<w:jc w:val="center"/>', song + styles.half_points(9)),
        *(
            paragraph(identity, name, "Normal", f'{single}<w:jc w:val="left"/>', styles.fonts(body.font) + styles.half_points(10.5))
            for identity, name in ((NOTE, "footnote text"), (ENDNOTE, "endnote text"))
        ),
        *(toc(level, layout) for level in range(1, DEEPEST + 1)),
        *(raised(identity, name) for identity, name in (("FootnoteReference", "footnote reference"), ("EndnoteReference", "endnote reference"))),
        table(),
    ]  # fmt: skip
    return "".join(rows)


def spaced(line: str, rule: str) -> str:
    """Lines without space around the paragraph."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="{rule}"/>'


def paragraph(identity: str, name: str, based: str, places: str, glyphs: str = "") -> str:
    """A paragraph style; those with English names are Word's own."""
    own = "" if name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"<w:pPr>{places}</w:pPr><w:rPr>{glyphs}</w:rPr></w:style>"
    )


def toc(level: int, layout: Layout) -> str:
    """A line of a table of contents: its page number at the right edge, behind dots."""
    indent = round((level - 1) * layout.styles.body.size * 20)
    places = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{layout.width}"/></w:tabs><w:ind w:left="{indent}"/><w:jc w:val="left"/>'
    return paragraph(contents(level), f"toc {level}", "Normal", places)


def numbered_entry(layout: Layout) -> Any:
    """The stops of the tabs of an entry whose number stands before it."""
    entry = made("tab", val="left", pos=round(ENTRY * layout.styles.body.size * TWIPS_A_POINT))
    return made("tabs", entry, made("tab", val="right", leader="dot", pos=layout.width))


def raised(identity: str, name: str) -> str:
    """The character style of the sign of a note."""
    return (
        f'<w:style w:type="character" w:styleId="{identity}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )


def table() -> str:
    """The style of a table: nothing but room beside the text; its lines are its own."""
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="公文表格"/><w:basedOn w:val="TableNormal"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="{PADDING}" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        f'<w:bottom w:w="{PADDING}" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def numbering_xml(layout: Layout) -> str:
    """The list of points: each level with its sign behind the indent of a paragraph."""
    indent = round(layout.styles.body.indent * layout.styles.body.size * TWIPS_A_POINT)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:suff w:val="space"/><w:lvlText w:val="{POINT}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{level * indent}" w:firstLine="{indent}"/></w:pPr></w:lvl>'
        for level in range(DEEPEST)
    )
    return (
        f'{HEAD}<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
