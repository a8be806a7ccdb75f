"""Messy Word files for tests, made by rule: the looks, lists, tables, notes and objects that hands put into a document."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import NamedTuple

from packing import R, levels, listed, p, parts, r, zipped

LETTERS = "粮库收购质检仓储调运农户车辆台账安全整改落实推进检查汇报安排部署督导服务群众基层干部春耕秋收"
FONTS = ("宋体", "微软雅黑", "华文楷体", "Calibri")
OTHERS = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="t"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="double" w:sz="12" w:color="FF0000"/>'
    '<w:insideH w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style>'
)  # fmt: skip
NUMBERS = (
    f'<w:abstractNum w:abstractNumId="0">{levels(("chineseCounting", "%1、"), ("decimal", "%2."))}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{levels(("bullet", "&#61548;"))}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
UNDER, SMALL, LARGE, LINK = '<w:u w:val="single"/>', '<w:sz w:val="21"/>', '<w:sz w:val="44"/>', '<w:rStyle w:val="x"/>'
WIDE = 9_000_000  # EMU across, more than any page


def png(width: int = 2, height: int = 2) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def picture(across: int = 900_000, down: int = 600_000) -> str:
    """A run that shows the picture in its line, EMU across and down."""
    return (
        f'<w:r><w:drawing {OTHERS}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/><wp:docPr id="1" name="图"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="pic"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )  # fmt: skip


def table(width: int = 14_000, inner: str = "") -> str:
    """A table of three columns with a head, a cell over two columns and one over two rows."""

    def cell(text: str, properties: str = "", more: str = "") -> str:
        line = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{r(text, SMALL)}</w:p>'
        return f'<w:tc><w:tcPr><w:tcW w:w="{width // 3}" w:type="dxa"/>{properties}<w:shd w:val="clear" w:fill="FFFF00"/></w:tcPr>{more}{line}</w:tc>'

    rows = (
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("序号") + cell("单位", '<w:gridSpan w:val="2"/>') + "</w:tr>"
        "<w:tr>" + cell("一", '<w:vMerge w:val="restart"/>') + cell("城关库") + cell("二百吨", "", inner) + "</w:tr>"
        '<w:tr><w:trPr><w:trHeight w:val="600" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>'
        + cell("河西库") + cell("三百吨") + "</w:tr>"
    )  # fmt: skip
    grid = f'<w:gridCol w:w="{width // 3}"/>' * 3
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def field(code: str, shown: str) -> str:
    """A field with its result."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{r(shown)}{marks[2]}"


class Hand(NamedTuple):
    """A hand that writes: its luck."""

    random: Random

    def words(self, count: int) -> str:
        """Words."""
        return "".join(self.random.choices(LETTERS, k=count))

    def look(self) -> str:
        """Direct looks of a run."""
        found = [
            f'<w:rFonts w:ascii="{self.random.choice(FONTS)}" w:eastAsia="{self.random.choice(FONTS)}"/>',
            self.random.choice(("", "<w:b/>", "<w:i/>", "<w:strike/>")),
            f'<w:color w:val="FF0000"/><w:sz w:val="{self.random.randrange(18, 44)}"/>',
            self.random.choice(("", '<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>')),
        ]
        return "".join(found)

    def runs(self, text: str) -> str:
        """A text in runs of all looks."""
        cuts = sorted(self.random.sample(range(1, len(text)), min(3, len(text) - 1)))
        edges = [0, *cuts, len(text)]
        return "".join(r(text[first:last], self.look()) for first, last in pairwise(edges))

    def paragraph(self, text: str, properties: str = "") -> str:
        """A paragraph with blanks for an indent and spacing of its own."""
        spaced = f'<w:spacing w:before="{self.random.randrange(300)}" w:line="{self.random.randrange(240, 480)}" w:lineRule="auto"/>'
        blank = self.random.choice(("", r("　　"), r("    "), "<w:r><w:tab/></w:r>"))
        return f"<w:p><w:pPr>{properties}{spaced}</w:pPr>{blank}{self.runs(text)}</w:p>"

    def sentence(self) -> str:
        """A sentence."""
        return f"{self.words(self.random.randrange(6, 30))}，{self.words(self.random.randrange(6, 40))}。"

    def body(self) -> Iterator[str]:
        """The paragraphs of a document, blank ones among them."""
        yield p()
        yield self.paragraph("在全县秋粮收购工作会议上的讲话", '<w:jc w:val="center"/>')
        yield p() * self.random.randrange(3)
        yield self.paragraph("同志们：")
        for kind in self.random.sample(KINDS, k=len(KINDS)):
            yield from getattr(self, kind)()
            yield p() * self.random.randrange(2)

    def typed(self) -> Iterator[str]:
        """Typed headings, their own and those that run in."""
        yield self.paragraph(f"一、{self.words(8)}", '<w:pStyle w:val="2"/>')
        yield self.paragraph(f"（一）{self.words(6)}。{self.sentence()}")
        yield self.paragraph(f"（二）{self.words(6)}。{self.sentence()}")
        yield self.paragraph(
            f"{self.sentence()}一是{self.words(5)}。{self.sentence()}二是{self.words(5)}。{self.sentence()}"
        )

    def counted(self) -> Iterator[str]:
        """Lists that Word counts."""
        yield from (self.paragraph(self.sentence(), listed("1", level)) for level in (0, 1, 1, 0))
        yield from (self.paragraph(self.sentence(), listed("2")) for _ in range(2))

    def drawn(self) -> Iterator[str]:
        """Pictures: alone, in a line, too wide."""
        yield f"<w:p>{picture(WIDE, 3_000_000)}</w:p>"
        yield f'<w:p><w:pPr><w:spacing w:line="400" w:lineRule="exact"/></w:pPr>{r(self.words(9))}{picture()}</w:p>'

    def tabled(self) -> Iterator[str]:
        """Tables beside each other and within each other."""
        yield table(inner=table(6000) + p())
        yield p()
        yield table(4000)

    def linked(self) -> Iterator[str]:
        """Links, bookmarks, references, notes, comments, formulas."""
        mark = '<w:bookmarkStart w:id="7" w:name="here"/>', '<w:bookmarkEnd w:id="7"/>'
        back = '<w:bookmarkStart w:id="8" w:name="_GoBack"/><w:bookmarkEnd w:id="8"/>'
        comment = (
            '<w:commentRangeStart w:id="3"/>',
            '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>',
        )
        yield f'<w:p>{mark[0]}{self.runs(self.words(8))}{mark[1]}{back}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        yield f'<w:p>{r("见")}{field(" REF here ", "上文")}<w:hyperlink r:id="web">{r("网址", LINK)}</w:hyperlink></w:p>'
        yield f"<w:p>{comment[0]}{r(self.words(6))}{comment[1]}<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>"

    def broken(self) -> Iterator[str]:
        """Lines of one paragraph, a page's end of its own, words under a line to write on."""
        yield f"<w:p>{r(self.sentence())}<w:r><w:br/></w:r>{r('　　' + self.sentence())}<w:r><w:br/></w:r>{r(self.sentence())}</w:p>"
        yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        yield f"<w:p>{r('签字：')}{r('      ', UNDER)}</w:p>"
        yield f'<w:p><w:r><w:pict><v:shape style="width:90pt;height:30pt"><v:textbox><w:txbxContent>{p(self.words(4))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>'


KINDS = ("typed", "counted", "drawn", "tabled", "linked", "broken")


def messy(seed: int) -> bytes:
    """A messy document, another one for each seed."""
    hand = Hand(Random(seed))
    return made("".join(hand.body()))


def made(body: str, styles: str = STYLES, **inner: str) -> bytes:
    """A document whose body may have lists, pictures, a link, a note and a comment; its header is typed, its page number too."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="head"/><w:footerReference w:type="default" r:id="foot"/>'
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
    found = parts(body + section, styles=styles, **{
        "numbering": NUMBERS,
        "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r("脚注的话", LARGE)}</w:p></w:footnote>',
        "comments": f'<w:comment w:id="3" w:author="审稿" w:initials="审">{p("批注的话")}</w:comment>',
        "header": p("内部资料"), "footer": p("第 1 页"), **inner,
    })  # fmt: skip
    links = (
        f'<Relationship Id="pic" Type="{R}/image" Target="media/p.png"/>'
        f'<Relationship Id="web" Type="{R}/hyperlink" Target="https://example.com/?a=1&amp;b=2" TargetMode="External"/>'
        f'<Relationship Id="head" Type="{R}/header" Target="header.xml"/><Relationship Id="foot" Type="{R}/footer" Target="footer.xml"/>'
    )
    rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
    found[rels] = str(found[rels]).replace("</Relationships>", f"{links}</Relationships>")
    found[types] = str(found[types]).replace(
        "<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    return zipped({**found, "word/media/p.png": png()})
