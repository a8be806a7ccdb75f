"""The reading copy: pages turn after whole sentences, outside quotations; minutes stand beside their lines; no word changes."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path

import making
import pytest
from conftest import SAMPLES
from hypothesis import given
from hypothesis import strategies as st
from ladder import faults
from typesetting import BESIDE, READY, WORD, converted, lines_by_page, ready

from drafter import formats
from drafter.drafting.compose import compose
from drafter.formats import Look
from drafter.model import Block, Draft, Role, Span
from drafter.text import length
from drafter.word import layout
from drafter.word.setting import minutes, pages, turns
from drafter.word.setting.linebreak import HANGING
from drafter.word.writing import package, splice

READING = layout.load("reading")
SPEECHES = [path for path in SAMPLES if "speech" in path.parent.name]
FILLED = READING.lines - turns.SPARE
ENDING = re.compile(r"[。！？…：][”’）》]*$")
TEXTS = st.text("国泰民安，。；：！？“”‘’（）…—AZ09.% ", max_size=600)


def draft(*texts: str, role: Role = "body") -> Draft:
    """A draft of paragraphs."""
    return Draft("closing-speech", "", tuple(Block(role, (Span(text, ""),)) for text in texts))


def speech(number: int) -> Draft:
    """One of the speeches on which the laws are proved."""
    brief, bank = making.sample(SPEECHES[number % len(SPEECHES)])
    return compose(brief, bank, f"念{number}").draft


def ends(found: Draft) -> list[str]:
    """What stands on each page but the last, its last line to the end."""
    return [page[-1].text for page in pages.pages(found, READING)[:-1]]


@given(st.lists(TEXTS, max_size=6))
def test_every_character_stands_on_one_page_whatever_is_turned(texts: list[str]) -> None:
    found = pages.pages(draft(*texts), READING)
    assert all(len(page) <= READING.lines for page in found)
    for index, text in enumerate(texts):
        own = [line for page in found for line in page if line.block == index]
        assert "".join(line.text for line in own) == text
        assert all(one.end == other.start for one, other in pairwise(own))


@given(st.lists(TEXTS, max_size=6))
def test_a_page_that_is_made_to_turn_is_filled_as_far_as_it_should(texts: list[str]) -> None:
    filling = pages.filled(draft(*texts), READING, HANGING)
    for sheet in filling.sheets[:-1]:
        assert sheet[-1][0] >= turns.LEAST * READING.lines
    assert len(set(filling.turns)) == len(filling.turns)


@pytest.mark.parametrize("number", range(20))
def test_no_page_of_a_speech_ends_inside_a_sentence_or_a_quotation(number: int) -> None:
    found = speech(number)
    filled = pages.filled(found, READING, HANGING)
    texts = [block.text for block in found.blocks]
    for sheet in filled.sheets[:-1]:
        used, line = sheet[-1]
        before = texts[line.block][: line.end]
        assert ENDING.search(before), before[-20:]
        assert before.count("“") == before.count("”")
        assert turns.LEAST * READING.lines <= used <= FILLED


def test_a_quotation_of_several_sentences_stays_on_one_page() -> None:
    text = "国" * 400 + "。他说：“第一句话说完了。第二句话也说完了。第三句话还是说完了。”随后的话。" + "国" * 30 + "。"
    assert ends(draft(text)) == [ends(draft(text))[0]]
    assert ends(draft(text))[0].endswith("国。")


def test_a_sentence_longer_than_a_page_is_parted_at_a_clause() -> None:
    text = ("国泰民安" * 5 + "，") * 30 + "完。"
    assert [end[-1] for end in ends(draft(text))] == ["，"]
    assert ends(draft("国" * 600)) == ["国" * 24]


def test_another_layout_turns_where_its_pages_are_full() -> None:
    assert pages.breaks(speech(0), layout.load("speech")) == []
    assert len(pages.breaks(speech(0), READING)) == len(pages.pages(speech(0), READING)) - 1


@given(TEXTS, st.lists(st.integers(0, 600), max_size=4))
def test_what_is_spliced_in_stands_at_its_character(text: str, places: list[int]) -> None:
    extras = {min(place, len(text)): f"[{min(place, len(text))}]" for place in places}
    half = len(text) // 2
    runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:half], text[half:]) if part)
    done = re.sub(r"<[^>]*>", "", splice.spliced(runs, text, extras))
    wanted = "".join(extras.get(at, "") + character for at, character in enumerate(f"{text}\0"))
    assert done == wanted.rstrip("\0")


def test_minutes_are_marked_where_they_are_over_and_all_of_them_at_the_end() -> None:
    found = draft("国" * 500, "民" * 100)
    lines = [line for page in pages.pages(found, READING) for line in page]
    assert minutes.marks(found, lines, 200) == [(0, 200, "1′"), (0, 400, "2′"), (1, 100, "共3′")]
    assert minutes.marks(draft("题", role="title"), [], 200) == []


@pytest.mark.parametrize("rate", [length.RATE, 180])
def test_the_word_file_is_the_same_text_and_climbs_the_ladder(rate: int, tmp_path: Path) -> None:
    found = speech(3)
    path = tmp_path / "a.docx"
    path.write_bytes(formats.written(found, ".docx", Look("reading", rate=rate)))
    read = formats.read(path).draft

    assert [block.text for block in read.blocks] == [block.text for block in found.blocks]
    assert package.untouched(path)
    assert faults(path) == []


@pytest.mark.skipif(not READY and not os.environ.get("CI"), reason="needs LibreOffice, pdftotext and the Fandol fonts")
def test_rendered_pages_turn_after_sentences_and_minutes_stand_at_their_lines(tmp_path: Path) -> None:
    made = [speech(number) for number in range(20)]
    files = [tmp_path / f"{number}.docx" for number in range(len(made))]
    for path, found in zip(files, made, strict=True):
        path.write_bytes(formats.written(found, ".docx", Look("reading")))
    for pdf, found in zip(converted(files, tmp_path, ready(tmp_path)), made, strict=True):
        sheets = lines_by_page(pdf)
        predicted = pages.pages(found, READING)
        assert sheets == [["".join(line.text.split()) for line in page] for page in predicted]
        assert all(ENDING.search(sheet[-1]) for sheet in sheets)
        marks = zip(beside(pdf), wanted(found), strict=True)
        assert all(one[:2] == other[:2] and other[2].startswith(one[2]) for one, other in marks)


def beside(pdf: Path) -> list[tuple[int, str, str]]:
    """The marks in the margin: their page, what they say, the nearest line's beginning."""
    text = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, encoding="utf-8", check=True)
    found = []
    for number, sheet in enumerate(text.stdout.split("<page ")[1:]):
        words = [
            (float(left), (float(top) + float(bottom)) / 2, word) for left, top, _, bottom, word in WORD.findall(sheet)
        ]
        aside = sorted((round(middle), left, word) for left, middle, word in words if left > BESIDE)
        marks = [
            (middle, "".join(word for _, _, word in group))
            for middle, group in groupby(aside, key=lambda mark: mark[0])
        ]
        lines = [(middle, left, word) for left, middle, word in words if left < BESIDE]
        for middle, mark in marks:
            nearest = min(lines, key=lambda line: (round(abs(line[0] - middle)), line[1]))
            found.append((number, mark, nearest[2]))
    return found


def wanted(found: Draft) -> list[tuple[int, str, str]]:
    """The marks as they are meant to stand."""
    predicted = pages.pages(found, READING)
    lines = [(number, line) for number, page in enumerate(predicted) for line in page]
    marks = []
    for block, place, text in minutes.marks(found, [line for _, line in lines]):
        number, line = next(
            (number, line) for number, line in reversed(lines) if line.block == block and line.start <= place
        )
        marks.append((number, text, "".join(line.text.split())))
    return marks


def test_the_same_speech_gives_the_same_bytes() -> None:
    found = speech(1)
    assert formats.written(found, ".docx", Look("reading")) == formats.written(replace(found), ".docx", Look("reading"))
