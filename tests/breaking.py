"""Breaks planted by rule into a Word file of ours that is whole: what each does to its parts or bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

import packing

from drafter import formats
from drafter.formats import Look
from drafter.formats import docx as word
from drafter.model import Block, Change, Draft, Marks, Note, Span, Spot

Parts = dict[str, bytes]
MAIN, STYLES, COMMENTS, TYPES = "word/document.xml", "word/styles.xml", "word/comments.xml", "[Content_Types].xml"
THEME = "word/theme/theme1.xml"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINKS = "word/_rels/document.xml.rels"
TEXTS = (
    "关于做好秋粮入库工作的讲话",
    "同志们：",
    "今年的秋粮入库，要早安排、早动手。",
    "各库点要把好质量关，颗粒归仓。",
)
TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>"


@cache
def whole() -> bytes:
    """A draft with comments and tracked changes that every rung takes."""
    blocks = [Block("body", (Span(text, ""),)) for text in TEXTS]
    raw = formats.written(Draft("", TEXTS[0], tuple(blocks)), ".docx", Look())
    document = formats.document("稿.docx", ".docx", raw)
    at = len(document.draft.blocks) - 1
    notes = tuple(Note(Spot(at - number, 0, 3), ("这里再核一核",)) for number in range(2))
    return word.marked(
        document, raw, Marks(notes, (Change(Spot(at, 4, 6), "守"), Change(Spot(at - 1, 0, 2), "明")))
    ).raw


def broken(name: str) -> bytes:
    """The whole file with one break."""
    if name in BYTES:
        return BYTES[name](whole())
    parts = parts_of(whole())
    PARTS[name](parts)
    return packing.zipped(dict(parts))


def parts_of(raw: bytes) -> Parts:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def gone(name: str) -> Callable[[Parts], None]:
    """The loss of a part."""

    def change(parts: Parts) -> None:
        del parts[name]

    return change


def other(pattern: str, new: str, name: str = MAIN, flags: int = re.DOTALL) -> Callable[[Parts], None]:
    """Another wording of the first place in a part that a pattern matches."""

    def change(parts: Parts) -> None:
        text, count = re.subn(pattern, new, parts[name].decode(), count=1, flags=flags)
        assert count, f"{pattern} is not in {name}"
        parts[name] = text.encode()

    return change


def behind(pattern: str, new: str, name: str = MAIN) -> Callable[[Parts], None]:
    """Something more behind the first place in a part that a pattern matches."""
    return other(f"({pattern})", rf"\g<1>{new}", name)


def cut(parts: Parts) -> None:
    """A main part that ends in the middle."""
    parts[MAIN] = parts[MAIN][: len(parts[MAIN]) // 2]


def renamed(parts: Parts) -> None:
    """Names of parts as some programs of Windows write them."""
    for name in [name for name in parts if name.startswith("word/")]:
        parts[name.replace("/", "\\")] = parts.pop(name)


def undecodable(parts: Parts) -> None:
    """A byte that is no UTF-8."""
    parts[MAIN] = parts[MAIN].replace("同志".encode(), b"\xff\xfe", 1)


def sections_first(parts: Parts) -> None:
    """The properties of the last section before the text."""
    text = parts[MAIN].decode()
    found = re.search(r"<w:sectPr.*?</w:sectPr>", text, re.DOTALL)
    assert found
    parts[MAIN] = text.replace(found[0], "").replace("<w:body>", f"<w:body>{found[0]}").encode()


def twice(raw: bytes) -> bytes:
    """The main part once more, under the same name."""
    parts = parts_of(raw)
    like = MAIN[:-1] + "_"  # no zip library writes a name twice without a word
    return packing.zipped({**parts, like: parts[MAIN]}).replace(like.encode(), MAIN.encode())


def flipped(raw: bytes) -> bytes:
    """A byte of the main part's stream changed, as a bad disk does."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        entry = package.getinfo(MAIN)
    at = entry.header_offset + 30 + len(MAIN) + entry.compress_size // 2
    return raw[:at] + bytes([raw[at] ^ 0x55]) + raw[at + 1 :]


PARTS: dict[str, Callable[[Parts], None]] = {
    "content types gone": gone(TYPES),
    "relationships of the package gone": gone("_rels/.rels"),
    "document gone": gone(MAIN),
    "styles gone": gone(STYLES),
    "comments gone": gone(COMMENTS),
    "relationship to no part": other("settings[.]xml", "nothing.xml", LINKS),
    "relationship twice": other('Id="[^"]*"(.*?)Id="([^"]*)"', r'Id="\2"\1Id="\2"', LINKS),
    "reference to no relationship": other('r:id="[^"]*"', 'r:id="rId999"'),
    "document of another type": other("document[.]main[+]xml", "template.main+xml", TYPES),
    "document with macros": other(
        re.escape(DOCUMENT),
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        TYPES,
    ),
    "part without a type": lambda parts: parts.update({"word/media/picture.bmp": b"BM"}),
    "type without a part": behind(
        "<Types[^>]*>", '<Override PartName="/word/none.xml" ContentType="application/xml"/>', TYPES
    ),
    "names with backslashes": renamed,
    "not well-formed": cut,
    "not UTF-8": undecodable,
    "document type": behind("<[?]xml[^>]*>", "<!DOCTYPE w:document>"),
    "run outside a paragraph": behind("<w:body>", "<w:r/>"),
    "unknown element": behind("<w:body>", "<w:nonsense/>"),
    "unknown attribute": other("<w:body>", '<w:body w:nonsense="1">'),
    "unknown value": other('<w:jc w:val="both"/>', '<w:jc w:val="sideways"/>', STYLES),
    "number out of bounds": other('<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="12"/>', STYLES),
    "number that is none": other('(w:pgMar [^>]*w:top=)"[^"]*"', r'\1"broad"'),
    "properties of a run out of order": other("(<w:rFonts [^>]*/>)", r'<w:sz w:val="32"/>\1'),
    "properties of a paragraph out of order": other("(<w:pStyle [^>]*/>)", r'<w:jc w:val="left"/>\1'),
    "section before the text": sections_first,
    "change without an author": other('<w:ins ([^>]*?) ?w:author="[^"]*"', r"<w:ins \1"),
    "two changes of one number": other(
        '(<w:ins [^>]*)w:id="[^"]*"(.*?<w:del [^>]*)w:id="[^"]*"', r'\1w:id="77"\2w:id="77"'
    ),
    "text in a deletion": other("<w:delText([^>]*)>([^<]*)</w:delText>", r"<w:t\1>\2</w:t>"),
    "deleted text outside a deletion": other("<w:t([^>]*)>([^<]*)</w:t>", r"<w:delText\1>\2</w:delText>"),
    "comment that does not end": other("<w:commentRangeEnd [^>]*/>", ""),
    "comment without a sign": other("<w:r><w:commentReference [^>]*/></w:r>", ""),
    "comment of no number": other('<w:comment w:id="[^"]*"', '<w:comment w:id="999"', COMMENTS),
    "two comments of one number": other(
        '(<w:comment w:id=)"([^"]*)"(.*?<w:comment w:id=)"[^"]*"', r'\1"\2"\3"\2"', COMMENTS
    ),
    "cell without a paragraph": behind("<w:body>", TABLE),
    "field that does not end": other('<w:fldChar w:fldCharType="end"/>', "", "word/footer1.xml"),
    "theme that is none": lambda parts: parts.update(
        {THEME: parts[THEME].replace(b"themeElements", b"themeElephants")}
    ),
    "bookmark that does not end": behind("<w:body>", '<w:bookmarkStart w:id="5" w:name="a"/>'),
}
BYTES: dict[str, Callable[[bytes], bytes]] = {
    "entry twice": twice,
    "half of the file": lambda raw: raw[: len(raw) // 2],
    "a byte changed": flipped,
}
BREAKS = (*PARTS, *BYTES)
