"""Word files as Documents: what their reader sees, once and in order, with its numbers."""

from __future__ import annotations

import packing
import pytest
from packing import levels, listed, p, r
from seen import assert_in_place, roles, texts, word

from drafter import formats
from drafter.model import NUMBERED, Waiver

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
    from drafter.word.reading import numbering

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


def test_a_title_that_is_set_as_the_one_heading_of_level_1() -> None:
    rows = [("关于工作的报告", 0), ("一、主要工作", 1), ("（一）抓学习", 2), ("二、下步打算", 1)]
    document = word("".join(p(text, f'<w:outlineLvl w:val="{level}"/>') for text, level in rows))

    assert [(block.role, block.level) for block in document.draft.blocks] == [
        ("title", 0),
        ("body", 1),
        ("body", 2),
        ("body", 1),
    ]


@pytest.mark.parametrize(
    "change", ["strict", "utf-16", "backslash", "elsewhere", "entries", "no styles", "empty parts", "blanks"]
)
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
    elif change == "entries":
        parts = {name.replace("/", chr(92)): part for name, part in parts.items()}
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
