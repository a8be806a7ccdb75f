"""Files to Documents: every character that a reader sees, in order, at its exact place; written and read back the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import making
import packing
import pytest
from conftest import SAMPLES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from packing import docx, levels, listed, p, r

from drafter import formats
from drafter.drafting.compose import compose
from drafter.errors import DrafterError
from drafter.formats import Look, markdown, plain
from drafter.model import NUMBERED, Block, Document, Draft, Span, Waiver

CALM = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def word(body: str, **parts: str) -> Document:
    return formats.document("试.docx", ".docx", docx(body, **parts))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.draft.blocks]


def roles(document: Document) -> list[tuple[str, int, str]]:
    return [(block.role, block.level, block.text) for block in document.draft.blocks]


def assert_in_place(document: Document) -> None:
    """Every typed span is the very characters at its place, and spans never run into each other."""
    spans = [span for block in document.draft.blocks for span in block.spans]

    assert all(document.text[span.at : span.at + len(span.text)] == span.text for span in spans if span.node == "")
    assert all(one.at < two.at for block in document.draft.blocks for one, two in pairwise(block.spans))
    assert all(block.text == block.text.strip() != "" for block in document.draft.blocks)


# Plain text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_is_read_and_written_back_byte_for_byte(encoding: str) -> None:
    text = "在全县会议上的讲话\r\n\r\n　　同志们：\n第一，要抓好落实。\r最后一行，没有行尾 OK"
    document = formats.document("讲话.txt", ".txt", text.encode(encoding))

    assert document.text == text
    assert texts(document) == ["在全县会议上的讲话", "同志们：", "第一，要抓好落实。", "最后一行，没有行尾 OK"]
    assert plain.fixed(document, []) == text.encode(encoding)
    assert_in_place(document)


def test_utf16_of_either_order_with_its_mark() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        document = formats.document("a.txt", ".txt", mark + "乡村振兴".encode(encoding))

        assert (document.text, document.encoding, document.mark) == ("乡村振兴", encoding, mark)


def test_edits_change_nothing_else() -> None:
    raw = "\ufeff一,二\r\n三，，四\r五\n".encode()
    document = formats.document("a.txt", ".txt", raw)
    edits = [(document.text.index("，，"), document.text.index("，，") + 2, "，"), (1, 2, "，")]

    assert plain.fixed(document, edits) == "\ufeff一，二\r\n三，四\r五\n".encode()
    with pytest.raises(ValueError, match=r"\(0, 2"):
        plain.fixed(document, [(0, 2, ""), (1, 3, "")])


@given(
    st.text(alphabet="同志们：，。 \u3000\t\r\n\v\f\u2028\x85\xa0\ufeff\0ab<!->不查全文恢复检x-", max_size=60),
    st.sampled_from(["utf-8", "gb18030"]),
)
@CALM
def test_any_text_keeps_its_places(text: str, encoding: str) -> None:
    for reader in (plain, markdown):
        document = reader.document("a", text, encoding)

        assert reader.fixed(document, []).decode(encoding) == text
        assert_in_place(document)


# What the author asks not to be checked


def test_waivers_of_a_text_name_their_paragraphs() -> None:
    document = plain.document(
        "a.txt",
        "甲。\n<!-- 不查 half-width-point、long-sentence -->\n\n乙。\n丙。<!-- 不查 doubled-word -->\n<!--不查-->\r\n丁。\r\n戊。\n"
        "<!-- 恢复检查 -->\n己。\n<!-- 不查 spaces 全文 -->\n庚<!-- 普通批注 -->辛。",
    )

    assert texts(document) == ["甲。", "乙。", "丙。", "丁。", "戊。", "己。", "庚<!-- 普通批注 -->辛。"]
    assert document.draft.waivers == (
        Waiver(("half-width-point", "long-sentence"), 1, 1, 2),
        Waiver(("doubled-word",), 2, 2, 5),
        Waiver((), 3, 4, 6),
        Waiver(("spaces",), 0, 6, 11),
    )


def test_waivers_of_markdown_and_its_other_comments() -> None:
    document = markdown.document(
        "a.md", "# 题\n\n> <!-- 不查 a -->\n\n正文<!-- 旁注 -->在此，<!-- 不查 b -->继续。\n\n尾\n<!-- 不查 c -->\n"
    )

    assert texts(document) == ["题", "正文在此，继续。", "尾"]
    assert [(waiver.checks, waiver.first, waiver.last) for waiver in document.draft.waivers] == [
        (("a",), 1, 1),
        (("b",), 1, 1),
        (("c",), 3, 3),
    ]


def test_a_comment_within_code_asks_nothing() -> None:
    document = markdown.document("a.md", "---\n题: 甲 # <!-- 不查 a -->\n---\n正文\n\n```\n<!-- 不查 全文 -->\n```\n")

    assert document.draft.waivers == ()


def test_a_word_comment_that_asks_is_a_waiver() -> None:
    mark = '<w:comment{} w:id="{}"/>'
    comments = "".join(
        f'<w:comment w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        for number, text in enumerate(["不查 long-sentence", "不查了吧", "不查", "不查：near-echo 全文"])
    )
    body = (
        p("零") + f"<w:p>{mark.format('RangeStart', 0)}{r('一')}</w:p><w:p>{r('二')}{mark.format('RangeEnd', 0)}</w:p>"
    )
    body += f"<w:p>{r('三')}<w:r>{mark.format('Reference', 1)}</w:r><w:r>{mark.format('Reference', 2)}{mark.format('Reference', 3)}</w:r></w:p>"
    document = word(body, comments=comments)

    assert document.draft.waivers == (
        Waiver(("long-sentence",), 1, 2, 2),
        Waiver((), 3, 3, 4),
        Waiver(("near-echo",), 0, 3, 4),
    )


# Markdown

MARKDOWN = [
    ("**关于“加强”。**下一句", [("body", "关于“加强”。下一句")]),
    ("*着重*和~~删~~与 __粗__、***两样***", [("body", "着重和删与 粗、两样")]),
    ("3 * 4 = 12，a_b_c，第1名*", [("body", "3 * 4 = 12，a_b_c，第1名*")]),
    (r"\*不是着重\*，\# 不是标题", [("body", "*不是着重*，# 不是标题")]),
    ('见[通知](http://a.b/c_(d) "题")和[附件][1]。\n\n[1]: http://a.b', [("body", "见通知和附件。")]),
    ("![图一](a.png)\n\n图后", [("body", "图后")]),
    ("运行 `x = 1`，看 <https://a.b/c>", [("body", "运行 \ufffc，看 \ufffc")]),
    ("- 甲\n* 乙\n+ [x] 丙\n  - 丁", [("body", "甲"), ("body", "乙"), ("body", "丙"), ("body", "丁")]),
    ("1. 甲\n2. 乙\n\n3) 丙", [("body", "1.甲"), ("body", "2.乙"), ("body", "3)丙")]),
    ("1. 甲\n1. 乙\n1. 丙", [("body", "1.甲"), ("body", "2.乙"), ("body", "3.丙")]),
    ("> 引用第一行，\n> 第二行", [("body", "引用第一行，第二行")]),
    ("every word\nin English", [("body", "every word in English")]),
    ("一句一行。\n下一句。", [("body", "一句一行。"), ("body", "下一句。")]),
    ("硬换行  \n接着。<br>再接", [("body", "硬换行\n接着。\n再接")]),
    (
        "|甲|乙|\n|:--|--:|\n|丙\\|丁|**戊**|\n\n表外|不是",
        [("cell", "甲"), ("cell", "乙"), ("cell", "丙|丁"), ("cell", "戊"), ("body", "表外|不是")],
    ),
    ("```sh\ncode，，\n```\n正文\n~~~\n没有完", [("body", "正文")]),
    ("    int main(void);\n\n    同志们，大家好", [("body", "同志们，大家好")]),
    ("---\ntitle: 题\n---\n正文", [("body", "正文")]),
    ("正文[^1]。\n\n[^1]: 注文", [("body", "正文。"), ("note", "注文")]),
    ("甲\n\n---\n\n* * *\n\n乙", [("body", "甲"), ("body", "乙")]),
    ("&emsp;&emsp;缩进<u>线</u>&nbsp;A&amp;B", [("body", "缩进线A\ufffcB")]),
    ("<!-- 多行\n注释 -->正文<style>p{}</style>", [("body", "正文")]),
    ("<!-- 没有完\n正文", [("body", "<!-- 没有完正文")]),
]


@pytest.mark.parametrize(("text", "seen"), MARKDOWN, ids=range(len(MARKDOWN)))
def test_markdown_is_what_its_reader_sees(text: str, seen: list[tuple[str, str]]) -> None:
    for ends in ("\n", "\r\n"):
        document = markdown.document("a.md", text.replace("\n", ends))

        assert [
            (block.role if block.role in ("cell", "note") else "body", block.text) for block in document.draft.blocks
        ] == seen
        assert_in_place(document)


def test_headings_of_markdown_have_levels_and_one_alone_is_the_title() -> None:
    one = markdown.document("a.md", "# 题\n\n## 一、甲 ##\n\n### （一）乙\n\n## 二、丙\n")
    many = markdown.document("a.md", "# 一、甲。\n\n乙。\n\n二、丙。\n=====\n\n（一）丁。\n---\n")

    assert roles(one) == [("title", 0, "题"), ("body", 1, "一、甲"), ("body", 2, "（一）乙"), ("body", 1, "二、丙")]
    assert [block[1:] for block in roles(many)] == [(1, "一、甲。"), (0, "乙。"), (1, "二、丙。"), (2, "（一）丁。")]


def test_a_finding_in_bold_text_is_fixed_in_place() -> None:
    document = markdown.document("a.md", "要**抓好好**落实\\*，再看。")
    span = next(span for block in document.draft.blocks for span in block.spans if span.text == "抓好好")

    assert markdown.fixed(document, [(span.at + 1, span.at + 3, "好")]).decode() == "要**抓好**落实\\*，再看。"


# Word


def test_word_shows_what_is_inserted_and_not_what_is_deleted_or_hidden() -> None:
    shown, styled = r("庚", '<w:vanish w:val="0"/>'), r("辛", '<w:rStyle w:val="h"/>')
    document = word(
        f"<w:p>{r('甲')}<w:ins>{r('乙')}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom>{r('丁')}</w:moveFrom>"
        f"<w:moveTo>{r('戊')}</w:moveTo>{r('己', '<w:vanish/>')}{shown}{styled}</w:p>"
        + p("藏", '<w:pStyle w:val="hp"/>')
        + p("前半", "<w:rPr><w:del/></w:rPr>")
        + p("后半"),
        styles='<w:style w:type="character" w:styleId="h0"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="h"><w:basedOn w:val="h0"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="hp"><w:rPr><w:vanish/></w:rPr></w:style>',
    )

    assert texts(document) == ["甲乙戊庚", "前半后半"]


def test_word_fields_show_results_and_a_table_of_contents_nothing() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    nested = f"{mark('begin')}{code('IF')}{mark('begin')}{code('X')}{mark('separate')}{r('内')}{mark('end')}{mark('separate')}{r('果')}{mark('end')}"
    contents = f"<w:p>{mark('begin')}{code(' TOC ')}{mark('separate')}{r('一、甲 1')}</w:p><w:p>{r('二、乙 2')}{mark('end')}</w:p>"
    document = word(f"<w:p>{r('前')}{nested}<w:fldSimple>{r('简')}</w:fldSimple>{r('后')}</w:p>{contents}{p('正文')}")

    assert texts(document) == ["前果简后", "正文"]
    reading = f"<w:p>{r('王')}{mark('begin')}{code(chr(92).join(['EQ ', '* jc2 ', 'o', 'ad(', 's', 'up 9(zhé),喆)']))}{mark('end')}{r('同志')}</w:p>"
    assert texts(word(reading)) == ["王喆同志"]
    assert texts(word(f"<w:p>{mark('begin')}{code('PAGE')}</w:p>{p('没有结束的域')}")) == ["没有结束的域"]


def test_word_inline_marks() -> None:
    link = f"<w:hyperlink>{r('链')}</w:hyperlink><w:smartTag>{r('签')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{r('控')}</w:sdtContent></w:sdt>"
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{r('zhu')}</w:rt><w:rubyBase>{r('注')}</w:rubyBase></w:ruby></w:r>"
    signs = '<w:r><w:t>A</w:t><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="2460"/><w:br/><w:t>下</w:t><w:br w:type="page"/><w:cr/></w:r>'
    maths = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    document = word(f"<w:p>{link}{ruby}{signs}{maths}</w:p>")

    assert texts(document) == ["链签控注A\t-\ufffc①\n下\nx=1"]
    assert document.text == document.draft.text


def test_word_text_boxes_are_read_once_tables_by_cell() -> None:
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    drawing = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    inner = f"<w:tbl><w:tr><w:tc>{p('套表')}</w:tc></w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{p('甲')}{p('乙')}</w:tc><w:tc>{inner}{p()}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('删')}</w:tc></w:tr></w:tbl>"
    document = word(f"<w:p>{r('有框的段')}{drawing}</w:p><w:sdt><w:sdtContent>{table}</w:sdtContent></w:sdt>{p('尾')}")

    assert [(block.role, block.text) for block in document.draft.blocks] == [
        ("body", "有框的段"), ("box", "框内"), ("cell", "甲"), ("cell", "乙"), ("cell", "套表"), ("body", "尾"),
    ]  # fmt: skip


def test_word_notes_and_margins_stand_at_the_end_page_numbers_nowhere() -> None:
    aside = f'<w:footnote w:type="separator">{p("线")}</w:footnote>'
    document = word(
        p("正文。"),
        footnotes=f"{aside}<w:footnote>{p('脚注')}</w:footnote>",
        endnotes=f"<w:endnote>{p('尾注')}</w:endnote>",
        header=p("某某局文件"),
        header2=p("某某局文件") + p("— 1 —"),
        footer=p("第 3 页 共 9 页"),
        footer2=p("Page 3 of 9"),
    )

    assert [(block.role, block.text) for block in document.draft.blocks] == [
        ("body", "正文。"),
        ("note", "脚注"),
        ("note", "尾注"),
        ("margin", "某某局文件"),
    ]


def test_word_numbers_are_part_of_what_is_read() -> None:
    rows = levels(
        ("chineseCounting", "%1、"),
        ("chineseCounting", "（%2）"),
        ("decimal", "%3."),
        ("decimal", "（%4）"),
        ("decimalEnclosedCircle", "%5"),
    )
    legal = levels(("chineseCountingThousand", "第%1章"), ("decimal", "%1.%2"), at1="<w:isLgl/>")
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{rows}</w:abstractNum><w:abstractNum w:abstractNumId="2">{legal}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="3">{levels(("bullet", "●"))}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    items = [
        ("1", 0),
        ("1", 1),
        ("1", 1),
        ("1", 2),
        ("1", 3),
        ("1", 4),
        ("1", 0),
        ("1", 1),
        ("2", 0),
        ("2", 1),
        ("3", 0),
        ("4", 0),
        ("4", 0),
        ("9", 0),
        ("0", 0),
    ]
    document = word("".join(p("Ab", listed(number, level)) for number, level in items), numbering=numbering)
    seen = [
        "一、",
        "（一）",
        "（二）",
        "1.",
        "（1）",
        "①",
        "二、",
        "（一）",
        "第一章\u3000",
        "1.1 ",
        "",
        "一、",
        "二、",
        "",
        "",
    ]

    assert texts(document) == [f"{number}Ab" for number in seen]
    assert [[span.node for span in block.spans] for block in document.draft.blocks] == [
        [NUMBERED, ""] if number else [""] for number in seen
    ]
    assert_in_place(document)


@pytest.mark.parametrize(
    ("kind", "number", "shown"),
    [
        ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"), ("chineseCounting", 20, "二十"), ("chineseCounting", 101, "一百零一"),
        ("chineseCounting", 110, "一百一十"), ("chineseCounting", 1001, "一千零一"), ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographDigital", 20, "二〇"),
        ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "21"), ("ideographTraditional", 2, "乙"), ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"), ("decimalZero", 3, "03"), ("decimalFullWidth", 12, "１２"), ("unknown", 7, "7"), ("none", 7, ""), ("chineseCounting", 123456, "123456"),
    ],
)  # fmt: skip
def test_word_counts_in_its_own_digits(kind: str, number: int, shown: str) -> None:
    from drafter.word import numbering

    assert numbering.shown(number, kind) == shown


def test_word_styles_give_levels_and_roles_and_numbers() -> None:
    def style(identity: str, name: str, inner: str = "") -> str:
        return f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{inner}</w:style>'

    num = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        style("a", "Normal") + style("1", "heading 1", num) + style("2", "标题 2") + style("own", "我的标题", '<w:basedOn w:val="2"/>')
        + style("flat", "正文标题", '<w:basedOn w:val="2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>') + style("t", "Title") + style("x", "x", '<w:basedOn w:val="y"/>') + style("y", "y", '<w:basedOn w:val="x"/>')
    )  # fmt: skip
    numbering = f'<w:abstractNum w:abstractNumId="1">{levels(("chineseCounting", "%1、"))}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    names = ["t", "1", "2", "own", "flat", "x", "none"]
    body = "".join(p(f"{name}。", f'<w:pStyle w:val="{name}"/>') for name in names) + p(
        "直接。", '<w:outlineLvl w:val="0"/>'
    )
    document = word(body, styles=styles, numbering=numbering)

    assert roles(document) == [
        ("title", 0, "t。"), ("body", 1, "一、1。"), ("body", 2, "2。"), ("body", 2, "own。"), ("body", 0, "flat。"), ("body", 0, "x。"), ("body", 0, "none。"), ("body", 1, "直接。"),
    ]  # fmt: skip


@pytest.mark.parametrize("change", ["strict", "utf-16", "backslash", "elsewhere", "no styles", "empty parts", "blanks"])
def test_word_files_of_other_makes(change: str) -> None:
    parts = packing.parts(p("同志们：") + p("大家好。"), styles="", comments="", numbering="")
    document = str(parts["word/document.xml"])
    if change == "strict":
        parts["word/document.xml"] = document.replace(packing.W, packing.STRICT)
    elif change == "utf-16":
        parts["word/document.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + document).encode("utf-16")
    elif change == "backslash":
        parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("word/", r"\word\ ".strip())
    elif change == "elsewhere":
        parts = {
            name.replace("word/document", "word/document2"): str(part).replace("word/document", "word/document2")
            for name, part in parts.items()
        }
    elif change == "no styles":
        del (
            parts["word/styles.xml"],
            parts["word/numbering.xml"],
            parts["_rels/.rels"],
            parts["word/_rels/document.xml.rels"],
        )
    elif change == "empty parts":
        parts |= {
            "word/styles.xml": "",
            "word/comments.xml": packing.root("comments", "").replace("></w:comments>", "/>"),
        }
    elif change == "blanks":
        parts["word/document.xml"] = document.replace(' xml:space="preserve">', "> ")

    assert texts(formats.document("a.docx", ".docx", packing.zipped(parts))) == ["同志们：", "大家好。"]


# What we write ourselves

LINE = st.text(
    alphabet="同志们讲话工作：，。！“”（）《》〔〕—…一二三、1aZ 09.-+=*_`~#|<>&\\[]!{}'\"\t\u3000",
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip() != "")
STYLES = st.sampled_from(["", "lead1", "lead2"])
BLOCKS = st.lists(st.tuples(LINE, STYLES), min_size=1, max_size=6)


def made(lines: list[tuple[str, str]]) -> Draft:
    body = [
        Block("body", (Span(f"{text}。", "节点", style=style), Span("后文" + text, "节点"))) for text, style in lines
    ]  # type: ignore[arg-type]
    return Draft(
        "closing-speech",
        "在会上的讲话",
        (Block("title", (Span("在会上的讲话", "标题"),)), *body),
        seed="试",
        digest="abc",
    )


@given(BLOCKS)
@example([("- 甲", ""), ("1. 乙", "lead1"), ("2) 丙", ""), ("=", ""), ("---", "")])
@example([("*a*", "lead1"), ("&amp;", ""), ("<!-- 不查 -->", ""), ("a  b", "")])
@CALM
def test_what_is_written_is_read_back(lines: list[tuple[str, str]]) -> None:
    draft = made(lines)
    for suffix in (".docx", ".md", ".txt"):
        document = formats.document(f"a{suffix}", suffix, formats.written(draft, suffix, Look()))

        expected = [block.text for block in draft.blocks]
        assert (suffix == ".txt" and "<!--" in draft.text) or texts(document) == expected
        assert document.draft.title == draft.title
        assert_in_place(document)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_come_back_with_their_memory(path: Path) -> None:
    draft = compose(*making.sample(path)).draft
    read = formats.document("a.docx", ".docx", formats.written(draft, ".docx", Look(explain=True))).draft

    assert [block.text for block in read.blocks] == [block.text for block in draft.blocks]
    assert [(block.role, block.level) for block in read.blocks] == [(block.role, block.level) for block in draft.blocks]
    assert (read.genre, read.seed, read.digest) == (draft.genre, draft.seed, draft.digest)
    assert {span.style for block in read.blocks for span in block.spans} == {
        span.style for block in draft.blocks for span in block.spans
    }


def test_only_what_was_not_edited_keeps_its_node() -> None:
    draft = made([("第一段", ""), ("第二段", "")])
    draft = replace(
        draft, blocks=(*draft.blocks[:2], replace(draft.blocks[2], spans=(Span("第二段", "甲.乙", phrase="p-1"),)))
    )
    raw = formats.written(draft, ".docx", Look())
    read = formats.document("a.docx", ".docx", raw).draft
    edited = formats.document("a.docx", ".docx", rezipped(raw, "第二段", "第贰段")).draft

    assert [(span.node, span.phrase) for span in read.blocks[2].spans] == [("甲.乙", "p-1")]
    assert [(span.node, span.phrase) for span in edited.blocks[2].spans] == [("", "")]
    assert [block.spans[0].node for block in edited.blocks[:2]] == ["标题", "节点"]
    assert not formats.document("a.docx", ".docx", formats.written(draft, ".docx", Look(clean=True))).draft.genre


def rezipped(raw: bytes, old: str, new: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    return packing.zipped(dict(parts))


# Old formats, speed


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("suffix", [".doc", ".rtf", ".odt"])
def test_old_files_are_read_through_libreoffice(suffix: str, tmp_path: Path) -> None:
    (tmp_path / "讲话.docx").write_bytes(
        docx(p("在会上的讲话") + p("同志们：") + p("大家好。", "<w:jc w:val='both'/>"))
    )
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", suffix[1:], str(tmp_path / "讲话.docx")],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    document = formats.read(tmp_path / f"讲话{suffix}")

    assert texts(document) == ["在会上的讲话", "同志们：", "大家好。"]


def test_without_libreoffice_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.formats._office.soffice", lambda: "")

    with pytest.raises(DrafterError, match=r"^a\.doc: .*LibreOffice.*没有找到；可以装上它，.*另存为 \.docx"):
        formats.document("a.doc", ".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_conversion_that_takes_too_long_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("drafter.formats._office.soffice", lambda: str(program))
    monkeypatch.setattr("drafter.formats._office.LONGEST", 1)

    with pytest.raises(DrafterError, match=r"^a\.rtf: LibreOffice 转换了 1 秒还没有完；可以用 Word"):
        formats.document("a.rtf", ".rtf", b"{\\rtf1}")
    assert ended(int((tmp_path / "child").read_text("utf-8")))


def ended(process: int) -> bool:
    """Whether a process is gone, or only waits to be buried."""
    state = Path(f"/proc/{process}/stat")
    for _ in range(50):
        if not state.exists() or ") Z " in state.read_text("utf-8"):
            return True
        time.sleep(0.05)
    return False


def test_300_000_characters_are_read_in_well_under_a_second() -> None:
    run = '<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋"/><w:sz w:val="32"/></w:rPr><w:t>加强作风建设。</w:t></w:r>'
    raw = docx(f"<w:p>{run * 25}</w:p>" * 1800)
    begun = time.process_time()
    document = formats.document("a.docx", ".docx", raw)

    assert len(document.text) > 300_000
    assert time.process_time() - begun < 2  # measured: 0.4 s


def test_only_word_files_load_lxml_and_none_python_docx() -> None:
    code = "import sys; from pathlib import Path; from drafter import formats; formats.read(Path(sys.argv[1])); print('lxml' in sys.modules, 'docx' in sys.modules, 'jieba' in sys.modules)"
    Path("a.txt").write_text("同志们：", "utf-8")
    Path("a.docx").write_bytes(docx(p("同志们：")))
    for name, loaded in (("a.txt", "False False False"), ("a.docx", "True False False")):
        done = subprocess.run(
            [sys.executable, "-c", code, name],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": str(Path(formats.__file__).parents[2])},
        )

        assert done.stdout.strip() == loaded
