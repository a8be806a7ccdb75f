"""Hostile and broken files to be checked: a clear line with a remedy, or an honest document; within bounds; never a fault of ours."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

import packing
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import formats
from drafter.errors import DrafterError
from drafter.formats import markdown, plain


def read(name: str, raw: bytes) -> str:
    """The text of a file's bytes, or the message that refuses it."""
    Path(name).write_bytes(raw)
    try:
        return formats.read(Path(name)).text
    except DrafterError as error:
        return str(error)


FUZZED = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = packing.docx(packing.p("同志们：") + packing.p("大家好。"))
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'


def changed(**parts: str | bytes) -> bytes:
    """A good .docx with other parts; names by their last step."""
    own = packing.parts(packing.p("同志们："), styles="", numbering="")
    return packing.zipped(
        own | {next(name for name in own if name.endswith(f"/{key}.xml")): part for key, part in parts.items()}
    )


def document(inner: str, head: str = "") -> str:
    """word/document.xml around a body."""
    return head + packing.root("document", f"<w:body>{inner}</w:body>")


BAD_FILES: list[tuple[str, Callable[[], bytes], str]] = [
    (
        "a.docx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "加了密码，读不出文字；可以在 Word 或 WPS 里去掉密码",
    ),
    (
        "a.docx",
        lambda: OLE + "WordDocument".encode("utf-16-le"),
        "后缀是 .docx，内容却是旧版 Word 文档；可以把后缀改成 .doc",
    ),
    ("a.docx", lambda: OLE, "内容却是别的 Office 文件；可以检查是否选错了文件"),
    (
        "a.docx",
        lambda: b"<!DOCTYPE html><html><body>x</body></html>",
        "内容却是网页；可以用 Word 或 WPS 打开，另存为 .docx",
    ),
    ("a.docx", lambda: "同志们。".encode("gbk"), "内容却是纯文本，或已经损坏；可以把后缀改成 .txt"),
    ("a.docx", lambda: b"{\\rtf1 x}", "内容却是RTF 文档"),
    ("a.docx", lambda: b"%PDF-1.7\n", "内容却是PDF"),
    ("a.docx", lambda: b"\x89PNG\r\n\x1a\n\0\0", "内容却是图片、程序一类的文件"),
    ("a.docx", lambda: packing.zipped({"xl/workbook.xml": "<x/>"}), "内容却是压缩包或别的文件"),
    ("a.docx", lambda: GOOD[: len(GOOD) // 2], "文件不完整，像是没有下载或拷贝完；可以重新下载或拷贝一份"),
    ("a.docx", lambda: changed(document="<w:document"), "文件已损坏"),
    ("a.docx", lambda: changed(styles="<w:styles"), "文件已损坏"),
    ("a.docx", lambda: changed(document=""), "文件已损坏"),
    ("a.docx", lambda: changed(document=document("&b;", ENTITIES)), "文档类型声明（DTD）"),
    ("a.docx", lambda: changed(document=document("&x;", ENTITIES).encode("utf-16")), "文档类型声明（DTD）"),
    (
        "a.docx",
        lambda: changed(document=document("", '<?xml version="1.0" encoding="IBM037"?>' + ENTITIES).encode("cp037")),
        "；可以用 Word",
    ),
    ("a.docx", lambda: changed(document=document("<w:sdt>" * 3000 + "</w:sdt>" * 3000)), "文件已损坏"),
    ("a.docx", lambda: changed(document=document("<w:p/>" * 3_000_001)), "内容太多，太大了；可以分成几个文件"),
    ("a.docx", lambda: changed(document=document(" " * 70_000_000)), "解压后超过 64 MB，太大了；可以分成几个文件"),
    (
        "a.docx",
        lambda: changed(document=document(packing.p("字" * 1_000_000) * 6)),
        "超过 500 万字，太长了；可以分成几个文件",
    ),
    (
        "a.docx",
        lambda: packing.zipped({f"word/{number}": "" for number in range(10_001)}),
        "里面的文件太多，不像是 Word 文档；可以检查是否选错了文件",
    ),
    ("a.txt", lambda: GOOD, "后缀是 .txt，内容却是Word 文档；可以把后缀改成 .docx"),
    ("a.md", lambda: bytes(range(256)) * 40, "这不是文本文件，读不出文字；可以用记事本打开，另存为 UTF-8"),
    ("a.txt", lambda: "第一行\n".encode() + b"\xff\xff\xff", "第 2 行起既不是 UTF-8 也不是 GB18030（GBK）编码"),
    ("a.txt", lambda: b"\xff\xfe" + "字".encode("utf-16-le") + b"\x00\xd8", "读不出文字"),
    ("a.txt", lambda: "字".encode("utf-16") * 2_600_000, "超过 500 万字，太长了；可以分成几个文件"),
    ("a.txt", lambda: b"a" * 20_000_001, "文件超过 20 MB，太大了；可以分成几个文件"),
    ("a.pdf", lambda: b"%PDF-", "读不了 PDF；可以用 Word 或 WPS 打开，另存为 .docx"),
    ("a.xlsx", lambda: b"", "读不了“.xlsx”的文件；可以读：.docx、"),
    ("讲话", lambda: b"", "读不了“没有后缀”的文件"),
]


@pytest.mark.parametrize(("name", "raw", "said"), BAD_FILES, ids=range(len(BAD_FILES)))
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(name: str, raw: Callable[[], bytes], said: str) -> None:
    begun = time.monotonic()
    message = read(name, raw())

    assert said in message
    assert message.startswith(f"{name}: ")
    assert "；可以" in message
    assert "\n" not in message
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_an_empty_text_is_an_empty_document(name: str) -> None:
    assert read(name, b"") == ""
    assert formats.document("标准输入", "", b"").draft.blocks == ()


def test_standard_input_is_known_by_its_content() -> None:
    assert formats.document("标准输入", "", "同志们：".encode("gbk")).text == "同志们："
    assert formats.document("标准输入", "", GOOD).text == "同志们：\n大家好。"
    with pytest.raises(DrafterError, match="标准输入: 内容是PDF，读不出文字；可以用 Word"):
        formats.document("标准输入", "", b"%PDF-1.7")
    with pytest.raises(DrafterError, match="标准输入: .*加了密码"):
        formats.document("标准输入", "", OLE + "EncryptedPackage".encode("utf-16-le"))


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "讲话稿.txt").write_bytes(b"x")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    said = {
        "folder.docx": "这是一个文件夹",
        "pipe.txt": "这不是普通文件",
        "讲话搞.txt": "是不是“讲话稿.txt”",
        "loop.txt": "；可以",
        "字" * 300 + ".txt": "；可以",
        "a\0b.txt": "；可以",
    }
    for name, part in said.items():
        with pytest.raises(DrafterError, match=part):
            formats.read(tmp_path / name)


def test_a_file_without_permission_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    Path("a.txt").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refused)

    with pytest.raises(DrafterError, match=r"a\.txt: 读不了这个文件（没有权限）；可以检查权限"):
        formats.read(Path("a.txt"))


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.doc"])
def test_200_megabytes_are_refused_at_once(name: str, tmp_path: Path) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(200_000_000)
    begun = time.monotonic()

    with pytest.raises(DrafterError, match="太大了；可以"):
        formats.read(tmp_path / name)
    assert time.monotonic() - begun < 3


WORST = [
    "甲" * 1_000_000, "甲。" * 200_000, "<!--" * 100_000, "<!-- 不查 " * 40_000, "<!-- 不查" + " " * 200_000, "[" * 300_000, "](" * 100_000, "![a](" * 60_000, "[a][b" * 60_000,
    "*a " * 100_000, "*a_b~~c " * 40_000, "_" * 300_000,
    "![" * 40_000 + "](x)" * 40_000,
    "".join("`" * (number % 400 + 1) + "a" for number in range(4_000)),
    "[" * 60_000 + "]" * 60_000 + "\n\n[a]: b", "`a``b```" * 40_000, "|" * 300_000, "|甲" * 30_000 + "\n|-|\n" + "|乙" * 30_000, "<a" * 100_000, "&a" * 100_000, "\\" * 300_000,
    "> " * 100_000, "- " * 100_000, "1. " * 100_000, "- \n" * 50_000, "```\n" * 50_000, "~~~\n````\n" * 20_000, "#" * 300_000, "a\n" * 50_000, "a\n=\n" * 30_000, "[^1]: " * 60_000, "<script" * 60_000,
    "\0" * 100_000 + "a" * 1_000_000, "\r" * 300_000, "- " * 300_000 + "-", "-" * 300_000 + "a", "|:-" * 100_000 + "a", "# " + "# " * 100_000, "甲<!-- 不查 x -->\n" * 20_000, "<!-- 不查 x -->\n" * 20_000,
]  # fmt: skip


@pytest.mark.parametrize("text", WORST, ids=range(len(WORST)))
def test_no_text_takes_long(text: str) -> None:
    for reader in (plain, markdown):
        begun = time.process_time()
        reader.document("a", text)

        assert time.process_time() - begun < 4


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=12), st.integers(0, len(GOOD)))
@FUZZED
def test_no_broken_byte_of_a_word_file_is_a_fault_of_ours(changes: list[tuple[int, int]], kept: int) -> None:
    raw = bytearray(GOOD)
    for place, byte in changes:
        raw[place] = byte

    for damaged in (bytes(raw), bytes(raw[:kept])):
        assert isinstance(read("a.docx", damaged), str)


NAMES = st.sampled_from(
    [
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:ins",
        "w:del",
        "w:moveFrom",
        "w:sdt",
        "w:sdtContent",
        "w:pPr",
        "w:rPr",
        "w:numPr",
        "w:numId",
        "w:ilvl",
        "w:pStyle",
        "w:style",
        "w:basedOn",
        "w:vanish",
        "w:fldChar",
        "w:instrText",
        "w:br",
        "w:sym",
        "w:txbxContent",
        "w:pict",
        "w:ruby",
        "w:rubyBase",
        "w:commentReference",
        "w:comment",
        "w:num",
        "w:abstractNum",
        "w:abstractNumId",
        "w:lvl",
        "w:lvlText",
        "w:numFmt",
        "w:start",
        "w:lvlOverride",
        "w:startOverride",
        "w:numStyleLink",
        "w:outlineLvl",
        "w:name",
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "m:oMath",
        "m:t",
        "w:footnote",
        "w:trPr",
        "w:unknown",
    ]
)
VALUES = st.sampled_from(
    [
        "",
        "0",
        "1",
        "2",
        "9",
        "-1",
        "x",
        "99999999999",
        "²",
        "begin",
        "separate",
        "end",
        "%1%2%9",
        "bullet",
        "chineseCounting",
        "page",
        "F0A8",
        "D800",
        "heading 1",
        "Title",
    ]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        ["val", "id", "type", "char", "styleId", "numId", "ilvl", "abstractNumId", "fldCharType", "default"]
    ),
    VALUES,
    max_size=3,
)


def element(name: str, attributes: dict[str, str], inner: str) -> str:
    return (
        f"<{name}{''.join(f' w:{key}={chr(34)}{value}{chr(34)}' for key, value in attributes.items())}>{inner}</{name}>"
    )


TREES = st.recursive(
    st.sampled_from(["", "同志们", " ", "不查 x", "\n", "TOC"]),
    lambda inner: st.builds(element, NAMES, ATTRIBUTES, st.lists(inner, max_size=4).map("".join)),
    max_leaves=30,
)


@given(TREES, TREES, TREES, TREES)
@FUZZED
def test_no_tree_of_word_elements_is_a_fault_of_ours(body: str, styles: str, numbering: str, comments: str) -> None:
    document = formats.document(
        "a.docx",
        ".docx",
        packing.docx(body, styles=styles, numbering=numbering, comments=comments, footnotes=comments, header=body),
    )

    assert document.text == document.draft.text
    assert all(
        document.text[span.at : span.at + len(span.text)] == span.text
        for block in document.draft.blocks
        for span in block.spans
    )


@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".docx", ""]))
@FUZZED
def test_no_bytes_are_a_fault_of_ours(raw: bytes, suffix: str) -> None:
    try:
        document = formats.document("a", suffix, raw)
    except DrafterError:
        return

    assert suffix in (".docx", "") or plain.fixed(document, []) == raw
