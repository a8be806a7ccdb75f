"""What a file really is, whatever its suffix says, and which reader it goes to."""

from __future__ import annotations

from typing import Literal

from drafter.errors import DrafterError

Kind = Literal[
    "empty", "cut", "docx", "doc", "encrypted", "ole", "odt", "zip", "rtf", "pdf", "xml", "html", "binary", "text"
]  # fmt: skip
Reader = Literal["docx", "office", "plain", "markdown"]

WORD = (".docx", ".docm", ".dotx", ".dotm")
OFFICE = (".doc", ".wps", ".rtf", ".odt", ".dot", ".wpt", ".ott", ".fodt")  # through LibreOffice
TEXT: dict[str, Reader] = {".txt": "plain", ".text": "plain", ".md": "markdown", ".markdown": "markdown"}
SHOWN = (".docx", ".docm", ".txt", ".md", ".doc", ".wps", ".rtf", ".odt")  # what messages name
USUAL: dict[Kind, str] = {
    "docx": ".docx",
    "doc": ".doc",
    "odt": ".odt",
    "rtf": ".rtf",
    "encrypted": ".docx",
    "text": ".txt",
    "html": ".txt",
    "xml": ".txt",
    "empty": ".txt",
}
AGAIN = "可以重新下载或拷贝一份再试"
TO_WORD = "可以用 Word 或 WPS 打开，另存为 .docx 再试"
WHAT: dict[Kind, tuple[str, str]] = {
    "docx": ("Word 文档", "可以把后缀改成 .docx 再试"),
    "doc": ("旧版 Word 文档", "可以把后缀改成 .doc，或用 Word、WPS 打开后另存为 .docx 再试"),
    "odt": ("OpenDocument 文档", "可以把后缀改成 .odt，或用 WPS 打开后另存为 .docx 再试"),
    "rtf": ("RTF 文档", "可以把后缀改成 .rtf，或用 Word、WPS 打开后另存为 .docx 再试"),
    "pdf": ("PDF", TO_WORD),
    "html": ("网页", TO_WORD),
    "xml": ("XML", TO_WORD),
    "text": ("纯文本，或已经损坏", "可以把后缀改成 .txt 再试，或检查是否选错了文件"),
    "ole": ("别的 Office 文件", "可以检查是否选错了文件"),
    "zip": ("压缩包或别的文件", "可以检查是否选错了文件"),
    "binary": ("图片、程序一类的文件", "可以检查是否选错了文件"),
}

HEAD = 2_000  # bytes at the start of a file that show what it is
OLE_HEAD = 8_000_000  # bytes that are searched for the names of an OLE file's streams
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
ZIP_END = b"PK\x05\x06"  # the last record of a zip archive
ZIP_TAIL = 70_000  # bytes at the end that hold it, and how many it has at least
ZIP_LEAST = 22
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BINARIES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"\x7fELF",
    b"MZ",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"RIFF",
)
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def readable(name: str, suffix: str) -> None:
    """Raise ``DrafterError`` for a suffix that no reader takes."""
    if suffix == ".pdf":
        raise DrafterError(f"{name}: 读不了 PDF；{TO_WORD}")
    if suffix not in (*WORD, *OFFICE, *TEXT):
        raise DrafterError(f"{name}: 读不了“{suffix or '没有后缀'}”的文件；可以读：{'、'.join(SHOWN)}")


def usual(kind: Kind, name: str) -> str:
    """The suffix of bytes without a name. Raises ``DrafterError`` for what no reader takes."""
    if kind == "cut":
        raise cut(name)
    if kind not in USUAL:
        raise DrafterError(f"{name}: 内容是{WHAT[kind][0]}，读不出文字；{WHAT[kind][1]}")
    return USUAL[kind]


def reader(kind: Kind, suffix: str, name: str) -> Reader:
    """The reader for a file of this kind and suffix. Raises ``DrafterError`` where the two do not agree."""
    if kind == "encrypted":
        raise DrafterError(f"{name}: 文件加了密码，读不出文字；可以在 Word 或 WPS 里去掉密码，另存一份再试")
    if kind == "cut":
        raise cut(name)
    if kind == "empty" and suffix not in TEXT:
        raise DrafterError(f"{name}: 文件是空的（0 字节），没有内容可读；{AGAIN}")
    if suffix in TEXT and kind in ("text", "html", "xml", "empty"):
        return TEXT[suffix]
    if kind == "docx" and suffix not in TEXT:
        return "docx"
    if suffix in OFFICE and kind in ("doc", "odt", "rtf", "ole", "html", "xml"):
        return "office"
    what, remedy = WHAT[kind]
    raise DrafterError(f"{name}: 后缀是 {suffix}，内容却是{what}；{remedy}")


def cut(name: str) -> DrafterError:
    """The fault of a file whose end is missing."""
    return DrafterError(f"{name}: 文件不完整，像是没有下载或拷贝完；{AGAIN}")


def kind(raw: bytes) -> Kind:
    """What a file is by its content."""
    if not raw:
        return "empty"
    if raw.startswith(ZIP):
        return zip_kind(raw) if ZIP_END in raw[-ZIP_TAIL : len(raw) - ZIP_LEAST + len(ZIP_END)] else "cut"
    if raw.count(0) == len(raw):  # room that a download never filled
        return "cut"
    if raw.startswith(OLE):
        return ole_kind(raw[:OLE_HEAD] + raw[-OLE_HEAD:])
    if raw.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in raw[: HEAD // 2]:
        return "pdf"
    return "binary" if raw.startswith(BINARIES) and b"\0" in raw[:HEAD] else text_kind(raw[:HEAD])


def zip_kind(raw: bytes) -> Kind:
    """What a zip archive holds, by the names in its directory."""
    if b"word/" in raw or b"word\\" in raw:
        return "docx"
    return "odt" if b"application/vnd.oasis.opendocument.text" in raw[:HEAD] else "zip"


def ole_kind(raw: bytes) -> Kind:
    """What an OLE file holds, by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return "encrypted"
    return "doc" if "WordDocument".encode("utf-16-le") in raw else "ole"


def text_kind(head: bytes) -> Kind:
    """A web page, an XML file or plain text; UTF-16 is looked at without its zero bytes."""
    for mark in MARKS:
        head = head.removeprefix(mark)
    start = head.replace(b"\0", b"").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith((b"<", b"mime-")) and b"<html" in start):
        return "html"
    return "xml" if start.startswith(b"<?xml") else "text"
