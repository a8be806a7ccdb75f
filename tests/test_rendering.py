"""Proof on the rendered page: LibreOffice sets 22 lines of 28 characters, and our lines and pages are its lines and pages."""

from __future__ import annotations

import difflib
import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import making
import numpy as np
import officials
import pytest
from conftest import ROOT, SAMPLES
from typesetting import (
    DPI,
    MM_A_POINT,
    PAGE_NUMBER,
    READY,
    Ink,
    Row,
    converted,
    lines_by_page,
    pixels,
    png,
    ready,
    rendered,
    rows,
)

from drafter import formats
from drafter.drafting.compose import compose
from drafter.formats import Look
from drafter.model import Block, Draft, Span
from drafter.word import layout
from drafter.word.setting import pages
from drafter.word.writing import printing

# On CI the tools must be there: tests/tools/system.sh has failed before this point otherwise.
pytestmark = pytest.mark.skipif(
    not READY and not os.environ.get("CI"), reason="needs LibreOffice, pdftotext and the Fandol fonts"
)


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which LibreOffice finds the stand-ins."""
    return ready(tmp_path_factory.mktemp("fonts"))


def same_lines(drawn: list[str], predicted: list[str]) -> int:
    """How many lines are the same, in order."""
    matches = difflib.SequenceMatcher(None, drawn, predicted, autojunk=False).get_matching_blocks()
    return sum(match.size for match in matches)


def of(*paragraphs: str) -> Draft:
    """A draft of a title, a salutation and paragraphs."""
    title, salutation, *rest = paragraphs
    blocks = [Block("title", (Span(title, ""),)), Block("salutation", (Span(salutation, ""),))]
    return Draft("closing-speech", title, (*blocks, *(Block("body", (Span(text, ""),)) for text in rest)))


def test_a_full_page_holds_22_lines_of_28_characters(tmp_path: Path, fonts: dict[str, str]) -> None:
    draft = Draft("closing-speech", "满页", (Block("body", (Span("国泰民安" * 400, "开头"),)),))
    sheets = lines_by_page(rendered(draft, tmp_path, fonts))

    assert [len(sheet) for sheet in sheets[:-1]] == [22] * (len(sheets) - 1)
    assert Counter(len(line) for sheet in sheets[:-1] for line in sheet) == {28: 22 * (len(sheets) - 1) - 1, 26: 1}


def test_the_reading_copy_holds_19_lines_of_24_characters(tmp_path: Path, fonts: dict[str, str]) -> None:
    draft = Draft("closing-speech", "满页", (Block("body", (Span("国泰民安" * 400, "开头"),)),))
    sheets = lines_by_page(rendered(draft, tmp_path, fonts, "reading"))

    assert {len(sheet) for sheet in sheets[:-1]} == {19}
    assert Counter(len(line) for sheet in sheets[:-1] for line in sheet).most_common(1)[0][0] == 24


def test_page_numbers_have_dashes_and_the_structure_shows(tmp_path: Path, fonts: dict[str, str]) -> None:
    import pypdf

    draft = compose(*making.sample(SAMPLES[0])).draft
    reader = pypdf.PdfReader(rendered(draft, tmp_path, fonts))
    text = [page.extract_text() for page in reader.pages]

    assert all(re.search(rf"—\s*{number}\s*—", sheet) for number, sheet in enumerate(text, 1))
    assert "一要" in text[1]


@pytest.mark.parametrize("name", ["speech", "reading"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_drafts_lose_no_character_and_break_and_turn_as_predicted(
    name: str, path: Path, tmp_path: Path, fonts: dict[str, str]
) -> None:
    brief, bank = making.sample(path)
    if brief.official:
        pytest.skip("see the test of official samples")
    draft = compose(brief, bank).draft
    sheets = lines_by_page(rendered(draft, tmp_path, fonts, name))
    found = pages.pages(draft, layout.load(name))

    assert len(found) == len(sheets)
    if any(block.cell for block in draft.blocks):  # rows are not lines; see test_inserts.py
        return
    assert Counter("".join(map("".join, sheets))) == Counter("".join(draft.text.split()))
    assert [["".join(line.text.split()) for line in page] for page in found] == sheets


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name + path.stem)
def test_official_samples_break_and_turn_as_predicted_where_libreoffice_prints_them(
    path: Path, tmp_path: Path, fonts: dict[str, str]
) -> None:
    brief, bank = making.sample(path)
    if not brief.official:
        pytest.skip("no official document")
    draft, page = compose(brief, bank).draft, layout.load(brief.layout)
    source = tmp_path / "page.docx"
    source.write_bytes(printing.docx_bytes(draft, page))
    sheets = lines_by_page(converted([source], tmp_path, fonts)[0])
    found = pages.pages(draft, page, printing.HANGING)

    assert Counter("".join(map("".join, sheets))) == Counter("".join(draft.text.split()))
    assert ["".join(sheet) for sheet in sheets[1:]] == [
        "".join("".join(line.text.split()) for line in page) for page in found[1:]
    ]


@pytest.mark.parametrize("name", ["speech", "reading"])
def test_the_traps_of_chinese_lines_break_as_predicted(name: str, tmp_path: Path, fonts: dict[str, str]) -> None:
    draft = of(*(ROOT / "tests" / "cases" / "lines.txt").read_text("utf-8").splitlines())
    sheets = lines_by_page(rendered(draft, tmp_path, fonts, name))
    found = pages.pages(draft, layout.load(name))
    drawn = [line for sheet in sheets for line in sheet]
    predicted = ["".join(line.text.split()) for page in found for line in page]

    assert len(found) == len(sheets)
    assert same_lines(drawn, predicted) >= 0.98 * len(drawn)


NEAR = 0.5  # mm
LINE = 10.21  # mm, of the page: 28.95 points
LEFT, RIGHT, TOP, FOOT = 28, 184, 37, 262  # mm, the edges of the type area
EM = 16 * MM_A_POINT


@dataclass(frozen=True)
class Sheet:
    """A document that was rendered: its ink and its lines, page by page."""

    ink: list[Ink]
    rows: list[list[Row]]

    def row(self, text: str) -> Row:
        """The line that has a text."""
        return next(row for page in self.rows for row in page if text in row.text)


@pytest.fixture(scope="module")
def sheets(fonts: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    """Every sample of official documents, rendered at once."""
    folder = tmp_path_factory.mktemp("official")
    files = [folder / f"{name}.docx" for name in officials.SAMPLES]
    for file, (name, draft) in zip(files, officials.SAMPLES.values(), strict=True):
        file.write_bytes(formats.written(draft, ".docx", Look(name)))
    found = converted(files, folder, fonts)
    return {pdf.stem: Sheet([Ink(page) for page in pixels(pdf)], rows(pdf)) for pdf in found}


def near(found: float, wanted: float, within: float = NEAR) -> bool:
    """Whether two lengths are the same, in millimetres."""
    return abs(found - wanted) <= within


@pytest.mark.parametrize("name", ["gongwen", "letter", "order", "minutes", "report"])
def test_every_official_page_holds_22_lines_of_28_characters(name: str, tmp_path: Path, fonts: dict[str, str]) -> None:
    draft = Draft("", "满页", (Block("body", (Span("国泰民安" * 400, "开头"),)),))
    sheets = lines_by_page(rendered(draft, tmp_path, fonts, name))

    assert [len(sheet) for sheet in sheets[:-1]] == [22] * (len(sheets) - 1)
    assert Counter(len(line) for sheet in sheets[:-1] for line in sheet) == {28: 22 * (len(sheets) - 1) - 1, 26: 1}


@pytest.mark.parametrize(("name", "top", "bottom"), [("gongwen", 40.4, 260.4), ("gongwen-ink", 37.9, 262.7)])
def test_the_ink_of_a_full_page_fills_the_box(
    name: str, top: float, bottom: float, tmp_path: Path, fonts: dict[str, str]
) -> None:
    draft = Draft("", "满页", (Block("body", (Span("核查统计数据质量" * 200, "开头"),)),))
    pdf = rendered(draft, tmp_path, fonts, name)
    lines = Ink(pixels(pdf)[1]).lines[:-1]  # without the page number

    assert [len(sheet) for sheet in lines_by_page(pdf)[:2]] == [22, 22]
    assert near(lines[0][0], top)
    assert near(lines[-1][1], bottom)
    assert near(min(line[2] for line in lines), LEFT + 0.5, 0.6)
    assert near(max(line[3] for line in lines), RIGHT - 0.5, 0.6)


@pytest.mark.parametrize("name", officials.SAMPLES)
def test_official_documents_take_as_many_pages_as_predicted(name: str, sheets: dict[str, Sheet]) -> None:
    page, draft = officials.SAMPLES[name]
    found = pages.pages(draft, layout.load(page))
    ends = [
        [line.text[-6:] for line in sheet if line.text and draft.blocks[line.block].role == "body"] for sheet in found
    ]
    drawn = ["".join(row.text for row in sheet) for sheet in sheets[name].rows]

    assert len(drawn) == len(found)
    assert all(end[-1] in text for end, text in zip(ends, drawn, strict=True) if end)


def test_documents_by_rule_turn_their_pages_as_predicted(tmp_path: Path, fonts: dict[str, str]) -> None:
    documents = [officials.chosen(seed) for seed in range(60)]
    files = [tmp_path / f"{number:02}.docx" for number in range(len(documents))]
    for file, (name, draft) in zip(files, documents, strict=True):
        file.write_bytes(formats.written(draft, ".docx", Look(name)))
    odd = []
    for pdf, (name, draft) in zip(converted(files, tmp_path, fonts), documents, strict=True):
        drawn = [[row.text for row in page if not PAGE_NUMBER.fullmatch(row.text)] for page in rows(pdf)]
        found = pages.pages(draft, layout.load(name))
        if turns(drawn) != turns([["".join(line.text.split()) for line in page] for page in found]):
            odd.append((pdf.stem, name, turns(drawn), len(found)))

    assert len(odd) <= 1, odd  # a line in a hundred breaks elsewhere, and sometimes it is the last of a page


def turns(sheets: list[list[str]]) -> list[str]:
    """How each page but the first opens."""
    return ["".join(sheet)[:6] for sheet in sheets[1:]]


@pytest.mark.parametrize(
    ("name", "edge"), [("gongwen", 72), ("sealed", 72), ("upward", 72), ("joint", 72), ("ink", 72), ("letter", 30), ("letter-secret", 30), ("order", 57), ("minutes", 72)]
)  # fmt: skip
def test_the_mark_stands_where_the_norm_asks_and_is_red(name: str, edge: float, sheets: dict[str, Sheet]) -> None:
    marks = [band for band in sheets[name].ink[0].marks if band[1] - band[0] > 5]

    assert near(marks[0][0], edge)
    assert near((min(band[2] for band in marks) + max(band[3] for band in marks)) / 2, (LEFT + RIGHT) / 2, 1.2)


@pytest.mark.parametrize("name", ["gongwen", "sealed", "upward", "joint", "ink", "minutes"])
def test_the_head_keeps_its_distances(name: str, sheets: dict[str, Sheet]) -> None:
    ink = sheets[name].ink[0]
    mark = next(band for band in ink.marks if band[3] - band[2] < 150 or band[1] - band[0] > 5)
    rule = ink.marks[-1]
    foot = max(band[1] for band in ink.marks[:-1])
    below = [line for line in ink.lines if line[0] > foot]
    number = [line for line in below if line[1] < rule[0]]
    title = next(line for line in below if line[0] > rule[1])

    assert mark[0] < foot
    assert near(number[0][0] - foot, 2 * LINE)
    assert near(rule[0] - number[-1][1], 4)
    assert near(title[0] - rule[1], 2 * LINE, 0.8)
    assert near(rule[2], LEFT, 0.2)
    assert near(rule[3], RIGHT, 0.2)


@pytest.mark.parametrize("name", ["letter", "letter-secret"])
def test_a_letter_has_double_rules_of_170_mm_and_no_number_on_its_first_page(
    name: str, sheets: dict[str, Sheet]
) -> None:
    mark, *rules = sheets[name].ink[0].marks
    thick, thin, thin_below, thick_below = rules

    assert near(thick[0] - mark[1], 4)
    assert near(thick_below[1], 297 - 20 + 1.2, 1)
    assert thick[1] - thick[0] > 2 * (thin[1] - thin[0])
    assert thick_below[1] - thick_below[0] > 2 * (thin_below[1] - thin_below[0])
    assert all(near(rule[2], 20, 0.2) and near(rule[3], 190, 0.2) for rule in rules)
    assert near(
        next(line for line in sheets[name].ink[0].lines if line[0] > thin[1])[0] - thin[1], 14 * MM_A_POINT, 0.8
    )
    assert not any(PAGE_NUMBER.fullmatch(row.text) for row in sheets[name].rows[0])
    assert any(row.text == "—2—" for row in sheets[name].rows[1])


def test_an_order_has_its_number_two_lines_below_the_mark_and_no_rule(sheets: dict[str, Sheet]) -> None:
    ink = sheets["order"].ink[0]

    assert len(ink.marks) == 1
    assert near(ink.lines[0][0] - ink.marks[0][1], 2 * LINE)
    assert near(ink.lines[1][0] - ink.lines[0][1], 2 * LINE, 0.6)


def test_number_and_signers_share_a_line(sheets: dict[str, Sheet]) -> None:
    row = sheets["upward"].row("青委发〔2026〕12号")

    assert row.text.endswith("王国庆")
    assert near(row.left, LEFT + EM)
    assert near(sheets["upward"].row("签发人：").right, RIGHT - 2 * EM)  # 李明 is a character shorter


@pytest.mark.parametrize("name", ["gongwen", "sealed", "joint", "ink", "order", "minutes", "upward"])
def test_the_foot_closes_the_last_even_page(name: str, sheets: dict[str, Sheet]) -> None:
    sheet = sheets[name]
    thick, thin, last = [line for line in sheet.ink[-1].lines if line[3] - line[2] > 150 and line[1] - line[0] < 1]

    assert len(sheet.ink) % 2 == 0
    assert near(last[1], FOOT if name != "ink" else 297 - 32.58)
    assert all(near(line[2], LEFT, 0.2) and near(line[3], RIGHT, 0.2) for line in (thick, thin, last))
    assert near(thick[1] - thick[0], 0.35, 0.12)
    assert near(thin[1] - thin[0], 0.25, 0.12)
    assert near(sheet.row("抄送：").left, LEFT + 14 * MM_A_POINT)
    assert near(sheet.row("印发").right, RIGHT - 14 * MM_A_POINT)


def test_blank_pages_before_the_foot_bear_no_number(sheets: dict[str, Sheet]) -> None:
    assert [len(page) for page in sheets["minutes"].rows[-2:]] == [0, 3]


def test_page_numbers_stand_outside_7_mm_below_the_type_area(sheets: dict[str, Sheet]) -> None:
    odd, even = (next(row for row in page if PAGE_NUMBER.fullmatch(row.text)) for page in sheets["gongwen"].rows[:2])
    ink = sheets["gongwen"].ink[0]
    inked = np.flatnonzero(ink.black[:, 1940:1960].any(1)) * 25.4 / DPI  # where the first dash stands
    dash = inked[inked > FOOT].mean()

    assert near(odd.right, RIGHT - 14 * MM_A_POINT)
    assert near(even.left, LEFT + 14 * MM_A_POINT)
    assert near(dash, FOOT + 7)


def test_without_a_seal_the_date_begins_two_characters_behind_the_signature(sheets: dict[str, Sheet]) -> None:
    date = sheets["letter"].row("2026年3月5日")
    signature = [row for page in sheets["letter"].rows for row in page if row.text == "青山县人民政府办公室"][-1]

    assert near(signature.right, RIGHT - 2 * EM)
    assert near(date.left - signature.left, 2 * EM)


def test_a_date_longer_than_the_signature_keeps_two_characters_from_the_edge(sheets: dict[str, Sheet]) -> None:
    signature = [row for page in sheets["gongwen"].rows for row in page if row.text == "青山县人民政府"][-1]
    date = sheets["gongwen"].row("2026年3月5日")

    assert near(date.left - signature.left, 2 * EM) or near(date.right, RIGHT - 2 * EM)


def test_under_a_seal_signature_and_date_share_their_middle(sheets: dict[str, Sheet]) -> None:
    signature = [row for page in sheets["sealed"].rows for row in page if row.text == "青山县人民政府办公室"][-1]
    date = sheets["sealed"].row("2026年3月5日")

    assert near(date.right, RIGHT - 4 * EM)
    assert near((signature.left + signature.right) / 2, (date.left + date.right) / 2)


def test_signatures_with_seals_stand_side_by_side(sheets: dict[str, Sheet]) -> None:
    row = sheets["joint"].row("青山县财政局青山县统计局青山县审计局")

    assert near((row.left + row.right) / 2, (LEFT + RIGHT) / 2, 1)


def test_a_stamp_and_its_date_keep_four_characters_from_the_edge(sheets: dict[str, Sheet]) -> None:
    assert near(sheets["order"].row("张国强").right, RIGHT - 4 * EM)
    assert near(sheets["order"].row("2026年3月5日").right, RIGHT - 4 * EM)
    assert near(sheets["order"].row("2026年3月5日").top - sheets["order"].row("张国强").top, 2 * LINE)


def test_annexes_hang_and_begin_pages(sheets: dict[str, Sheet]) -> None:
    first, second = sheets["gongwen"].row("附件：1."), sheets["gongwen"].row("2.统计")
    wrapped = sheets["gongwen"].row("汇总表")
    page = sheets["gongwen"].rows[-1]

    assert near(first.left, LEFT + 2 * EM)
    assert near(second.left, LEFT + 5 * EM, 0.7)
    assert near(wrapped.left, second.left + 0.75 * EM, 0.7)
    assert [row.text for row in page[:2]] == ["附件1", "统计数据质量核查工作安排表"]
    assert near(page[0].left, LEFT)
    assert near(page[1].top - page[0].top, 2 * LINE, 2)  # line 1 and line 3; the letters are larger


@pytest.mark.parametrize("name", officials.SAMPLES)
def test_pages_for_people_to_look_at(
    name: str, fonts: dict[str, str], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = ROOT / "tests" / "golden" / "pages" / f"{name}.png"
    if request.config.getoption("--accept"):
        page, draft = officials.SAMPLES[name]
        shown = pixels(rendered(draft, tmp_path, fonts, page), 60)
        path.write_bytes(png([shown[0], shown[-1]]))

    assert 1_000 < path.stat().st_size < 30_000


def compliant() -> dict[str, tuple[str, Draft]]:
    """A file of each layout and of its ink-true form that is as the layout asks."""
    full = Draft("", "满页", (Block("title", (Span("满页", ""),)), Block("body", (Span("国泰民安" * 300, "开头"),))))
    plain = {name: (name, full) for name in (*layout.ids(), "gongwen-ink", "speech-ink")}
    return plain | {f"{name}-official": sample for name, sample in officials.SAMPLES.items()}


def test_formatting_leaves_the_lines_of_a_compliant_page_as_they_were(tmp_path: Path, fonts: dict[str, str]) -> None:
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
    files = [tmp_path / "before" / f"{name}.docx" for name in compliant()]
    again = [tmp_path / "after" / file.name for file in files]
    for file, clean, (name, draft) in zip(files, again, compliant().values(), strict=True):
        file.write_bytes(formats.written(draft, ".docx", Look(name, clean=True)))
        clean.write_bytes(formats.cleaned(file, name, False).raw)
    before, after = (
        {pdf.stem: lines_by_page(pdf) for pdf in converted(found, tmp_path, fonts)} for found in (files, again)
    )

    assert {name: sheets for name, sheets in after.items() if sheets != before[name]} == {}
