"""The page predictor's laws and its answers to small questions; tests/test_rendering.py holds it against LibreOffice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import making
import pytest
from conftest import SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from drafter import formats
from drafter.cli import draft_
from drafter.drafting.compose import compose
from drafter.formats import Look
from drafter.jobs import draft as job
from drafter.model import Block, Draft, Role, Span
from drafter.word import layout
from drafter.word.setting import linebreak, pages

SPEECH = layout.load("speech")
READING = layout.load("reading")
TEXTS = st.text("国泰民安，。、；：！？“”‘’（）《》…—％·AZaz09.,%-+/ \n", max_size=200)


def block(role: Role, text: str) -> Block:
    """A block of one span."""
    return Block(role, (Span(text, ""),))


def draft(*blocks: Block) -> Draft:
    """A draft of blocks."""
    return Draft("closing-speech", "", blocks)


def body(text: str) -> list[str]:
    """The lines of a body paragraph of a speech."""
    return pages.lines(block("body", text), SPEECH)


def full(lines: int) -> Block:
    """A paragraph of so many full lines of a speech."""
    return block("body", "国" * (26 + 28 * (lines - 1)))


@given(st.lists(TEXTS, max_size=8), st.sampled_from([SPEECH, READING]))
def test_the_lines_hold_every_character_once_and_pages_are_never_too_long(
    texts: list[str], page: layout.Layout
) -> None:
    text = draft(*(block("body", part) for part in texts))
    found = pages.pages(text, page)
    lines = [line for sheet in found for line in sheet]

    assert all(len(sheet) <= page.lines for sheet in found)
    assert [line.block for line in lines] == sorted(line.block for line in lines)
    for index, part in enumerate(text.blocks):
        own = [line for line in lines if line.block == index]
        assert "".join(line.text for line in own) == part.text.replace("\n", "")
        assert all(part.text[line.start : line.end] == line.text for line in own)


@given(TEXTS.filter(lambda text: "\n" not in text))
def test_no_point_opens_a_line_and_no_bracket_ends_one(text: str) -> None:
    text = "国泰" + "民安".join(text)  # no row of points so long that a line must be broken inside it
    lines = body(text)

    assert not [line for line in lines[1:] if line[0] in linebreak.NO_START and line[0] not in "·•"]
    assert not [line for line in lines[:-1] if line[-1] in "（《“‘"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("国" * 60, "国" * 26),
        ("国" * 26 + "，国", "国" * 26 + "，"),  # hangs
        ("国" * 25 + "）。国", "国" * 25 + "）。"),
        ("国" * 26 + "。”国", "国" * 25),  # the quote may not open a line, the point neither
        ("国" * 25 + "（国）", "国" * 25),
        ("国" * 24 + "2026年", "国" * 24),  # digits stay together
        ("国" * 23 + "2026年", "国" * 23 + "2026"),
        ("国" * 23 + "增长8.25%。", "国" * 23 + "增长"),  # the percent stays with its number, and its point with both
        ("国" * 24 + "——国", "国" * 24 + "——"),
        ("国" * 26 + "  国", "国" * 26 + "  "),  # blanks take no room at the end
        ("A" * 80, "A" * 36),  # a word longer than a line is torn
        ("一行\n另一行", "一行"),
    ],
)  # fmt: skip
def test_a_first_line_ends_where_it_must(text: str, first: str) -> None:
    assert body(text)[0] == first


def test_a_line_opens_at_its_own_place() -> None:
    text = draft(full(21), block("body", "国" * 26 + "泰" * 30))
    found = pages.pages(text, SPEECH)

    assert [len(sheet) for sheet in found] == [22, 2]
    assert pages.turns(found) == [pages.Line(1, 26, 54, "泰" * 28)]


def test_a_title_stays_with_what_follows() -> None:
    title = block("title", "在大会上的讲话")

    assert [len(page) for page in pages.pages(draft(full(20), title, full(2)), SPEECH)] == [20, 3]
    assert [len(page) for page in pages.pages(draft(full(19), title, full(2)), SPEECH)] == [21, 1]
    assert [len(page) for page in pages.pages(draft(full(21), title), SPEECH)] == [22]


def test_blank_lines_before_count_where_a_page_opens_only_on_the_first() -> None:
    greeting = block("salutation", "同志们：")

    assert [len(page) for page in pages.pages(draft(greeting, full(21)), SPEECH)] == [21, 1]
    assert [len(page) for page in pages.pages(draft(full(22), greeting, full(21)), SPEECH)] == [22, 22]
    assert [len(page) for page in pages.pages(draft(full(21), greeting), SPEECH)] == [21, 1]


def test_an_orphan_is_a_last_line_of_hardly_a_character() -> None:
    text = draft(
        block("body", "国" * 26 + "泰。"),
        block("body", "国" * 26 + "泰民。"),
        block("body", "国" * 20 + "\n泰。"),
        block("body", "泰。"),
    )
    found = pages.pages(text, SPEECH)

    assert [(line.block, line.text) for line in pages.orphans(text, found)] == [(0, "泰。")]


def test_the_json_of_a_draft_says_how_it_lies_on_its_pages() -> None:
    text = draft(full(21), block("body", "国" * 26 + "泰。"))
    value = json.loads(formats.written(text, ".json", Look("speech")))

    assert value["pages"] == {
        "layout": "speech",
        "count": 2,
        "lines": 1,
        "turns": [{"block": 1, "start": 26, "end": 28}],
        "orphans": [{"block": 1, "start": 26, "end": 28}],
    }


def test_the_summary_of_a_draft_names_its_last_page_and_its_orphans() -> None:
    page = layout.load("speech")
    outcome = job.made(compose(*making.sample(SAMPLES[0])), Path("稿.txt"), Look(), page)
    ends = ("一步见行动。", "二步见行动。", "三步见行动。", "四步见行动。")

    assert f"讲话稿版式约 {outcome.pages} 页（末页 {outcome.last} 行" in draft_.summary(outcome)
    assert draft_.summary(replace(outcome, orphans=ends)).endswith(
        "行；孤字 4 处：“…一步见行动。”“…二步见行动。”“…三步见行动。”）"
    )


def test_a_draft_without_text_has_a_page() -> None:
    assert pages.pages(draft(), SPEECH) == [()]
