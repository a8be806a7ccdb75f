"""Proof on the rendered page: LibreOffice sets 22 lines of 28 characters, and our page count is its page count."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import making
import pytest
from conftest import ROOT, SAMPLES

from drafter import formats
from drafter.drafting.compose import compose
from drafter.formats import Look
from drafter.model import Block, Draft, Span
from drafter.word import layout, pages

FONTS = ROOT / ".tools" / "fonts"
STAND_INS = {
    "Times New Roman": "FandolFang R",  # its digits are half as wide as a Han character, like those of the real font
    "仿宋_GB2312": "FandolFang R",
    "楷体_GB2312": "FandolKai",
    "黑体": "FandolHei",
    "宋体": "FandolSong",
    "方正小标宋简体": "FandolSong",
}
READY = bool(shutil.which("soffice") and shutil.which("pdftotext") and list(FONTS.glob("FandolFang-Regular.otf")))

# On CI the tools must be there: tests/tools/system.sh has failed before this point otherwise.
pytestmark = pytest.mark.skipif(
    not READY and not os.environ.get("CI"), reason="needs LibreOffice, pdftotext and the Fandol fonts"
)


def fontconfig(folder: Path) -> Path:
    """A private font configuration that sets the official fonts in Fandol."""
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{free}</string></edit></match>'
        for name, free in STAND_INS.items()
    )
    path = folder / "fonts.conf"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{FONTS}</dir><dir>/usr/share/fonts</dir>'
        f"<cachedir>{folder / 'cache'}</cachedir>{aliases}</fontconfig>",
        "utf-8",
    )
    return path


def rendered(draft: Draft, folder: Path, name: str = "speech") -> Path:
    """The PDF that LibreOffice makes of a draft."""
    source = folder / "page.docx"
    source.write_bytes(formats.written(draft, ".docx", Look(name)))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        env={**os.environ, "FONTCONFIG_FILE": str(fontconfig(folder))}, check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "page.pdf"


def lines_by_page(pdf: Path) -> list[list[str]]:
    """The lines of each page without its page number."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    sheets = [[line.strip() for line in sheet.splitlines() if line.strip()] for sheet in text.split("\f")[:-1]]
    return [[line for line in sheet if not re.fullmatch(r"—\s*\d+\s*—", line)] for sheet in sheets]


def test_a_full_page_holds_22_lines_of_28_characters(tmp_path: Path) -> None:
    draft = Draft("closing-speech", "满页", (Block("body", (Span("国泰民安" * 400, "开头"),)),))
    sheets = lines_by_page(rendered(draft, tmp_path))

    assert [len(sheet) for sheet in sheets[:-1]] == [22] * (len(sheets) - 1)
    assert Counter(len(line) for sheet in sheets[:-1] for line in sheet) == {28: 22 * (len(sheets) - 1) - 1, 26: 1}


def test_the_reading_copy_holds_19_lines_of_24_characters(tmp_path: Path) -> None:
    draft = Draft("closing-speech", "满页", (Block("body", (Span("国泰民安" * 400, "开头"),)),))
    sheets = lines_by_page(rendered(draft, tmp_path, "reading"))

    assert {len(sheet) for sheet in sheets[:-1]} == {19}
    assert Counter(len(line) for sheet in sheets[:-1] for line in sheet).most_common(1)[0][0] == 24


@pytest.mark.parametrize("name", ["speech", "reading"])
def test_the_predictor_counts_the_pages_that_libreoffice_makes(name: str, tmp_path: Path) -> None:
    draft = compose(*making.sample(SAMPLES[0])).draft
    predicted = pages.predicted(draft, layout.load(name))
    sheets = lines_by_page(rendered(draft, tmp_path, name))

    assert predicted == len(sheets)


def test_page_numbers_have_dashes_and_the_structure_shows(tmp_path: Path) -> None:
    import pypdf

    draft = compose(*making.sample(SAMPLES[0])).draft
    reader = pypdf.PdfReader(rendered(draft, tmp_path))
    text = [page.extract_text() for page in reader.pages]

    assert all(re.search(rf"—\s*{number}\s*—", sheet) for number, sheet in enumerate(text, 1))
    assert "一要" in text[1]


@pytest.mark.parametrize("name", ["speech", "reading"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_character_is_lost_on_the_page_and_lines_break_as_predicted(name: str, path: Path, tmp_path: Path) -> None:
    draft = compose(*making.sample(path)).draft
    sheets = lines_by_page(rendered(draft, tmp_path, name))
    page = layout.load(name)
    drawn = ["".join(line.split()) for sheet in sheets for line in sheet]
    predicted = ["".join(line.split()) for block in draft.blocks for line in pages.lines(block, page)]
    same = sum(
        match.size for match in difflib.SequenceMatcher(None, drawn, predicted, autojunk=False).get_matching_blocks()
    )

    assert Counter("".join(drawn)) == Counter("".join(draft.text.split()))
    assert same >= 0.95 * len(drawn)
