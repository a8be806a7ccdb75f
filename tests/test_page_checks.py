"""The page of a Word file: silent on our own, every planted defect found, told once, and cheap to read."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import making
import officials
import pytest
from conftest import SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import checks, formats
from drafter.checks._settings import Settings
from drafter.drafting.compose import compose
from drafter.errors import DrafterError
from drafter.formats import Look
from drafter.jobs import check
from drafter.model import Block, Draft, Finding, Span, Style
from drafter.page import PageFacts
from drafter.text.elements import ELEMENTS
from drafter.word import layout
from drafter.word.reading import norm
from drafter.word.reading.effective import colour, points

Edit = tuple[str, str, str]  # part, what stands there, what shall stand there

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
ODD, EVEN, THEME = "word/footer1.xml", "word/footer2.xml", "word/theme/theme1.xml"
BODY_FONT = 'w:eastAsia="仿宋_GB2312"'
SQUEEZE = '<w:spacing w:val="-6"/>'
LINE = 'w:line="579" w:lineRule="exact"'
MARGINS = 'w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"'
PAPER = 'w:w="11906" w:h="16838"'
GRID = '<w:docGrid w:type="lines" w:linePitch="579"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
HINT = '<w:rFonts w:hint="eastAsia"/>'
FIELD = '<w:instrText xml:space="preserve"> PAGE </w:instrText>'
SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/>'
TITLE = 'w:eastAsia="方正小标宋简体"'
RUN = f'<w:r><w:rPr>{HINT}</w:rPr><w:t xml:space="preserve">'


def block(role: str, *texts: str, level: int = 0, style: Style = "") -> Block:
    """A paragraph of which the first span bears a style."""
    spans = tuple(Span(text, "", style=style if not number else "") for number, text in enumerate(texts))
    return Block(role, spans, level)  # type: ignore[arg-type]


def notice() -> Draft:
    """An official document of some pages."""
    lines = (
        "入秋以来连下了几场大雨，村口到水塔的步道塌了两处，老人走夜路很不放心，孩子上学也要绕行三里。",
        "各组要把自己门前的一段当作自家的院子来修，修到哪里、谁来修、几时修好，都写在木牌上，立在路边。",
        "石料由乡里统一拨付，各组登记领取，用剩的交回仓库；工具轮流使用，当天用、当天还，不要留在野地里过夜。",
        "有人问修一条小路值不值得，老支书说：“路是给人走的，人走得稳，心才放得下。”这句话——大家要记住。",
    )
    heads = ("一、分段包干", "二、按月巡查", "三、及时上报")
    body = [part for head in heads for part in (block("body", head, level=1, style="lead1"), *map(plain, lines * 2))]
    lead = block(
        "body", "（一）先急后缓。", "塌方的两处先修，松动的石板后修，雨天路滑时先拉绳子提醒过路的人。", style="lead2"
    )
    head = (block("title", "关于整修乡间步道的通知"), block("salutation", "各乡镇人民政府："))
    return Draft("", "关于整修乡间步道的通知", (*head, plain(lines[0]), *body, lead, plain("特此通知。")))


def plain(text: str) -> Block:
    return block("body", text)


@cache
def written() -> bytes:
    """The document as we write it."""
    return formats.written(notice(), ".docx", Look("gongwen"))


@pytest.fixture
def own() -> bytes:
    return written()


def repacked(raw: bytes, part: str, text: str) -> bytes:
    """A package with one part of other text."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return edited(raw, (part, package.read(part).decode(), text))


def edited(raw: bytes, *edits: Edit) -> bytes:
    """A package with parts of it otherwise; what is to be replaced must be there."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    for part, old, new in edits:
        assert old in parts[part], (part, old)
        parts[part] = parts[part].replace(old, new)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def found(
    raw: bytes, name: str = "", only: Callable[[str], bool] = lambda id_: id_.startswith("page-")
) -> list[Finding]:
    """What the checks of the page say of a file."""
    draft = norm.held(formats.document("稿.docx", ".docx", raw).draft, name)
    return checks.run(draft, Settings(only=frozenset(filter(only, checks.ids()))))


def in_style(raw: bytes, identity: str, old: str, new: str) -> bytes:
    """A package with a style otherwise."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        text = package.read(STYLES).decode()
    start = text.index(f'w:styleId="{identity}"')
    end = text.index("</w:style>", start)
    assert old in text[start:end], (identity, old)
    return edited(raw, (STYLES, text[start:end], text[start:end].replace(old, new)))


BODY, HEAD, FOOT = "SpeechBody", "SpeechTitle", "SpeechPageNumber"

# Each defect: its name, the check that must tell it and no other, and how it is made of our own file.
IN_PARTS: dict[str, tuple[str, list[Edit]]] = {
    # The thirteen on which others were measured, those of the text apart.
    "default margins": ("page-margins", [(DOCUMENT, MARGINS, 'w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"')]),
    "letter paper": ("page-paper", [(DOCUMENT, PAPER, 'w:w="12240" w:h="15840"')]),
    "no squeeze": ("page-columns", [(STYLES, SQUEEZE, "")]),
    "lines of 1.5": ("page-lines", [(STYLES, LINE, 'w:line="360" w:lineRule="auto"')]),
    "lines of 29 points": ("page-lines", [(STYLES, LINE, 'w:line="580" w:lineRule="exact"'), (DOCUMENT, 'w:linePitch="579"', 'w:linePitch="580"')]),
    "no eastAsia font": ("page-chinese-font", [(STYLES, f" {BODY_FONT}", "")]),
    "no eastAsia font at all": ("page-chinese-font", [(STYLES, " w:eastAsia=", " w:other=")]),
    "literal page number": ("page-literal-number", [(ODD, FIELD, ""), (EVEN, FIELD, "")]),
    "odd and even alike": ("page-odd-even", [(SETTINGS, "<w:evenAndOddHeaders/>", "")]),
    # Our own.
    "indents of spaces": ("page-typed-indent", [(DOCUMENT, f"{RUN}石料", f"{RUN}\u3000\u3000石料")]),
    "grid that collapses": ("page-character-grid", [(DOCUMENT, GRID, '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>')]),
    "grid beside the lines": ("page-line-grid", [(DOCUMENT, 'w:linePitch="579"', 'w:linePitch="312"')]),
    "theme font wins": ("page-theme-font", [(STYLES, TITLE, f'{TITLE} w:eastAsiaTheme="minorEastAsia"'), (THEME, "宋体", "隶书")]),
    "quotes in a Latin font": ("page-quote-font", [(DOCUMENT, HINT, "")]),
    "no outline": ("page-outline", [(STYLES, '<w:outlineLvl w:val="0"/>', "")]),
    "no page number": ("page-missing-number", [(DOCUMENT, 'w:footerReference w:type="default"', "w:lang"), (DOCUMENT, 'w:footerReference w:type="even"', "w:lang")]),
    "sides swapped": ("page-odd-even", [(ODD, '<w:jc w:val="right"/>', '<w:jc w:val="left"/>'), (EVEN, '<w:jc w:val="left"/>', '<w:jc w:val="right"/>')]),
    "even pages without number": ("page-odd-even", [(EVEN, FIELD, ""), (EVEN, "<w:t>1</w:t>", ""), (EVEN, "— ", ""), (EVEN, " —", "")]),
    "paragraphs in red": ("page-colour", [(DOCUMENT, f"{RUN}石料", RUN.replace(HINT, f'{HINT}<w:color w:val="FF0000"/>') + "石料")]),
    "footer too low": ("page-number-form", [(DOCUMENT, 'w:footer="1418"', 'w:footer="992"')]),
    "one side off": ("page-margins", [(DOCUMENT, 'w:left="1588"', 'w:left="1701"')]),
    "gutter": ("page-margins", [(DOCUMENT, 'w:gutter="0"', 'w:gutter="284"')]),
    "empty paragraphs": ("page-blank-lines", [(DOCUMENT, "<w:sectPr>", "<w:p/>" * 6 + f'<w:p><w:pPr><w:pStyle w:val="{BODY}"/></w:pPr><w:r><w:t>二〇二六年十月</w:t></w:r></w:p><w:sectPr>')]),
}  # fmt: skip

IN_STYLES: dict[str, tuple[str, str, str, str]] = {
    "body of 15 points": ("page-body-size", BODY, SIZE, '<w:sz w:val="30"/><w:szCs w:val="30"/>'),
    "title 黑体 of 20 points": ("page-title", HEAD, TITLE, 'w:eastAsia="黑体"'),
    "level 1 in 仿宋": ("page-heading-font", "SpeechLead1", 'w:eastAsia="黑体"', BODY_FONT),
    "level 2 in 黑体": ("page-heading-font", "SpeechLead2", 'w:eastAsia="楷体_GB2312"', 'w:eastAsia="黑体"'),
    "no first-line indent": ("page-indent", BODY, INDENT, ""),
    "indent of a smaller size": ("page-indent", BODY, INDENT, '<w:ind w:firstLine="420"/>'),
    "body in 宋体": ("page-body-font", BODY, BODY_FONT, 'w:eastAsia="宋体"'),
    "body ragged": ("page-alignment", BODY, '<w:jc w:val="both"/>', '<w:jc w:val="left"/>'),
    "space after paragraphs": ("page-spacing", BODY, 'w:after="0"', 'w:after="160"'),
    "lines of 27 points": ("page-lines", BODY, LINE, 'w:line="540" w:lineRule="exact"'),
    "title in bold": ("page-title", HEAD, TITLE + ' w:cs="Times New Roman"/>', TITLE + ' w:cs="Times New Roman"/><w:b/>'),
    "page number of 9 points": ("page-number-form", FOOT, '<w:sz w:val="28"/>', '<w:sz w:val="18"/>'),
}  # fmt: skip


@pytest.mark.parametrize("name", IN_PARTS)
def test_a_planted_defect_is_told_once_and_nothing_else(name: str, own: bytes) -> None:
    check, edits = IN_PARTS[name]

    assert [finding.check for finding in found(edited(own, *edits))] == [check]


@pytest.mark.parametrize("name", IN_STYLES)
def test_a_defect_of_a_style_is_told_once_and_nothing_else(name: str, own: bytes) -> None:
    check, identity, old, new = IN_STYLES[name]

    assert [finding.check for finding in found(in_style(own, identity, old, new))] == [check]


OF_THE_TEXT = {"broken-numbering", "half-width-point"}


def misworded(raw: bytes) -> bytes:
    """A file with wrong numbers and points."""
    return edited(raw, (DOCUMENT, "二、按月巡查", "四、按月巡查"), (DOCUMENT, "（一）先急", "(1)先急"), (DOCUMENT, "登记领取，", "登记领取,"))  # fmt: skip


def test_a_defect_of_the_text_is_found_in_a_word_file(own: bytes) -> None:
    assert {finding.check for finding in found(misworded(own), only=lambda _: True)} >= OF_THE_TEXT


# The same for the elements of official documents, each in the style that we give it.
IN_ELEMENTS: dict[str, tuple[str, str, str, str]] = {
    "mark in black": ("page-mark", "OfficialMark", '<w:color w:val="FF0000"/>', ""),
    "mark in 宋体": ("page-mark", "OfficialMark", 'w:eastAsia="方正小标宋简体"', 'w:eastAsia="宋体"'),
    "annex in 仿宋": ("page-annex", "OfficialAnnex", 'w:eastAsia="黑体"', BODY_FONT),
    "secrecy in 仿宋": ("page-head-element", "OfficialSecrecy", 'w:eastAsia="黑体"', BODY_FONT),
    "urgency of 14 points": ("page-head-element", "OfficialUrgency", SIZE, '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
    "serial in the middle": ("page-head-element", "OfficialSerial", '<w:jc w:val="left"/>', '<w:jc w:val="center"/>'),
    "number at the left": ("page-number-place", "OfficialNumber", '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'),
    "copies of 16 points": ("page-imprint", "OfficialCopies", '<w:sz w:val="28"/>', '<w:sz w:val="32"/>'),
}
ON_THE_PAGE: dict[str, tuple[str, str, str]] = {
    "imprint without lines": ("page-imprint", r"<w:tblBorders>.*?</w:tblBorders>", ""),
    "salutation set in": (
        "page-salutation",
        r'(<w:pStyle w:val="SpeechSalutation"/>)',
        r'\1<w:ind w:firstLine="640"/>',
    ),
    "date at the left": (
        "page-signature",
        r'(<w:pStyle w:val="OfficialDate"/><w:spacing [^>]*/>)<w:ind [^>]*/>',
        r"\1",
    ),
    "annex on the page of the text": ("page-annex page-imprint", r"<w:pageBreakBefore/>", ""),
    "date pushed by blanks": ("page-signature", r'(OfficialDate.*?<w:t xml:space="preserve">)', "\\1" + "\u3000" * 12),
}


PARAGRAPH = r"<w:p>(?:(?!</w:p>).)*{}(?:(?!</w:p>).)*</w:p>"
SECTION = "<w:sectPr>(?:(?!</w:p>).)*</w:sectPr>(?=</w:pPr>)"
BREAK = "<w:pageBreakBefore/>"
FLOATING = r"<w:tblpPr [^>]*/><w:tblOverlap [^>]*/>"

# Defects of documents of other lengths: the sample, the check, what stands there, what shall.
IN_SAMPLES: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "signature on a page of its own": ("sealed", "page-alone", [('(<w:pStyle w:val="OfficialSignature"/>)', rf"\1{BREAK}")]),
    "a page without text": ("gongwen", "page-alone", [("此件公开发布", "此页无正文")]),
    "number right below the mark": ("sealed", "page-number-place", [('(<w:pStyle w:val="OfficialNumber"/>)', r'\1<w:spacing w:before="0"/>')]),
    "urgency above secrecy": ("gongwen", "page-element-order", [(f"({PARAGRAPH.format('OfficialSecrecy')})({PARAGRAPH.format('OfficialUrgency')})", r"\2\1")]),
    "imprint on an odd page": ("short", "page-imprint", [(SECTION, "")]),
    "imprint in the midst of a page": ("order", "page-imprint", [(FLOATING, ""), (PARAGRAPH.format("OfficialAnchor"), "<w:p/>")]),
    "level 2 in the style of level 1": ("headings", "page-outline-level", [("SpeechLevel2", "SpeechLevel1")]),
}  # fmt: skip


def short() -> Draft:
    """An official document of half a page."""
    end = officials.signed("青山县人民政府")
    return officials.draft(*officials.text()[:2], *officials.body(1, 1), *end, *officials.FOOT)


def with_headings() -> Draft:
    """A document with headings of two levels on lines of their own."""
    first, second = ("一、分段包干", "二、按月巡查"), ("（一）先急后缓", "（二）先主后次")
    levels = [(1, first[0]), (2, second[0]), (2, second[1]), (1, first[1])]
    body = [block("body", text, level=level, style=f"lead{level}") for level, text in levels]  # type: ignore[arg-type]
    lines = [part for head in body for part in (head, plain(officials.SENTENCE * 3))]
    return Draft("", "关于整修乡间步道的通知", (block("title", "关于整修乡间步道的通知"), *lines))


def sampled(row: tuple[str, str, list[tuple[str, str]]]) -> tuple[bytes, bytes]:
    """A sample as we write it, and with its defect."""
    own = {"short": ("gongwen", short()), "headings": ("gongwen", with_headings())}
    used, draft = (own | officials.SAMPLES)[row[0]]
    raw = formats.written(draft, ".docx", Look(used))
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        text = package.read(DOCUMENT).decode()
    for old, new in row[2]:
        text, count = re.subn(old, new, text, count=1)
        assert count == 1
    return raw, repacked(raw, DOCUMENT, text)


@pytest.mark.parametrize("name", IN_SAMPLES)
def test_a_defect_of_a_document_is_told_once_and_nothing_else(name: str) -> None:
    raw, changed = sampled(IN_SAMPLES[name])

    assert found(raw) == []
    assert [finding.check for finding in found(changed)] == [IN_SAMPLES[name][1]]


@cache
def official() -> bytes:
    """A document with every element as we write it."""
    layout_, draft = officials.SAMPLES["gongwen"]
    return formats.written(draft, ".docx", Look(layout_))


@pytest.mark.parametrize("name", IN_ELEMENTS)
def test_a_defect_of_an_element_is_told_once_and_nothing_else(name: str) -> None:
    check, identity, old, new = IN_ELEMENTS[name]

    assert [finding.check for finding in found(in_style(official(), identity, old, new))] == [check]


def displaced(row: tuple[str, str, str]) -> bytes:
    """The document with an element elsewhere."""
    with zipfile.ZipFile(io.BytesIO(official())) as package:
        text = package.read(DOCUMENT).decode()
    changed, count = re.subn(row[1], row[2], text, count=1)
    assert count == 1
    return repacked(official(), DOCUMENT, changed)


@pytest.mark.parametrize("name", ON_THE_PAGE)
def test_an_element_out_of_place_is_told_once_and_nothing_else(name: str) -> None:
    row = ON_THE_PAGE[name]

    assert [finding.check for finding in found(displaced(row))] == row[0].split()


@pytest.mark.parametrize("name", officials.SAMPLES)
def test_our_own_official_documents_are_silent(name: str) -> None:
    used, draft = officials.SAMPLES[name]
    raw = formats.written(draft, ".docx", Look(used))

    assert found(raw) == []
    assert found(raw, used) == []


@pytest.mark.parametrize("seed", range(24))
def test_our_own_official_documents_by_rule_are_silent(seed: int) -> None:
    used, draft = officials.chosen(seed)
    raw = formats.written(draft, ".docx", Look(used))

    assert found(raw) == []
    assert found(raw, used) == []


@pytest.mark.parametrize("variant", ["ink", "word-grid"])
@pytest.mark.parametrize("name", layout.ids())
def test_our_own_pages_are_silent_in_every_variant(name: str, variant: str) -> None:
    try:
        used = layout.load(f"{name}-{variant}").id
    except DrafterError:
        assert name == "reading"  # whose lines do not fit
        return
    draft = next((draft for own, draft in officials.SAMPLES.values() if own == name), notice())
    raw = formats.written(draft, ".docx", Look(used))

    assert found(raw, used) == []
    if name == "reading":  # unless it is named, a notice is no reading copy
        return
    assert [finding.check for finding in found(raw)] in ([], ["page-character-grid"] * (variant == "word-grid"))


@pytest.mark.parametrize(
    ("name", "form"),
    [("gongwen", "文件"), ("upward", "文件"), ("joint", "文件"), ("letter", "信函"), ("letter-secret", "信函"), ("order", "命令"), ("minutes", "纪要"), ("report", "无")],
)  # fmt: skip
def test_the_form_of_the_head_is_recognised(name: str, form: str) -> None:
    used, draft = officials.SAMPLES[name]
    raw = formats.written(draft, ".docx", Look(used))

    for layout_ in ("", "gongwen"):
        page = norm.held(formats.document("稿.docx", ".docx", raw).draft, layout_).page
        assert page is not None
        assert page.norm is not None
        assert page.norm.head == form


@pytest.mark.parametrize("name", ["", "gongwen", "speech", "公文"])
def test_our_own_official_page_is_silent(name: str, own: bytes) -> None:
    assert found(own, name) == []


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("look", ["speech", "reading", "gongwen"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_own_drafts_are_silent(path: Path, look: str, explain: bool) -> None:
    draft = compose(*making.sample(path)).draft
    official = any(block.role in ELEMENTS for block in draft.blocks)  # which no layout of speeches can set
    used = "gongwen" if official else look
    raw = formats.written(draft, ".docx", Look(used, explain))

    assert found(raw) == []
    assert found(raw, used) == []


def test_a_page_that_nobody_set_is_told_in_one_finding_unless_a_layout_is_named(own: bytes) -> None:
    raw = edited(
        own, *IN_PARTS["default margins"][1], *IN_PARTS["lines of 1.5"][1], (DOCUMENT, "各乡镇人民政府：", "备忘")
    )
    raw = in_style(raw, BODY, BODY_FONT, 'w:eastAsia="宋体"')

    assert [finding.check for finding in found(raw)] == ["page-unset"]
    assert len(found(raw, "公文")) > 2


READ_ALOUD = ["page-margins", "page-number-form", "page-title", "page-body-size", "page-lines"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("检查: {}", ["page-margins"]),
        ("版式: 不查", []),
        ("版式: speech", ["page-margins"]),
        ("版式: 朗读稿", READ_ALOUD),
    ],
)
def test_the_layout_may_stand_in_the_settings(line: str, expected: list[str], tmp_path: Path, own: bytes) -> None:
    (tmp_path / "drafter.yaml").write_text(line, "utf-8")
    (tmp_path / "稿.docx").write_bytes(edited(own, *IN_PARTS["default margins"][1]))
    path = str(tmp_path / "稿.docx")
    (done,) = check.check(check.Request((path,)), [path])

    assert [finding.check for finding in done.findings if finding.check.startswith("page-")] == expected


def test_levels_are_errors_only_where_the_norm_binds(own: bytes) -> None:
    raw = edited(own, *IN_PARTS["default margins"][1], *IN_PARTS["no squeeze"][1])

    assert [finding.level for finding in found(raw)] == ["error", "warning"]
    assert [finding.level for finding in found(raw, "speech")] == ["warning", "hint"]
    assert [finding.source for finding in found(raw)] == [
        "GB/T 9704—2012，5.2.1（规定）",
        "GB/T 9704—2012，5.2.3（一般）",
    ]
    assert all("讲话稿属实务" in finding.source for finding in found(raw, "speech"))


def test_numbers_of_lines_and_characters_are_told_with_the_setting(own: bytes) -> None:
    lines, columns = (found(edited(own, *IN_PARTS[name][1]))[0] for name in ("lines of 29 points", "no squeeze"))

    assert "只排 21 行" in lines.message
    assert "固定值 28.95 磅" in lines.message
    assert "只排 27 字" in columns.message
    assert "紧缩 0.3 磅" in columns.message


@pytest.mark.parametrize("size", [36, 44])
def test_a_reading_copy_is_recognised_by_its_type_and_may_be_larger(size: int) -> None:
    raw = formats.written(compose(*making.sample(SAMPLES[0])).draft, ".docx", Look("reading"))
    raw = in_style(raw, BODY, '<w:sz w:val="36"/>', f'<w:sz w:val="{size}"/>')

    assert found(raw) == []
    assert [finding.check for finding in found(raw, "朗读稿")] == ["page-body-size"] * (size != 36)


def test_what_stands_above_a_title_is_no_title(own: bytes) -> None:
    head = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="{}"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    above = head.format("宋体", "青山乡人民政府文件") + head.format("仿宋", "青政发〔2026〕3号")
    raw = edited(own, (DOCUMENT, "<w:body>", f"<w:body>{above}"), (STYLES, "公文标题", "甲"))

    assert [block.role for block in formats.document("稿.docx", ".docx", raw).draft.blocks[:3]] == [
        *("mark", "number", "title"),
    ]
    assert [finding.check for finding in found(raw)] == ["page-mark", "page-red-line"]


@pytest.mark.parametrize(  # as LibreOffice 7.4 sets them
    ("size", "shift", "left"),
    [(21, -849, 21), (21, 2000, 20), (21, 21678, 14), (32, -849, 14), (0, -849, 18), (0, 2000, 17)],
)
def test_a_collapsing_grid_names_the_characters_that_are_left(size: int, shift: int, left: int, own: bytes) -> None:
    assert [finding.check for finding in found(gridded(own, size, shift))] == ["page-character-grid"]
    assert f"每行只剩 {left} 字" in found(gridded(own, size, shift))[0].message


@pytest.mark.parametrize(("size", "shift"), [(21, 0), (32, 0), (0, 0), (32, 2000), (32, 21678), (0, 21678)])
def test_a_grid_with_room_for_the_type_does_not_collapse(size: int, shift: int, own: bytes) -> None:
    assert "page-character-grid" not in [finding.check for finding in found(gridded(own, size, shift))]


def gridded(raw: bytes, size: int, shift: int) -> bytes:
    """A package with a grid of characters, whose default style is of so many half points, 0 for none."""
    grid = f'<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="{shift}"/>'
    normal = '<w:jc w:val="both"/></w:pPr>'
    look = f'{normal}<w:rPr><w:sz w:val="{size}"/></w:rPr>' if size else normal
    return in_style(edited(raw, (DOCUMENT, GRID, grid)), "Normal", normal, look)


def test_a_few_paragraphs_otherwise_are_counted_and_the_first_is_shown(own: bytes) -> None:
    other = RUN.replace(HINT, '<w:rFonts w:hint="eastAsia" w:eastAsia="宋体"/>')
    (finding,) = found(edited(own, (DOCUMENT, f"{RUN}石料", f"{other}石料")))

    assert finding.message.startswith("有 6 段正文用的是宋体")
    assert (finding.block, finding.start, finding.end) == (6, 0, 0)


def facts(raw: bytes) -> PageFacts:
    page = formats.document("稿.docx", ".docx", raw).draft.page
    assert page is not None
    return page


def test_every_block_of_a_word_file_has_its_facts(own: bytes) -> None:
    draft = formats.document("稿.docx", ".docx", own).draft

    assert len(facts(own).blocks) == len(draft.blocks)
    assert [sum(count for count, _ in laid.runs) for laid in facts(own).blocks] == [
        len(one.text) for one in draft.blocks
    ]
    assert [facts(own).blocks[0].setting.align, facts(own).blocks[2].setting.align] == ["center", "both"]
    assert facts(own).blocks[2].runs[0][1].size == 16
    assert facts(own).blocks[2].runs[0][1].squeeze == -0.3


def test_what_is_nearest_counts_and_a_theme_font_only_within_its_own_element(own: bytes) -> None:
    themed = edited(own, (STYLES, "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ", '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia" '))  # fmt: skip

    assert facts(themed).blocks[2].runs[0][1].font == "仿宋_GB2312"
    assert facts(themed).blocks[2].runs[0][1].unused == ""


def test_sections_know_where_they_begin(own: bytes) -> None:
    landscape = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'
    with zipfile.ZipFile(io.BytesIO(own)) as package:
        text = package.read(DOCUMENT).decode()
    at = text.index('<w:p><w:pPr><w:pStyle w:val="SpeechLevel1"/>')
    raw = edited(own, (DOCUMENT, text, text[:at] + landscape + text[at:]))

    assert [section.first for section in facts(raw).sections] == [0, 3]
    assert [section.width > section.height for section in facts(raw).sections] == [True, False]


@pytest.mark.parametrize("part", [SETTINGS, THEME])
def test_a_damaged_part_of_looks_hides_no_text(part: str, own: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(own)) as package:
        whole = package.read(part).decode()
    draft = formats.document("稿.docx", ".docx", edited(own, (part, whole, whole[:90]))).draft

    assert draft.blocks[0].text == "关于整修乡间步道的通知"
    assert isinstance(checks.run(norm.held(draft), Settings()), list)


VALUE = re.compile(r'(?<==")[^"]*(?=")')
JUNK = ["", "x", "-1", "0", "99999999999", "-5.5", "12pt", "1e9", "是", "9" * 40]


@given(st.sampled_from([DOCUMENT, STYLES, SETTINGS, ODD, THEME]), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_no_value_of_an_attribute_stops_the_checks(part: str, random: Random) -> None:
    raw = written()
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        text = package.read(part).decode()
    places = [match for match in VALUE.finditer(text) if "://" not in match.group() and "rId" not in match.group()]
    head = text.index("<w:p>") if "<w:p>" in text else text.index("?>")
    for match in sorted(random.sample(places[-400:], 3), key=lambda match: -match.start()):
        if match.start() > head:
            text = text[: match.start()] + random.choice(JUNK) + text[match.end() :]
    whole = formats.document("稿.docx", ".docx", repacked(raw, part, text)).draft

    assert isinstance(checks.run(norm.held(whole, "公文"), Settings()), list)


@given(st.text(max_size=8))
def test_measures_that_are_none_are_the_usual_ones(text: str) -> None:
    assert isinstance(points(text), float)
    assert isinstance(points(text, 240), float)
    assert colour(text) == colour(text).upper()


@pytest.mark.parametrize(
    ("text", "expected"), [("640", 32), ("-6", -0.3), ("12pt", 12), ("1in", 72), ("25.4mm", 72), ("", 0), ("x", 0)]
)
def test_measures_are_read_with_their_units(text: str, expected: float) -> None:
    assert points(text) == pytest.approx(expected)


@pytest.mark.parametrize(("code", "expected"), [("auto", ""), ("000000", ""), ("0A0A0A", ""), ("ff0000", "FF0000")])
def test_what_looks_black_is_black(code: str, expected: str) -> None:
    assert colour(code) == expected


def test_only_word_files_have_facts_and_an_unknown_layout_is_refused() -> None:
    draft = formats.document("稿.txt", ".txt", "在培训班上的讲话\n同志们：\n今天讲三点。\n".encode()).draft

    assert draft.page is None
    assert norm.held(draft) is draft
    with pytest.raises(DrafterError, match="没有"):
        norm.named("没有这种")


def test_a_text_without_a_page_loads_nothing_of_pages(tmp_path: Path) -> None:
    (tmp_path / "稿.txt").write_text("在培训班上的讲话\n同志们：\n今天讲三点。\n", "utf-8")
    code = (
        "import sys; from drafter.jobs import check; "
        "list(check.check(check.Request(('稿.txt',)), ['稿.txt'])); "
        "print([name for name in sys.modules if 'page' in name and name.startswith('drafter.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_every_layout_can_be_asked_for() -> None:
    assert {norm.named(name).name for name in layout.ids()} == {layout.load(name).name for name in layout.ids()}
