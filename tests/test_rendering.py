"""Proof on the rendered page: LibreOffice sets 22 lines of 28 characters, and our lines and pages are its lines and pages."""

from __future__ import annotations

import difflib
import os
import re
from collections import Counter
from pathlib import Path

import making
import pytest
from conftest import ROOT, SAMPLES
from typesetting import READY, lines_by_page, ready, rendered

from drafter.drafting.compose import compose
from drafter.model import Block, Draft, Span
from drafter.word import layout
from drafter.word.setting import pages

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
    draft = compose(*making.sample(path)).draft
    sheets = lines_by_page(rendered(draft, tmp_path, fonts, name))
    found = pages.pages(draft, layout.load(name))

    assert Counter("".join(map("".join, sheets))) == Counter("".join(draft.text.split()))
    assert [["".join(line.text.split()) for line in page] for page in found] == sheets


@pytest.mark.parametrize("name", ["speech", "reading"])
def test_the_traps_of_chinese_lines_break_as_predicted(name: str, tmp_path: Path, fonts: dict[str, str]) -> None:
    draft = of(*(ROOT / "tests" / "cases" / "lines.txt").read_text("utf-8").splitlines())
    sheets = lines_by_page(rendered(draft, tmp_path, fonts, name))
    found = pages.pages(draft, layout.load(name))
    drawn = [line for sheet in sheets for line in sheet]
    predicted = ["".join(line.text.split()) for page in found for line in page]

    assert len(found) == len(sheets)
    assert same_lines(drawn, predicted) >= 0.98 * len(drawn)
