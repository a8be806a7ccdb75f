"""Word files: named styles, fonts where Word looks for them, repeatable bytes, memory."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import ladder
import making
import pytest
from conftest import SAMPLES
from lxml import etree

from drafter import formats
from drafter.drafting.compose import compose
from drafter.formats import Look
from drafter.model import Block, Draft, Span
from drafter.word import layout
from drafter.word.names import NAMESPACE
from drafter.word.setting import title

W = f"{{{NAMESPACE}}}"


def draft_of(index: int = 0) -> Draft:
    return compose(*making.sample(SAMPLES[index])).draft


def written(draft: Draft, name: str = "out.docx", **look: object) -> Path:
    path = Path(name)
    path.write_bytes(formats.written(draft, path.suffix, Look(**look)))  # type: ignore[arg-type]
    return path


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


@pytest.mark.parametrize("look", [{}, {"layout": "reading"}, {"explain": True}, {"clean": True}], ids=str)
def test_word_would_open_every_output_without_repair(look: dict[str, object]) -> None:
    assert ladder.faults(written(draft_of(), **look)) == []


def test_the_same_draft_gives_the_same_bytes() -> None:
    draft = draft_of()

    assert formats.written(draft, ".docx", Look(explain=True)) == formats.written(draft, ".docx", Look(explain=True))


def test_the_text_of_the_file_is_the_text_of_the_draft() -> None:
    draft = draft_of()

    assert [paragraph.text for paragraph in docx.Document(str(written(draft))).paragraphs] == [
        block.text for block in draft.blocks
    ]


def test_body_runs_carry_no_formatting_but_the_hint() -> None:
    document = part(written(draft_of()), "word/document.xml")
    properties = [child.tag for run in document.iter(f"{W}r") for child in run.find(f"{W}rPr")]
    paragraphs = [child.tag for paragraph in document.iter(f"{W}p") for child in paragraph.find(f"{W}pPr")]

    assert set(properties) == {f"{W}rFonts", f"{W}rStyle"}
    assert set(paragraphs) == {f"{W}pStyle"}
    assert {fonts.get(f"{W}hint") for fonts in document.iter(f"{W}rFonts")} == {"eastAsia"}


def test_every_style_names_its_chinese_font_and_its_chinese_name() -> None:
    sheet = part(written(draft_of()), "word/styles.xml")
    own = [style for style in sheet.iter(f"{W}style") if style.get(f"{W}customStyle") == "1"]

    assert len(own) >= 12
    for style in own:
        assert re.search("[\u4e00-\u9fff]", style.find(f"{W}name").get(f"{W}val"))
        for fonts in style.iter(f"{W}rFonts"):
            assert fonts.get(f"{W}eastAsia")
            assert not [name for name in fonts.attrib if name.endswith("Theme")]


def test_the_navigation_pane_shows_the_structure() -> None:
    draft = draft_of()
    document = docx.Document(str(written(draft)))
    levels = {style.style_id: style.element.find(f".//{W}outlineLvl") for style in document.styles}
    shown = [
        int(level.get(f"{W}val")) + 1
        for paragraph in document.paragraphs
        if (level := levels[paragraph.style.style_id]) is not None
    ]

    assert shown == [block.level for block in draft.blocks if block.level]
    assert shown.count(1) == 7
    assert shown.count(2) == 11


def test_run_in_headings_are_named_styles_inside_the_paragraph() -> None:
    document = docx.Document(str(written(draft_of())))
    leads = [
        (run.style.name, run.text)
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.style.name.startswith("讲话段首")
    ]

    assert leads[0] == ("讲话段首一级", "一是")
    assert {name for name, _ in leads} == {"讲话段首一级", "讲话段首二级"}


def test_properties_come_from_the_brief_and_hold_no_clock() -> None:
    properties = docx.Document(str(written(draft_of()))).core_properties

    assert properties.title == "在全县组工干部业务培训班结业时的讲话"
    assert properties.created == properties.modified
    assert properties.created.date().isoformat() == "2026-11-20"


def test_page_numbers_stand_outside_on_odd_and_even_pages() -> None:
    path = written(draft_of())
    sides = [part(path, f"word/footer{number}.xml").find(f".//{W}jc").get(f"{W}val") for number in (1, 2)]

    assert sides == ["right", "left"]
    assert "".join(part(path, "word/footer1.xml").itertext()) == "—  PAGE 1 —"
    assert part(path, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_explain_comments_on_every_phrase() -> None:
    draft = draft_of()
    document = docx.Document(str(written(draft, explain=True)))
    phrases = {span.phrase for block in draft.blocks for span in block.spans if span.phrase}
    comments = [comment.text for comment in document.comments]

    assert {text.split("（")[0].removeprefix("语料 ") for text in comments if text.startswith("语料 ")} == phrases
    assert any(re.search(r"phrasebanks/[a-z-]+\.yaml:\d+", text) for text in comments)


def test_the_file_remembers_nodes_and_phrases_but_no_facts() -> None:
    draft = draft_of()
    memory = part(written(draft), "customXml/item1.xml")
    said = etree.tostring(memory, encoding="unicode")

    assert len(memory) == len(draft.blocks)
    assert memory[-1].get("n").startswith("致谢")
    assert "#" in memory[4].get("s")
    assert not [fact for fact in ("组工干部", "×××", "县委组织部") if fact in said]


def test_clean_leaves_nothing_behind() -> None:
    with zipfile.ZipFile(written(draft_of(), clean=True)) as archive:
        assert not [name for name in archive.namelist() if name.startswith("customXml")]


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html", ".json"])
def test_our_own_output_is_known_again_until_a_hand_touches_it(suffix: str) -> None:
    path = written(draft_of(), f"out{suffix}")
    assert formats.untouched(path)

    edit(path)

    assert not formats.untouched(path)


def edit(path: Path) -> None:
    """Change a word in a finished file, as a person would."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        document.paragraphs[5].runs[0].text = "改过的话。"
        document.save(str(path))
    else:
        path.write_text(path.read_text("utf-8").replace("同志们", "各位同志", 1), "utf-8")


HANDS = {
    "bold": lambda document: setattr(document.paragraphs[5].runs[1].font, "bold", True),
    "highlight": lambda document: setattr(document.paragraphs[5].runs[1].font, "highlight_color", 7),
    "header": lambda document: document.sections[0].header.paragraphs[0].add_run("送审稿"),
    "table": lambda document: document.add_table(1, 1),
    "margin": lambda document: setattr(document.sections[0], "left_margin", 1_000_000),
    "paragraph": lambda document: document.add_paragraph(""),
    "comment": lambda document: document.add_comment(document.paragraphs[5].runs, "这句重写", "王", "王"),
}


@pytest.mark.parametrize("hand", HANDS)
def test_any_handwork_is_seen(hand: str) -> None:
    path = written(draft_of())
    document = docx.Document(str(path))
    HANDS[hand](document)
    document.save(str(path))

    assert not formats.untouched(path)


def test_saving_again_without_a_change_is_no_handwork() -> None:
    path = written(draft_of())
    docx.Document(str(path)).save(str(path))

    assert formats.untouched(path)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04broken", b"not a zip"])
def test_what_is_no_docx_of_ours_is_handwork(raw: bytes) -> None:
    Path("x.docx").write_bytes(raw)

    assert not formats.untouched(Path("x.docx"))


def test_odd_characters_do_not_break_the_file() -> None:
    block = Block("body", (Span("控制\x0b字符\ud800与<尖括号>&和号", "开头"),))
    path = written(Draft("closing-speech", "题\x00目", (block,)))

    assert ladder.faults(path) == []
    assert docx.Document(str(path)).paragraphs[0].text == "控制字符与<尖括号>&和号"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("在全县组工干部业务培训班结业时的讲话", ["在全县组工干部业务培训班结业时的讲话"]),
        (
            "在全市卫生健康系统基层医疗卫生机构负责人能力提升培训班结业时的讲话",
            ["在全市卫生健康系统基层医疗卫生机构", "负责人能力提升培训班结业时的讲话"],
        ),
    ],
)
def test_a_long_title_breaks_evenly_between_words(text: str, lines: list[str]) -> None:
    assert title.lines(text, layout.load("speech")) == lines


@pytest.mark.parametrize("size", [*range(1, 90), 1000])
def test_no_line_of_a_title_is_longer_than_the_page(size: int) -> None:
    text = ("在全县组工干部业务培训班结业时的讲话" * 60)[:size]
    found = title.lines(text, layout.load("reading"))

    assert "".join(found) == text
    assert max(map(len, found)) <= 17


def test_layouts_hold_what_they_promise() -> None:
    page = layout.load("讲话稿")

    assert (page.id, page.line, page.height // page.line) == ("speech", 579, 22)
    assert set(layout.ids()) >= {"speech", "reading"}
