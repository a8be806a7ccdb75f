"""Official documents: the 公文 section of a brief, its elements as blocks, and how they come back from a Word file."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import ladder
import making
import officials
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from drafter import formats
from drafter.data import records, yamlfile
from drafter.drafting import outline
from drafter.drafting.brief import BriefText
from drafter.drafting.official import OfficialText, faults
from drafter.errors import DrafterError, Mistakes
from drafter.formats import Look
from drafter.jobs import draft as job
from drafter.jobs import new
from drafter.model import Block, Draft
from drafter.word import layout
from drafter.word.setting import elements, pages
from drafter.word.setting.head import head

SECTION = """\
公文:
  份号: "000123"
  密级: 秘密★1年
  紧急程度: 加急
  发文机关: 青山县统计局
  文号: 青统发〔2026〕12号
  主送: [各乡镇统计站, 县直各部门]
  附件:
    - 学员名单
    - {题: 课程安排, 文: "第一天上课。\\n第二天参观。"}
  附注: 此件公开发布
  抄送: [县政府办公室, 市统计局]
  印发: {机关: 青山县统计局办公室, 日期: 2026-03-06}
"""
WITHOUT = "公文:\n  发文机关: 青山县统计局\n"


def made(section: str, extra: str = "") -> Draft:
    """The draft of a brief with a section."""
    return making.made(making.text_of(extra=f"种子: 试\n{extra}{section}")).draft


def told(section: str, extra: str = "") -> list[str]:
    """What is wrong with a brief with a section, line by line."""
    with pytest.raises(Mistakes) as error:
        made(section, extra)
    return str(error.value).split("\n")


def shown(draft: Draft, *roles: str) -> list[tuple[str, str]]:
    """The elements of such roles, with their texts."""
    return [(block.role, block.text) for block in draft.blocks if block.role in roles]


def of(draft: Draft) -> list[tuple[str, str]]:
    """The elements of a draft that are no running text."""
    return [(block.role, block.text) for block in draft.blocks if block.role not in ("body", "title")]


def test_every_element_becomes_a_block_in_the_order_of_print() -> None:
    assert of(made(SECTION)) == [
        ("serial", "000123"),
        ("secrecy", "秘密★1年"),
        ("urgency", "加急"),
        ("mark", "青山县统计局文件"),
        ("number", "青统发〔2026〕12号"),
        ("salutation", "各乡镇统计站，县直各部门："),
        ("annexes", "附件：1.学员名单"),
        ("annexes", "2.课程安排"),
        ("signature", "青山县统计局"),
        ("date", "2026年3月5日"),
        ("remark", "（此件公开发布）"),
        ("annex", "附件2"),
        ("annex-title", "课程安排"),
        ("copies", "抄送：县政府办公室，市统计局。"),
        ("issued", "青山县统计局办公室\t2026年3月6日印发"),
    ]


def test_a_draft_without_the_section_is_as_it_was() -> None:
    assert {block.role for block in made("").blocks} == {"title", "byline", "salutation", "body"}


def test_each_element_knows_its_line_of_the_brief() -> None:
    lines = making.text_of(extra=f"种子: 试\n{SECTION}").splitlines()
    for block in made(SECTION).blocks:
        for span in block.spans:
            if span.node.startswith("公文") and span.place:
                assert span.text[:2].strip("（") in lines[int(span.place.split(":")[1]) - 1] or block.role in (
                    "date",
                    "body",
                )


def test_joint_documents_stack_their_names_beside_one_word() -> None:
    section = "公文:\n  发文机关: [青山县财政局, 青山县统计局]\n  签发人: [张三, 李四, 王五]\n"

    assert shown(made(section), "mark", "signer", "signature") == [
        ("mark", "青山县财政局"),
        ("mark", "青山县统计局"),
        ("mark", "文件"),
        ("signer", "签发人：张三\t李四\n王五"),
        ("signature", "青山县财政局"),
        ("signature", "青山县统计局"),
    ]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("letter", "青山县统计局"),
        ("order", "青山县统计局令"),
        ("minutes", "青山县统计局会议纪要"),
        ("gongwen", "青山县统计局文件"),
    ],
)
def test_each_form_has_its_own_mark(name: str, first: str) -> None:
    draft = made(WITHOUT, f"版式: {name}\n")

    assert shown(draft, "mark") == [("mark", first)]
    assert bool(shown(draft, "title")) == (name != "order")
    assert bool(shown(draft, "signature")) == (name != "minutes")


def test_what_stands_above_the_mark_stands_below_that_of_a_letter() -> None:
    assert [role for role, _ in of(made(SECTION, "版式: 信函\n"))][:5] == [
        "mark",
        "serial",
        "secrecy",
        "urgency",
        "number",
    ]
    assert not shown(made(SECTION, "版式: 信函\n"), "issued")


def test_a_stamp_takes_the_place_of_the_signature() -> None:
    draft = made(f"{WITHOUT}  签名章: {{职务: 局长, 姓名: 李明}}\n")

    assert shown(draft, "signature", "stamp", "date") == [("stamp", "局长　　李明"), ("date", "2026年3月5日")]


def test_minutes_name_who_was_there() -> None:
    section = f"{WITHOUT}  标志: 青山县统计局局务会议纪要\n  出席: [李明, 王芳]\n  请假: 赵刚\n  列席: [钱伟]\n"

    assert shown(made(section), "attendance") == [
        ("attendance", "出席：李明、王芳"),
        ("attendance", "请假：赵刚"),
        ("attendance", "列席：钱伟"),
    ]


@pytest.mark.parametrize(
    ("section", "layouts"),
    [
        (WITHOUT, "gongwen"),
        (f"{WITHOUT}  标志: 青山县统计局令\n", "order"),
        (f"{WITHOUT}  标志: 局务会议纪要\n", "minutes"),
    ],
)
def test_the_layout_follows_the_form_where_a_brief_names_none(section: str, layouts: str) -> None:
    brief, _ = making.ready(making.text_of(extra=f"种子: 试\n{section}"))

    assert brief.layout == layouts


MISTAKES = {
    "份号: 123": "份号“123”不是6位数字",
    "份号: abcdef": "份号“abcdef”不是6位数字",
    "密级: 绝秘": "看不懂密级“绝秘”",
    "密级: 秘密": "涉密公文要标份号",
    "紧急程度: 十万火急": "看不懂紧急程度“十万火急”",
    "文号: 青统发[2026]1号": "年份要用六角括号〔〕",
    "文号: 青统发（2026）1号": "年份要用六角括号〔〕",
    "文号: 青统发〔2026〕第1号": "序号不加“第”",
    "文号: 青统发〔2026〕01号": "也不编虚位",
    "文号: 青统发〔26〕1号": "要有四位年份",
    "文号: 青统发〔2026〕1": "看不懂发文字号",
    "附件: [名单。]": "附件名称“名单。”后面不加标点",
    "附件: [1.名单]": "前面的序号由程序编",
    "签发人: 张三、李四": "签发人“张三、李四”里有标点",
    "日期: 2026-02-30": "没有“2026-02-30”这样的日期",
    "印发: {机关: 办公室, 日期: 2026-03-01}": "印发日期早于成文日期",
    "印章: 有": "要写 true 或 false",
    "签名章: {职务: 局长}": "缺“姓名”",
    "主送单位: 各乡镇": "不认识“主送单位”",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_what_the_norm_forbids_is_told_with_its_place(line: str) -> None:
    found = told(f"{WITHOUT}  {line}\n")

    assert len(found) == 1
    assert MISTAKES[line] in found[0]
    assert re.match(r"brief\.yaml:[0-9]+:[0-9]+: .+", found[0])


def test_seal_and_stamp_exclude_each_other() -> None:
    assert "只能用一种" in told(f"{WITHOUT}  印章: true\n  签名章: {{职务: 局长, 姓名: 李明}}\n")[0]


def test_all_faults_of_a_section_are_told_at_once() -> None:
    assert len(told(f"{WITHOUT}  份号: 1\n  密级: 秘\n  文号: 一号\n")) == 3


@given(st.integers(1990, 2099), st.integers(1, 9999))
def test_every_sound_number_is_taken(year: int, number: int) -> None:
    assert not list(faults(OfficialText(organs=("甲局",), number=f"甲发〔{year}〕{number}号")))


def known() -> dict[str, object]:
    """The keys of the section as editors know them."""
    return records.schema(BriefText)["$defs"]["OfficialText"]["properties"]


def test_the_commented_section_of_starters_names_every_key() -> None:
    text = (ROOT / "templates" / "sections" / "official.yaml").read_text("utf-8")

    assert set(yamlfile.parsed(text, "official.yaml").value["公文"]) == set(known())


@pytest.mark.parametrize("name", officials.SAMPLES)
def test_official_documents_open_without_repair_and_come_back(name: str) -> None:
    page, draft = officials.SAMPLES[name]
    path = Path("out.docx")
    path.write_bytes(formats.written(draft, ".docx", Look(page)))
    back = formats.read(path).draft

    assert ladder.faults(path) == []
    assert formats.untouched(path)
    assert [(block.role, block.text) for block in back.blocks] == [
        (block.role, block.text.replace("\n", "") if block.role == "title" else block.text) for block in draft.blocks
    ]


@pytest.mark.parametrize("name", officials.SAMPLES)
def test_an_official_document_with_reasons_opens_too(name: str) -> None:
    page, draft = officials.SAMPLES[name]
    Path("why.docx").write_bytes(formats.written(draft, ".docx", Look(page, explain=True)))

    assert ladder.faults(Path("why.docx")) == []


@pytest.mark.parametrize("variant", ["ink", "word-grid"])
@pytest.mark.parametrize("name", ["gongwen", "letter", "order", "minutes", "report", "speech"])
def test_every_layout_has_its_variants_by_id_and_by_name(name: str, variant: str) -> None:
    found = layout.load(f"{name}-{variant}")

    assert found.id == f"{name}-{variant}"
    assert layout.load(found.name).id == found.id
    assert found.height // found.line == 22
    assert bool(found.warning) == (variant == "word-grid")


def test_the_grid_of_characters_is_told_to_word() -> None:
    raw = formats.written(officials.SAMPLES["report"][1], ".docx", Look("report-word-grid"))
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        document, styles = (package.read(f"word/{name}.xml").decode() for name in ("document", "styles"))

    assert '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>' in document
    assert "<w:spacing w:val=" not in styles


def test_the_head_ends_on_a_line_of_the_page() -> None:
    for page, draft in officials.SAMPLES.values():
        found = head(draft.blocks, layout.load(page))
        if found:
            assert found.lines >= 4
            assert found.scale <= 100
            assert found.size <= 52


@given(st.integers(1, 40), st.sampled_from(["gongwen", "letter", "order", "minutes", "gongwen-ink"]))
def test_a_mark_of_any_length_finds_room(length: int, name: str) -> None:
    page = layout.load(name)
    blocks = [
        officials.block("mark", "青" * length),
        officials.block("number", "甲〔2026〕1号"),
        officials.block("body", "文"),
    ]
    found = head(blocks, page)

    assert found is not None
    assert length * found.size * found.scale / 100 <= page.width / 20
    assert min(found.before, found.number, found.text) >= 0


@given(st.integers(1, 60), st.booleans())
def test_the_foot_stands_on_an_even_page(lines: int, sealed: bool) -> None:
    blocks = [*officials.body(lines, 2), *officials.signed("甲局"), *officials.FOOT]
    draft = officials.draft(*blocks, sealed=sealed)
    found = pages.pages(draft, layout.load("gongwen"))

    assert len(found) % 2 == 0
    assert {draft.blocks[line.block].role for line in found[-1]} >= {"copies", "issued"}


@given(st.integers(1, 60))
def test_a_signature_never_stands_alone(lines: int) -> None:
    blocks: list[Block] = [*officials.draft(*officials.body(lines, 1), *officials.signed("甲局")).blocks]
    draft = Draft("", "", tuple(blocks))
    last = pages.pages(draft, layout.load("gongwen"))[-1]

    assert {draft.blocks[line.block].role for line in last} >= {"body", "signature", "date"}


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7])
def test_seals_stand_in_rows(count: int) -> None:
    names = [f"青山县{name}局" for name in "甲乙丙丁戊己庚"[:count]]
    draft = officials.draft(*officials.body(1), *officials.signed(*names), sealed=True)
    Path("seals.docx").write_bytes(formats.written(draft, ".docx", Look("gongwen")))

    assert ladder.faults(Path("seals.docx")) == []
    assert len(list(elements.seal_rows(range(count + 1), count))) == {2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3}[count]
    assert [block.text for block in formats.read(Path("seals.docx")).draft.blocks if block.role == "signature"] == names


@pytest.mark.parametrize(("name", "there"), [("speech", False), ("gongwen", True), ("report", False)])
def test_the_starter_of_an_official_genre_has_the_section(name: str, there: bool) -> None:
    genre = replace(outline.load("closing-speech"), layout=name)

    assert ("文号:" in new.section(genre)) == there


def test_no_two_tables_stand_side_by_side() -> None:
    draft = officials.draft(*officials.body(5), *officials.signed("甲局", "乙局"), *officials.FOOT, sealed=True)
    for count in range(8):
        text = replace(draft, blocks=(*officials.draft(*officials.body(count, 3)).blocks, *draft.blocks))
        with zipfile.ZipFile(io.BytesIO(formats.written(text, ".docx", Look("gongwen")))) as package:
            assert b"</w:tbl><w:tbl>" not in package.read("word/document.xml")


@pytest.mark.parametrize("name", ["report", "speech", "reading", "工作报告", "report-ink"])
def test_a_layout_without_a_head_takes_no_elements(name: str) -> None:
    brief = ROOT / "templates" / "genres" / "notice" / "sample.yaml"
    with pytest.raises(DrafterError, match="没有版头"):
        job.draft(job.Request(brief, Path("通知.docx"), layout=name))
    Path("单.yaml").write_text(brief.read_text("utf-8") + f"\n版式: {name}\n", "utf-8")
    with pytest.raises(DrafterError, match="单.yaml.*没有版头"):
        job.draft(job.Request(Path("单.yaml"), Path("通知.docx")))

    assert not Path("通知.docx").exists()
