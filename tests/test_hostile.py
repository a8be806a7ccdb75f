"""Hostile and clumsy input, each once found by fuzzing: a clear line and exit 2, or an honest draft; never a fault of ours."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import making
import packing
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter import formats
from drafter.errors import DrafterError
from drafter.formats import markdown, plain
from drafter.jobs import draft

Run = Callable[..., subprocess.CompletedProcess[str]]
BRIEF = making.text_of()


def drafted(text: str) -> str:
    """The speech of a brief, or the message that refuses it."""
    Path("brief.yaml").write_text(text, "utf-8", errors="surrogatepass")
    try:
        (outcome,) = draft.draft(draft.Request(Path("brief.yaml"), Path("out.md"), overwrite=True))
    except DrafterError as error:
        return str(error)
    return outcome.composition.draft.text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("文种: 结业讲话", "文种: " + "[" * 40000, "嵌套太深"),
        ("种子: 试", "回避: [" + "a," * 300_000 + "a]", "内容太多"),
        ("种子: 试", "标题: " + ': "' * 60_000, "brief.yaml:"),
        ("受众: 统计干部", "称呼: 。\n  受众: 统计干部", "同志们："),
        ("受众: 统计干部", '称呼: "  "\n  受众: 统计干部', "同志们："),
        ("种子: 试", "篇幅: " + "9" * 5000 + "字", "不合要求"),
        ("时长: 三天", "时长: [三天]", "没有写单位"),
        ("时长: 三天", "时长: {天: [2]}", "没有写单位"),
        ("[数据采集, 质量核查, 报表分析]", "【数据采集，质量核查，报表分析】", "请用半角方括号"),
        ("讲话人: {姓名: 李明,", "讲话人: {姓名: 李明, name: 王红,", "同一项，写了两次"),
        ("讲话人: {姓名: 李明,", 'title: "第一行\\n第二行"\n讲话人: {姓名: 李明,', "里有换行或花括号"),
        ("种子: 试", "标题: 在{{活动}}的讲话", "里有换行或花括号"),
        ("种子: 试", "版式: 没有", "brief.yaml:16:1: 没有“没有”这种版式"),
        ("    - 学习: [业务, 实践]", '    - ""', "这一项是空的"),
        ("    - 学习: [业务, 实践]", "    - {标题: 守底线, 正文: false}", "不是文字"),
        ("  要:\n", "  十十个要:\n", "条数由程序数"),
        ("种子: 试", "重选: {要.学习: 1000000000}", "请写 2 到 99 之间的数"),
        ("种子: 试", '锁定: [{文: 一, 依据: "口\\x0b授"}]', "控制字符"),
        ("种子: 试", '种子: "\\ud800"', "brief.yaml:"),
    ],
)
def test_odd_values_get_a_clear_line_or_an_honest_draft(old: str, new: str, said: str) -> None:
    assert old in BRIEF
    assert said in drafted(BRIEF.replace(old, new))


def test_a_long_list_is_counted_in_digits() -> None:
    names = ", ".join(f"课{number}程" for number in range(120))

    assert "Value" not in drafted(BRIEF.replace("  主业:", f"  课程: [{names}]\n  主业:"))


def test_a_list_split_by_the_wrong_mark_is_counted_right() -> None:
    for seed in range(30):
        text = drafted(
            BRIEF.replace("  主业:", "  课程: [数据采集、质量核查、报表分析, 台账管理]\n  主业:").replace(
                "种子: 试", f"种子: {seed}"
            )
        )
        assert not re.search(r"[一两三]门课程", text)


def test_locked_words_keep_every_space_and_line() -> None:
    text = "锁定:\n  - 文: |\n      王 刚说：“一 定办好。”\n      第二行\n    依据: 甲\n种子: 试"

    assert "王 刚说：“一 定办好。”\n第二行" in drafted(BRIEF.replace("种子: 试", text))


ODD_TEXT = st.text(alphabet="同志们：:，,{}[]【】“”\"'|>&*#- \n\t\0\x0b。{{受众}}天3%\ud800é", max_size=40)


@given(st.sampled_from(BRIEF.splitlines()), ODD_TEXT, st.booleans())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_no_mutation_of_a_brief_is_a_fault_of_ours(line: str, odd: str, instead: bool) -> None:
    mutated = BRIEF.replace(line, odd if instead else line + odd, 1)

    assert drafted(mutated)


@pytest.mark.parametrize("value", ["null", "true", "3", "[]", "{}", "[[1]]", "{a: {b: 1}}", '""', "甲：乙", "~"])
@pytest.mark.parametrize(
    "name",
    ["文种", "行业", "标题", "讲话人", "日期", "事实", "骨架", "篇幅", "锁定", "回避", "重选", "选用", "种子", "版式"],
)
def test_no_wrong_type_is_a_fault_of_ours(name: str, value: str) -> None:
    kept = re.sub(rf"^{name}:.*\n(?:[ -].*\n)*", "", BRIEF, flags=re.MULTILINE)

    assert drafted(f"{kept}{name}: {value}\n")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("phrasebanks/x.yaml", '名称: 甲\n语料:\n  致谢: ["感谢{活动}。"]\n', "花括号里只能写"),
        (
            "phrasebanks/x.yaml",
            '名称: 甲\n纲目组:\n  - {编号: a, 槽: 好, 式: "{99999999999}好", 项: {组织: 组织好}}\n',
            "不合本组的式",
        ),
        ("phrasebanks/x.yaml", "名称: 甲\n文种: [结业讲活]\n", "没有“结业讲活”这种文种；是不是“结业讲话”"),
        ("phrasebanks/x.yaml", '名称: 甲\n用语: [{用: 甲, 不用: [""]}]\n', "有空的词"),
        ("phrasebanks/x.yaml", "名称: 甲\n限次: {大家: -1}\n", "不能小于 0"),
        ("phrasebanks/x.yaml", "名称: 甲\n语料:\n  致谢: [{句: 谢谢。, 当: [课陈]}]\n", "看不懂条件"),
        ("phrasebanks/x.yaml/y", "", "这是一个文件夹"),
        ("templates/layouts/副本[1].yaml", "名称: 副本\n", "副本[1].yaml"),
        ("templates/layouts/speech.yaml", "名称: 讲话稿\n行距: 0\n样式: {}\n", "不能小于 8"),
    ],
)
def test_own_material_with_faults_is_named(name: str, text: str, said: str) -> None:
    Path(name).parent.mkdir(parents=True)
    Path(name).write_text(text, "utf-8")
    from drafter.word import layout

    try:
        message = drafted(BRIEF)
        for found in layout.ids():
            layout.load(found)
    except DrafterError as error:
        message = str(error)

    assert said in message


@pytest.mark.parametrize(
    "text",
    ["{{没有}}", "在{{地域}}。", "{{称呼|x}}", "{{ 'a'*2000000000 }}", "{{1/0}}", "{% for x in y %}", "{{称呼："],
)
def test_an_outline_asks_only_for_what_is_there(text: str) -> None:
    Path("templates/genres/mine").mkdir(parents=True)
    Path("templates/genres/mine/outline.yaml").write_text(
        f"名称: 我的\n标题: 甲\n事实: [{{名: 地域, 问: a, 例: b}}, {{名: 称呼, 问: a, 例: b, 默认: 各位}}]\n节点: [{{节点: 甲, 文: {text!r}}}]\n",
        "utf-8",
    )
    from drafter.drafting import outline

    with pytest.raises(DrafterError, match=r"outline.yaml:\d+"):
        outline.load("mine")


def test_files_that_cannot_be_written_are_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(BRIEF, "utf-8")
    os.mkfifo(tmp_path / "pipe.docx")
    outs = {
        "pipe.docx": "不是普通文件",
        "字" * 300 + ".docx": "文件名太长",
        "/proc/x.docx": "没有这个位置",
        "/dev/null/x.docx": "没有“/dev/null”",
    }
    for out, said in outs.items():
        done = run("draft", "brief.yaml", "-o", out, timeout=20)
        assert done.returncode == 2
        assert said in done.stderr


def test_the_brief_itself_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text(BRIEF, "utf-8")
    done = run("draft", "brief.md", "-o", "brief.md", "--overwrite")

    assert done.returncode == 2
    assert (tmp_path / "brief.md").read_text("utf-8") == BRIEF


def test_a_link_keeps_leading_to_its_target(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.yaml").write_text(BRIEF, "utf-8")
    (tmp_path / "real").mkdir()
    (tmp_path / "link.docx").symlink_to(tmp_path / "real" / "speech.docx")

    assert run("draft", "brief.yaml", "-o", "link.docx").returncode == 0
    assert (tmp_path / "link.docx").is_symlink()
    assert (tmp_path / "real" / "speech.docx").stat().st_size > 8000


@pytest.mark.parametrize(
    "command",
    [
        "{0} list genres > /dev/full",
        "{0} list genres | true",
        "{0} list genres >&-",
        "{0} draft - <&-",
        "{0} new 结业讲话 -o .",
    ],
)
def test_shells_that_misbehave(command: str, tmp_path: Path) -> None:
    import sys

    from conftest import ROOT

    program = f"{sys.executable} -m drafter"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.format(program)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=False, timeout=30,
    )  # fmt: skip

    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr


def test_bytes_do_not_depend_on_the_folder(run: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "brief.yaml").write_text(BRIEF, "utf-8")
        assert run("draft", f"{folder}/brief.yaml", "-o", f"{folder}.json").returncode == 0

    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


# Files to be checked


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
    ("a.docx", lambda: GOOD[: len(GOOD) // 2], "文件已损坏，读不出文字；可以用 Word 或 WPS 打开，修复后另存一份"),
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


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.docx", "a.docm"])
def test_an_empty_file_is_an_empty_document(name: str) -> None:
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
    "*a " * 100_000, "*a_b~~c " * 40_000, "_" * 300_000, "`a``b```" * 40_000, "|" * 300_000, "|甲" * 30_000 + "\n|-|\n" + "|乙" * 30_000, "<a" * 100_000, "&a" * 100_000, "\\" * 300_000,
    "> " * 100_000, "- " * 100_000, "1. " * 100_000, "- \n" * 100_000, "```\n" * 100_000, "~~~\n````\n" * 40_000, "#" * 300_000, "a\n" * 100_000, "a\n=\n" * 60_000, "[^1]: " * 60_000, "<script" * 60_000,
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
