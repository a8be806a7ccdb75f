"""The .docx as a package: our own base parts, bytes that repeat, and whether a hand has been at it."""

from __future__ import annotations

import hashlib
import io
import math
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from drafter.errors import DrafterError
from drafter.word.layout import PAPER, TWIPS_A_POINT, Layout, twips
from drafter.word.names import COMPATIBILITY, NAMESPACE

from . import styles, theme

W = NAMESPACE
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MEMORY = "urn:drafter:memory:1"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
HEAD = theme.HEAD
EPOCH = (1980, 1, 1, 0, 0, 0)  # the one time that every zip entry bears
SIDES = ("top", "right", "bottom", "left")
# What we write, and what Word adds to it on saving without a change.
OURS = {
    f"{{{W}}}{name}"
    for name in (
        *(
            "document",
            "body",
            "p",
            "pPr",
            "pStyle",
            "r",
            "rPr",
            "rStyle",
            "rFonts",
            "t",
            "sectPr",
            "footerReference",
            "pgSz",
            "pgMar",
            "docGrid",
        ),
        *(
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "annotationRef",
            "cols",
            "proofErr",
            "lang",
            "noProof",
        ),
        *("bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "br"),
    )
}
# What we write here and there, so that its number tells whether a hand has been at it.
COUNTED = {
    *(f"{{{W}}}{name}" for name in ("pageBreakBefore", "spacing", "ind", "jc", "drawing", "tbl", "tblPr", "tblStyle")),
    *(f"{{{W}}}{name}" for name in ("tblW", "tblLayout", "tblGrid", "gridCol", "tr", "trPr", "cantSplit", "trHeight")),
    *(
        f"{{{W}}}{name}"
        for name in ("tblHeader", "tc", "tcPr", "tcW", "vAlign", "keepNext", "framePr", "tabs", "tab", "tblpPr")
    ),
    *(
        f"{{{W}}}{name}"
        for name in ("tblOverlap", "tblInd", "tblBorders", "tblCellMar", "top", "left", "bottom", "right")
    ),
    *(f"{{{W}}}{name}" for name in ("insideH", "gridBefore", "wBefore", "type", "titlePg")),
    f"{{{COMPATIBILITY}}}AlternateContent",
}
DRAWN = (f"{{{W}}}drawing", f"{{{COMPATIBILITY}}}AlternateContent")  # what is looked at as a whole
RELATIONS = "word/_rels/document.xml.rels"
Parts = dict[str, str | bytes]  # by their names
FOOTERS = (
    "footer1",
    "footer2",
    "footer3",
    "footer4",
)  # of odd and even pages, of a letter's first page, of blank pages
Last = Literal["", "even", "blank"]  # of sections: goes on, begins a page, begins a blank page and has no page number
RULE_WIDTH, RULE_TOP = 9638, 15684  # twips: 170 mm, 277 mm
LARGEST = 64_000_000  # bytes of a part, unpacked

ITEM_PROPERTIES = (
    f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{5A1B7C52-0D0E-4F6B-9C1E-6D7261667431}"><ds:schemaRefs/></ds:datastoreItem>'
)
PARTS = {
    "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "word/styles.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "word/settings.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    **dict.fromkeys(
        (f"word/footer{number}.xml" for number in range(1, 5)),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    ),
    "word/fontTable.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
DOCUMENT_RELATIONS = [
    ("rId1", "styles", "styles.xml"),
    ("rId2", "settings", "settings.xml"),
    ("rId5", "fontTable", "fontTable.xml"),
    ("rId6", "theme", "theme/theme1.xml"),
]


def parts(layout: Layout, body: str, core: str, sheet: str = "", last: Last = "") -> Parts:
    """The parts of a document of a layout: our own styles, page numbers and section, nothing of python-docx's template.

    ``sheet`` are its styles, ``last`` says how its last section begins.
    """
    footers = [
        *FOOTERS[:2],
        *(FOOTERS[2:3] if layout.head == "信函" else ()),
        *(FOOTERS[3:] if last == "blank" else ()),
    ]
    return {
        "_rels/.rels": relations(
            [
                ("rId1", f"{R}/officeDocument", "word/document.xml"),
                ("rId2", f"{PACKAGE_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
                ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "docProps/core.xml": core,
        "docProps/app.xml": f'{HEAD}<Properties xmlns="{EXTENDED}"><Application>drafter</Application></Properties>',
        "word/document.xml": document_xml(layout, body, last),
        RELATIONS: relations(
            [(name, f"{R}/{kind}", target) for name, kind, target in DOCUMENT_RELATIONS]
            + [(name, f"{R}/footer", f"{name}.xml") for name in footers]
        ),
        "word/styles.xml": sheet or styles.styles_xml(layout),
        "word/settings.xml": settings_xml(layout),
        "word/fontTable.xml": theme.font_table_xml(layout),
        "word/theme/theme1.xml": theme.theme_xml(),
        **{f"word/{name}.xml": footer_xml(layout, name) for name in footers},
    }


def remembering(found: Parts, memory: str) -> Parts:
    """The parts with a custom part that remembers where the text came from."""
    rels = str(found[RELATIONS])
    link = f'<Relationship Id="rId7" Type="{R}/customXml" Target="../customXml/item1.xml"/></Relationships>'
    return {
        **found,
        RELATIONS: rels.replace("</Relationships>", link),
        "customXml/item1.xml": memory,
        "customXml/itemProps1.xml": ITEM_PROPERTIES,
        "customXml/_rels/item1.xml.rels": relations([("rId1", f"{R}/customXmlProps", "itemProps1.xml")]),
    }


def packed(found: Parts) -> bytes:
    """The package of parts, with the content types that they need."""
    whole = {"[Content_Types].xml": content_types(found), **found}
    return zipped({name: part.encode() if isinstance(part, str) else part for name, part in whole.items()})


def content_types(found: Parts) -> str:
    """[Content_Types].xml of the parts that there are."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in PARTS.items() if name in found
    )
    images = "".join(
        f'<Default Extension="{kind}" ContentType="image/{kind}"/>'
        for kind in ("png", "jpeg")
        if any(name.endswith(f".{kind}") for name in found)
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{images}{overrides}</Types>'
    )


def relations(entries: list[tuple[str, str, str]]) -> str:
    """A .rels part of (id, type, target)."""
    rows = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">{rows}</Relationships>'


def core_xml(title: str, author: str, day: str) -> str:
    """Title, author and day as core properties; no clock, so that the bytes repeat."""
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE_RELATIONS.replace("relationships", "metadata/core-properties")}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision>{dates}<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


def document_xml(layout: Layout, body: str, last: Last = "") -> str:
    """Paragraphs and the last section."""
    return (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{section_xml(layout, last)}</w:body></w:document>'
    )


def section_xml(layout: Layout, last: Last = "") -> str:
    """A section: A4, margins, grid, footers; another first page for a letter."""
    margins = layout.margins
    odd, even = (FOOTERS[3], FOOTERS[3]) if last == "blank" else FOOTERS[:2]
    letter = layout.head == "信函"
    footers = {
        "default": odd,
        **({"even": even} if layout.page_number.odd_even else {}),
        **({"first": FOOTERS[2]} if letter else {}),
    }
    references = "".join(f'<w:footerReference w:type="{kind}" r:id="{name}"/>' for kind, name in footers.items())
    return (
        f"<w:sectPr>{references}"
        f'<w:pgSz w:w="{PAPER[0]}" w:h="{PAPER[1]}"/>'
        f'<w:pgMar w:top="{twips(margins.top)}" w:right="{twips(margins.right)}" w:bottom="{twips(margins.bottom)}" '
        f'w:left="{twips(margins.left)}" w:header="851" w:footer="{twips(layout.page_number.foot)}" w:gutter="0"/>'
        f"{'<w:titlePg/>' * letter}{grid(layout)}</w:sectPr>"
    )


def grid(layout: Layout) -> str:
    """The grid: lines alone, or characters too, which are then as many in a line as the layout says."""
    if layout.grid == "行":
        return f'<w:docGrid w:type="lines" w:linePitch="{layout.line}"/>'
    more = layout.width / layout.columns / TWIPS_A_POINT - layout.styles.body.size
    return f'<w:docGrid w:type="linesAndChars" w:linePitch="{layout.line}" w:charSpace="{math.floor(more * 4096)}"/>'


def settings_xml(layout: Layout) -> str:
    """Settings: odd and even footers, Chinese line breaking, Word's current behaviour."""
    even = "<w:evenAndOddHeaders/>" if layout.page_number.odd_even else ""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        f'{even}<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def footer_xml(layout: Layout, name: str) -> str:
    """The page number: — 1 — at the outer side with a blank character, or centred where all pages are alike; or none."""
    look = layout.page_number
    blank = round(look.blanks * look.size * TWIPS_A_POINT)
    if name not in FOOTERS[:2]:
        return f'{HEAD}<w:ftr xmlns:w="{W}">{foot_rule() if name == FOOTERS[2] else ""}<w:p><w:pPr><w:pStyle w:val="{styles.FOOTER}"/></w:pPr></w:p></w:ftr>'
    if look.odd_even:
        side = "right" if name == FOOTERS[0] else "left"
        place = f'<w:ind w:{side}="{blank}"/><w:jc w:val="{side}"/>'
    else:
        place = '<w:jc w:val="center"/>'
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inner}' for kind, inner in FIELD)
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{styles.FOOTER}"/>{place}</w:pPr>'
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">— </w:t></w:r>{field}'
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
    )


def foot_rule() -> str:
    """The double red rule at the foot of a letter's first page, 170 mm wide, 20 mm from the edge of the paper."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{styles.FOOTER}"/><w:framePr w:w="{RULE_WIDTH}" w:h="20" w:hRule="exact" w:wrap="notBeside" '
        f'w:vAnchor="page" w:hAnchor="page" w:x="{(PAPER[0] - RULE_WIDTH) // 2}" w:y="{RULE_TOP}"/>'
        '<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="18" w:space="0" w:color="FF0000"/></w:pBdr>'
        '<w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    )


FIELD = [
    ("begin", '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'),
    ("separate", "<w:r><w:t>1</w:t></w:r>"),
    ("end", ""),
]


def zipped(parts: dict[str, bytes]) -> bytes:
    """A package whose bytes depend on its parts alone: content types first, the rest in order, one fixed time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(
            parts, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_rels/"), name)
        ):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, parts[name])
    return buffer.getvalue()


def sealed(raw: bytes) -> bytes:
    """A package written again so that its bytes repeat."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return zipped({entry.filename: package.read(entry) for entry in package.infolist()})


def page(layout: Layout) -> str:
    """The margins of a layout in twips, as a document is known by them."""
    margins = layout.margins
    return " ".join(str(twips(side)) for side in (margins.top, margins.right, margins.bottom, margins.left))


def text_digest(paragraphs: list[str]) -> str:
    """The fingerprint of a document's text by which its maker knows whether a hand has been at it."""
    return hashlib.sha256("\n".join(paragraphs).encode("utf-8", "surrogatepass")).hexdigest()


def paragraph_digest(text: str) -> str:
    """The fingerprint by which a paragraph is known again, its lines joined."""
    return text_digest([text.replace("\n", "").strip()])[:16]


def untouched(path: Path) -> bool:
    """Whether the .docx at ``path`` is our own output with text, comments, looks and page as we left them.

    Saving it again in Word changes none of these.
    """
    from lxml import etree

    broken = (
        OSError,
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        RuntimeError,
        EOFError,
        ValueError,
    )
    try:
        with zipfile.ZipFile(path) as package:
            memory, document = (parsed(package, name, etree) for name in ("customXml/item1.xml", "word/document.xml"))
    except (*broken, DrafterError):
        return False
    return memory.tag == f"{{{MEMORY}}}draft" and remembered(document) == {
        name: memory.get(name) for name in ("digest", "comments", "looks", "page")
    }


def remembered(document: Any) -> dict[str, str | None]:
    """What a document would be known by: text, comments, page; nothing of it where a hand has added what we never write."""
    elements = list(outside(document))
    paragraphs = [
        "".join(inner.text or "" for inner in outside(element) if inner.tag == f"{{{W}}}t")
        for element in elements
        if element.tag == f"{{{W}}}p"
    ]
    margins = document.find(f".//{{{W}}}pgMar")
    return {
        "digest": None if any(element.tag not in OURS | COUNTED for element in elements) else text_digest(paragraphs),
        "comments": str(sum(element.tag == f"{{{W}}}commentReference" for element in elements)),
        "looks": str(sum(element.tag in COUNTED for element in elements)),
        "page": None if margins is None else " ".join(margins.get(f"{{{W}}}{side}", "") for side in SIDES),
    }


def outside(element: Any) -> Iterator[Any]:
    """What an element holds, drawings as a whole; comments of XML are nothing."""
    for inner in element:
        if isinstance(inner.tag, str):
            yield inner
            if inner.tag not in DRAWN:
                yield from outside(inner)


def known(document: str) -> dict[str, str]:
    """What a document of ours is known by later: the digest of its text, how many comments and looks there are."""
    from lxml import etree

    found = remembered(etree.fromstring(document.encode()))
    return {name: found[name] or "" for name in ("digest", "looks")}


def parsed(package: zipfile.ZipFile, name: str, etree: Any) -> Any:
    """A part as XML, bounded in size, without external entities."""
    if package.getinfo(name).file_size > LARGEST:
        raise DrafterError(name)
    return etree.fromstring(
        package.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    )
