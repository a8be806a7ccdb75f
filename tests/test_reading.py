"""Text and Markdown as Documents: every character that a reader sees, in order, at its exact place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seen import CALM, assert_in_place, roles, texts

from drafter import formats
from drafter.formats import markdown, plain
from drafter.model import Waiver

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


# Markdown

MARKDOWN = [
    ("**关于“加强”。**下一句", [("body", "关于“加强”。下一句")]),
    ("*着重*和~~删~~与 __粗__、***两样***", [("body", "着重和删与 粗、两样")]),
    ("3 * 4 = 12，a_b_c，第1名*", [("body", "3 * 4 = 12，a_b_c，第1名*")]),
    (r"\*不是着重\*，\# 不是标题", [("body", "*不是着重*，# 不是标题")]),
    ('见[通知](http://a.b/c_(d) "题")和[附件][1]。\n\n[1]: http://a.b', [("body", "见通知和附件。")]),
    ("[甲][乙]、[丙][]、[丁]和[戊]\n\n[丙]: http://a.b\n[丁]: http://c.d", [("body", "[甲][乙]、丙、丁和[戊]")]),
    ("用 `a\nb` 和 ``x`y`` 与 `z``w` 及 `", [("body", "用 \ufffc 和 \ufffc 与 \ufffc 及 `")]),
    (
        "text\n\n    one()\n    two()\n\n- item\n\n    goes on",
        [("body", "text"), ("body", "item"), ("body", "goes on")],
    ),
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
