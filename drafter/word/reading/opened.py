"""A .docx opened for reading: its parts as XML within bounds, no entities, nothing fetched."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from typing import Any

from drafter.errors import DrafterError
from drafter.word.writing.package import LARGEST

MOST_ENTRIES = 10_000
MOST_NODES = 3_000_000  # elements and attributes of a part
ENTRY = b"PK\x01\x02"  # what begins each entry of a zip directory
COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
MAIN = "word/document.xml"
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, ValueError, NotImplementedError, OverflowError)
REPAIR = "可以用 Word 或 WPS 打开，修复后另存一份再试"


class Package:
    """The parts of a .docx by name, read when they are asked for. Raises ``DrafterError`` for what is damaged or too large."""

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name
        if raw.count(ENTRY) > MOST_ENTRIES:
            raise self.fault("里面的文件太多，不像是 Word 文档", "可以检查是否选错了文件")
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(raw))
        except BROKEN:
            raise self.damaged() from None
        names = [entry.filename for entry in self.zip.infolist()]
        if len(set(names)) < len(names):  # each program would read another of them
            raise self.fault("文件已损坏（压缩包里有重名的内容）", REPAIR)
        self.entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in self.zip.infolist()}

    def fault(self, what: str, remedy: str) -> DrafterError:
        """A fault of this file."""
        return DrafterError(f"{self.name}: {what}；{remedy}")

    def damaged(self) -> DrafterError:
        """The fault of a damaged file."""
        return self.fault("文件已损坏，读不出文字", REPAIR)

    def part(self, name: str) -> Any:
        """A part as an XML element, ``None`` if it is missing or empty."""
        entry = self.entries.get(name.lower())
        raw = self.content(entry) if entry else b""
        return self.parsed(raw) if raw.strip() else None

    def children(self, name: str) -> list[Any]:
        """What stands at the top of a part."""
        root = self.part(name)
        return [] if root is None else list(root)

    def content(self, entry: zipfile.ZipInfo) -> bytes:
        """The bytes of an entry."""
        if entry.flag_bits & 1:
            raise self.fault("文件加了密码，读不出文字", "可以去掉密码，另存一份再试")
        if entry.file_size > LARGEST:
            raise self.fault(f"解压后超过 {LARGEST // 1_000_000} MB，太大了", "可以分成几个文件再试")
        if entry.compress_type not in COMPRESSION:
            raise self.damaged()
        try:
            return self.zip.read(entry)
        except (*BROKEN, RuntimeError):
            raise self.damaged() from None

    def parsed(self, raw: bytes) -> Any:
        """XML without a document type; what it would take in memory is bounded before it is built."""
        from lxml import etree

        if raw.count(b"<") + raw.count(b"=") > MOST_NODES:
            raise self.fault("内容太多，太大了", "可以分成几个文件再试")
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = None if b"<!DOCTYPE" in raw[:4096].replace(b"\0", b"") else etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError, LookupError):
            raise self.damaged() from None
        if root is None or root.getroottree().docinfo.doctype:
            raise self.fault("文件里有不该有的文档类型声明（DTD），没有读", REPAIR)
        return root

    def main(self) -> str:
        """The name of the part that holds the text."""
        found = (target for kind, target in self.related("") if kind == "officeDocument")
        return next((target for target in found if target.lower() in self.entries), MAIN)

    def related(self, source: str) -> list[tuple[str, str]]:
        """What a part names as its own: kind (the last step of its address) and part name, in order."""
        folder, name = posixpath.split(source)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        return [] if root is None else [
            (link.get("Type", "").rpartition("/")[2], resolved(folder, link.get("Target", "")))
            for link in root
            if link.get("TargetMode") != "External"
        ]  # fmt: skip


def resolved(folder: str, target: str) -> str:
    """A target as the name of a part."""
    return posixpath.normpath(posixpath.join("/", folder, re.sub(r"\\", "/", target))).lstrip("/")
