"""PDF by LibreOffice: nothing lost, pages as predicted, bytes that repeat as far as LibreOffice lets them."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import making
import pytest
from conftest import ROOT, SAMPLES
from typesetting import READY, lines_by_page, ready

from drafter import formats
from drafter.drafting.compose import compose
from drafter.errors import DrafterError
from drafter.formats import Look, _office, pdf
from drafter.model import Block, Draft, Span
from drafter.word import layout
from drafter.word.setting import pages
from drafter.word.writing import printing

Run = Callable[..., subprocess.CompletedProcess[str]]
needs_office = pytest.mark.skipif(
    not READY and not os.environ.get("CI"), reason="needs LibreOffice, pdftotext and the Fandol fonts"
)


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which LibreOffice finds the stand-ins."""
    return ready(tmp_path_factory.mktemp("fonts"))


@pytest.fixture
def draft() -> Draft:
    """A draft of paragraphs in which LibreOffice lets points hang and loses some of them."""
    text = (ROOT / "tests" / "cases" / "lines.txt").read_text("utf-8").splitlines()
    blocks = [Block("title", (Span(text[0], ""),)), *(Block("body", (Span(line, ""),)) for line in text[1:] * 3)]
    return Draft("closing-speech", text[0], tuple(blocks), date="2026-11-22")


@needs_office
@pytest.mark.parametrize("name", ["speech", "reading"])
def test_nothing_is_lost_and_lines_and_pages_are_as_predicted(
    name: str, draft: Draft, fonts: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", fonts["FONTCONFIG_FILE"])
    (tmp_path / "x.pdf").write_bytes(formats.written(draft, ".pdf", Look(name)))
    sheets = lines_by_page(tmp_path / "x.pdf")
    found = pages.pages(draft, layout.load(name), printing.HANGING)

    assert Counter("".join(map("".join, sheets))) == Counter("".join(draft.text.split()))
    assert [["".join(line.text.split()) for line in page] for page in found] == sheets


@needs_office
def test_a_pdf_repeats_but_for_the_order_of_its_fonts(draft: Draft) -> None:
    one, other = (formats.written(draft, ".pdf", Look()) for _ in range(2))

    assert re.findall(rb"/CreationDate\(D:\d+|/ID \[ <\w+>|/DocChecksum /\w+", one) == re.findall(
        rb"/CreationDate\(D:\d+|/ID \[ <\w+>|/DocChecksum /\w+", other
    )
    assert sorted(re.findall(rb"/BaseFont/\w+\+[\w-]+", one)) == sorted(re.findall(rb"/BaseFont/\w+\+[\w-]+", other))


@needs_office
def test_our_own_pdf_is_written_again_and_a_changed_one_is_not(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_bytes(SAMPLES[0].read_bytes())
    first = run("draft", "b.yaml", "-o", "x.pdf")
    again = run("draft", "b.yaml", "-o", "x.pdf")
    (tmp_path / "x.pdf").write_bytes((tmp_path / "x.pdf").read_bytes() + b"%")
    third = run("draft", "b.yaml", "-o", "x.pdf")

    assert (first.returncode, again.returncode, third.returncode) == (0, 0, 2), first.stderr
    assert "没有覆盖" in third.stderr


def test_without_libreoffice_the_remedy_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_bytes(SAMPLES[0].read_bytes())
    (tmp_path / "empty").mkdir()
    done = run("draft", "b.yaml", "-o", "x.pdf", env={"PATH": str(tmp_path / "empty")})

    assert done.returncode == 2
    assert "写 PDF 要用 LibreOffice" in done.stderr
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize(
    ("fault", "said"),
    [(subprocess.TimeoutExpired("soffice", 1), "还没有完"), (OSError("no file"), "没有转换成功")],
)
def test_a_failure_of_libreoffice_is_told(fault: Exception, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> bytes:
        raise fault

    monkeypatch.setattr(_office, "soffice", lambda: "soffice")
    monkeypatch.setattr(_office, "made", failing)

    with pytest.raises(DrafterError, match=said):
        formats.written(compose(*making.sample(SAMPLES[0])).draft, ".pdf", Look())


def test_the_clock_and_the_names_of_a_pdf_are_ours_and_nothing_moves() -> None:
    raw = (
        b"1 0 obj\n<</CreationDate(D:20261122210427Z')>>\nendobj\nxref\n0 1\ntrailer\n/ID [ <"
        + b"0A" * 16 + b">\n<" + b"0A" * 16 + b"> ]\n/DocChecksum /" + b"0B" * 16 + b"\nstartxref\n"
    )  # fmt: skip
    made = pdf.repeatable(raw, b"C" * 32)

    assert len(made) == len(raw)
    assert made.count(b"C" * 32) == 3
    assert b"D:19800101000000Z" in made
