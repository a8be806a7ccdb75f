"""Bad and odd Word files, made by rule, and what is said of each: when it is read, when marks are to be put into it.

A file of which nothing is said can be read and marked; one that can only be read is said something of when it is to be marked.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random
from typing import NamedTuple

import breaking
import packing
from breaking import LINKS, MAIN, STYLES, TYPES, Parts, gone, other, parts_of

from drafter import formats
from drafter.formats import Look
from drafter.model import Block, Draft, Span

TEXTS = ("同志们：", "今年的秋粮入库要早安排、早动手，不能另僻蹊径。", "各库点要把好质量关，颗粒归仓。")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CUT = "文件不完整，像是没有下载或拷贝完；可以重新下载或拷贝一份再试"
DAMAGED = "文件已损坏，读不出文字；可以用 Word 或 WPS 打开，修复后另存一份再试"
LARGE = "；可以分成几个文件再试"
DTD = "文件里有不该有的文档类型声明（DTD），没有读"
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
BODY = "<w:body>"
MEGABYTE = 1_000_000


class Bad(NamedTuple):
    """A file: how its bytes are made, its suffix, what is said of it when it is read, and when it is to be marked."""

    make: Callable[[], bytes]
    said: str = ""
    marking: str = ""
    suffix: str = ".docx"

    @property
    def readable(self) -> bool:
        return not self.said


@cache
def good() -> bytes:
    """A Word file of ours with one fault in its wording."""
    return formats.written(Draft("", "", tuple(Block("body", (Span(text, ""),)) for text in TEXTS)), ".docx", Look())


def changed(change: Callable[[Parts], None]) -> Callable[[], bytes]:
    """The good file with other parts."""

    def make() -> bytes:
        parts = parts_of(good())
        change(parts)
        return packing.zipped(dict(parts))

    return make


def body(make: Callable[[], str], part: str = MAIN, behind: str = BODY) -> Callable[[], bytes]:
    """The good file with something more at the start of its text."""

    def change(parts: Parts) -> None:
        parts[part] = parts[part].decode().replace(behind, behind + make(), 1).encode()

    return changed(change)


def cut(share: float) -> Callable[[], bytes]:
    """The first part of the good file, as a broken download leaves it."""
    return lambda: good()[: int(len(good()) * share)]


def ole(*streams: str) -> bytes:
    """An OLE file with streams of these names."""
    directory = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in streams)
    return OLE + bytes(504) + directory.ljust(2048, b"\0")


def macros(parts: Parts) -> None:
    """The type of a document with macros, and a part for them."""
    other(re.escape(breaking.DOCUMENT), "application/vnd.ms-word.document.macroEnabled.main+xml", TYPES)(parts)
    other("(<Types[^>]*>)", r'\1<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>', TYPES)(
        parts
    )
    link = '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
    other("(</Relationships>)", rf"{link}\1", LINKS)(parts)
    parts["word/vbaProject.bin"] = ole("VBA", "PROJECT")


def unlinked(parts: Parts) -> None:
    """No styles, and nothing that says there are any."""
    gone(STYLES)(parts)
    other('<Relationship [^>]*styles.xml"/>', "", LINKS)(parts)
    other('<Override PartName="/word/styles.xml"[^>]*/>', "", TYPES)(parts)


def utf16(parts: Parts) -> None:
    """Parts in UTF-16, as their declarations say."""
    for name in (MAIN, STYLES):
        parts[name] = parts[name].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def locked(raw: bytes) -> bytes:
    """The main entry with the flag of a password."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        entry = package.getinfo(MAIN)
        start = package.start_dir
    at = raw.index(MAIN.encode(), start) - 46
    out = bytearray(raw)
    out[entry.header_offset + 6] |= 1
    out[at + 8] |= 1
    return bytes(out)


def lying(raw: bytes) -> bytes:
    """The main entry with a smaller size in the directory than it has."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        at = raw.index(MAIN.encode(), package.start_dir) - 46
    out = bytearray(raw)
    out[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(out)


def pressed(parts: Parts, method: int) -> bytes:
    """A package pressed by a method."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def page(number: int, length: int) -> str:
    """A page of a document: a paragraph of its own that begins one."""
    letters = "".join(Random(number).choices([chr(0x4E00 + 9 * code) for code in range(600)], k=length))
    return f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>第{number}页，{letters}。</w:t></w:r></w:p>"


def pages(count: int, length: int) -> str:
    """Pages with so many characters each."""
    return "".join(page(number, length) for number in range(count))


def nested(name: str, depth: int, inner: str = "") -> str:
    """An element within itself."""
    return f"<w:{name}>" * depth + inner + f"</w:{name}>" * depth


def tables(depth: int) -> str:
    """A table within a table …"""
    head = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>"
    return head * depth + packing.p("深处") + "<w:p/></w:tc></w:tr></w:tbl>" * depth + "<w:p/>"


def doubled() -> bytes:
    """The main part twice under one name."""
    return breaking.twice(good())


def target(old: str, new: str, part: str = "_rels/.rels") -> Callable[[], bytes]:
    """A relationship that leads elsewhere."""
    return changed(other(f'Target="{re.escape(old)}"', f'Target="{new}"', part))


def renamed(kind: str, what: str) -> str:
    """What is said of a file whose suffix is not its own."""
    return f"后缀是 .docx，内容却是{kind}；{what}"


OPEN = "可以用 Word 或 WPS 打开，另存为 .docx 再试"
WRONG = "可以检查是否选错了文件"
REPORTS = "Word 打开会报错，没有写；可以用 Word 或 WPS 打开，修复后另存一份再试"

FILES: dict[str, Bad] = {
    "good": Bad(good),
    "password": Bad(lambda: ole("EncryptionInfo", "EncryptedPackage"), "文件加了密码，读不出文字；可以在 Word 或 WPS 里去掉密码，另存一份再试"),
    "password of the zip": Bad(lambda: locked(good()), "文件加了密码，读不出文字；可以去掉密码，另存一份再试"),
    "renamed .doc": Bad(lambda: ole("WordDocument", "1Table"), renamed("旧版 Word 文档", "可以把后缀改成 .doc，或用 Word、WPS 打开后另存为 .docx 再试")),
    "renamed .xls": Bad(lambda: ole("Workbook"), renamed("别的 Office 文件", WRONG)),
    "renamed .xlsx": Bad(lambda: packing.zipped({TYPES: "<Types/>", "xl/workbook.xml": "<x/>"}), renamed("压缩包或别的文件", WRONG)),
    "renamed .zip": Bad(lambda: packing.zipped({"照片/1.jpg": "x"}), renamed("压缩包或别的文件", WRONG)),
    "renamed .odt": Bad(lambda: pressed({"mimetype": b"application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED), renamed("OpenDocument 文档", "可以把后缀改成 .odt，或用 WPS 打开后另存为 .docx 再试")),
    "renamed .pdf": Bad(lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", renamed("PDF", OPEN)),
    "renamed web page": Bad(lambda: b"<!DOCTYPE html><html><body>x</body></html>", renamed("网页", OPEN)),
    "renamed .rtf": Bad(lambda: b"{\\rtf1\\ansi x}", renamed("RTF 文档", "可以把后缀改成 .rtf，或用 Word、WPS 打开后另存为 .docx 再试")),
    "renamed .xml": Bad(lambda: b'<?xml version="1.0"?><w:wordDocument/>', renamed("XML", OPEN)),
    "renamed .png": Bad(lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", renamed("图片、程序一类的文件", WRONG)),
    "renamed .jpg": Bad(lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0", renamed("图片、程序一类的文件", WRONG)),
    "renamed .txt": Bad(lambda: "同志们。".encode("gbk"), renamed("纯文本，或已经损坏", "可以把后缀改成 .txt 再试，或检查是否选错了文件")),
    "nothing": Bad(lambda: b"", "文件是空的（0 字节），没有内容可读；可以重新下载或拷贝一份再试"),
    "zeros": Bad(lambda: bytes(20_000), CUT),
    **{f"{share:.1%} downloaded": Bad(cut(share), CUT) for share in (0.004, 0.03, 0.1, 0.5, 0.9, 0.999)},
    "all but the last byte": Bad(lambda: good()[:-1], CUT),
    "zeros in the place of the second half": Bad(lambda: cut(0.5)() + bytes(len(good()) // 2), CUT),
    "the first half missing": Bad(lambda: good()[len(good()) // 2 :], renamed("纯文本，或已经损坏", "可以把后缀改成 .txt 再试，或检查是否选错了文件")),
    "a byte changed": Bad(lambda: breaking.flipped(good()), DAMAGED),
    "a size that is a lie": Bad(lambda: lying(good()), DAMAGED),
    "pressed by bzip2": Bad(lambda: pressed(parts_of(good()), zipfile.ZIP_BZIP2), DAMAGED),
    "pressed by LZMA": Bad(lambda: pressed(parts_of(good()), zipfile.ZIP_LZMA), DAMAGED),
    "stored": Bad(lambda: pressed(parts_of(good()), zipfile.ZIP_STORED)),
    "main part cut": Bad(changed(breaking.cut), DAMAGED),
    "main part empty": Bad(changed(lambda parts: parts.update({MAIN: b""})), DAMAGED),
    "main part not UTF-8": Bad(changed(breaking.undecodable), DAMAGED),
    "main part missing": Bad(changed(gone(MAIN)), DAMAGED),
    "main part of another kind": Bad(changed(lambda parts: parts.update({MAIN: b"<html/>"})), DAMAGED),
    "styles missing": Bad(changed(gone(STYLES)), marking=f"文件不完整（缺里面的 word/styles.xml），{REPORTS}"),
    "no styles": Bad(changed(unlinked)),
    "styles cut": Bad(changed(lambda parts: parts.update({STYLES: parts[STYLES][:500]})), DAMAGED),
    "content types missing": Bad(changed(gone(TYPES)), marking=f"文件不完整（缺里面的 {TYPES}），{REPORTS}"),
    "relationships of the package missing": Bad(changed(gone("_rels/.rels")), marking=f"文件不完整（缺里面的 _rels/.rels），{REPORTS}"),
    "relationships of the text missing": Bad(changed(gone(LINKS)), marking=f"文件不完整（正文引用的内容缺 2 项），{REPORTS}"),
    "type of a picture": Bad(changed(other(re.escape(breaking.DOCUMENT), "image/png", TYPES)), marking=f"文件不合规范（没有写明是 Word 文档），{REPORTS}"),
    "template": Bad(changed(other("document[.]main", "template.main", TYPES)), marking="内容其实是 .dotx 文件，Word 打开会报错，没有写；可以把后缀改成 .dotx 再试"),
    "macros": Bad(changed(macros), suffix=".docm"),
    "macros in .docx": Bad(changed(macros), marking="内容其实是 .docm 文件，Word 打开会报错，没有写；可以把后缀改成 .docm 再试"),
    ".docm without macros": Bad(good, marking="内容其实是 .docx 文件，Word 打开会报错，没有写；可以把后缀改成 .docx 再试", suffix=".docm"),
    "two entries of one name": Bad(doubled, "文件已损坏（压缩包里有重名的内容）；可以用 Word 或 WPS 打开，修复后另存一份再试"),
    "names with backslashes": Bad(changed(breaking.renamed), marking=f"文件不合规范（里面的路径用了反斜杠），{REPORTS}"),
    "10,001 entries": Bad(lambda: packing.zipped({f"word/{number}": "" for number in range(10_001)}), "里面的文件太多，不像是 Word 文档；可以检查是否选错了文件"),
    "absolute target": Bad(target("word/document.xml", "/word/document.xml")),
    "target with backslashes": Bad(target("word/document.xml", r"\\word\\document.xml"), marking=f"文件不合规范（里面的路径用了反斜杠），{REPORTS}"),
    "target above the package": Bad(target("word/document.xml", "../../word/document.xml")),
    "target of the system": Bad(target("styles.xml", "file:///etc/passwd", LINKS), marking=f"文件不完整（缺里面的 word/file:/etc/passwd），{REPORTS}"),
    "target of the network": Bad(changed(other('(Type="[^"]*/officeDocument" )', r'\1TargetMode="External" ', "_rels/.rels")), marking=f"文件不完整（缺里面的 _rels/.rels），{REPORTS}"),
    "UTF-16": Bad(changed(utf16)),
    "external entity": Bad(changed(breaking.behind("<[?]xml[^>]*>", ENTITIES)), DTD),
    "document type in UTF-16": Bad(changed(lambda parts: (breaking.behind("<[?]xml[^>]*>", ENTITIES)(parts), utf16(parts))), DTD),
    "entities in styles": Bad(changed(breaking.behind("<[?]xml[^>]*>", ENTITIES, STYLES)), DTD),
    "10,000 pages": Bad(body(lambda: pages(10_000, 3))),
    "10,000 full pages": Bad(body(lambda: pages(10_000, 600)), f"超过 500 万字，太长了{LARGE}"),
    "bomb of blanks": Bad(body(lambda: " " * (70 * MEGABYTE)), f"解压后超过 64 MB，太大了{LARGE}"),
    "bomb of elements": Bad(body(lambda: "<w:p/>" * 3_000_001), f"内容太多，太大了{LARGE}"),
    "bomb beside the text": Bad(changed(lambda parts: parts.update({"word/media/image9.xml": bytes(90 * MEGABYTE)}))),
    "controls 3,000 deep": Bad(body(lambda: nested("sdt", 3000)), DAMAGED),
    "tables 50 deep": Bad(body(lambda: tables(50))),
    "attribute of 11 MB": Bad(body(lambda: f'<w:p w:rsidR="{"0" * 11 * MEGABYTE}"/>'), DAMAGED),
}  # fmt: skip
