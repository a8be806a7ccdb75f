"""Reports of reuse for the terminal and as JSON: what they show, how they break lines, that nothing in a document acts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from test_repeat_pages import ACTING, reuse
from test_reports import HOSTILE, read

from drafter.model import Passage, Reuse, Source, Spot
from drafter.report.reuse import json as reuse_json
from drafter.report.reuse import terminal
from drafter.report.terminal import Screen

SCHEMA = json.loads((ROOT / "docs" / "reuse.schema.json").read_text("utf-8"))
WIDTHS = (60, 110)


def library() -> Reuse:
    """A small speech held against an earlier one, each passage with its reason."""
    made = reuse()
    return replace(made, passages=tuple(replace(one, reason="与旧稿相近；几篇旧稿有这段话") for one in made.passages))


def harmful() -> Reuse:
    """A draft in which everything is meant to do harm: its text, its path, every wording of its source."""
    document = read("\n".join(HOSTILE), "坏\x1b[2J\n.txt")
    source = Source("旧\x07\n.txt", "\x1b]0;题\x07", "2025", 1, 1, *HOSTILE[:3], 0.5)
    spots = tuple(Spot(index, 0, len(block.text)) for index, block in enumerate(document.draft.blocks))
    kinds = ("reuse", "set", "quote")
    found = [Passage("\n".join(HOSTILE), kind, "\x1b[1m因", spots, (source,), 1) for kind in kinds]  # type: ignore[arg-type]
    return Reuse(document.path, document, tuple(found), 1.0, 1)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_report_reads_as_it_should(golden: Callable[[str, str], None], width: int) -> None:
    golden(f"reuse/{width}.txt", terminal.text(library(), False, width))


def test_the_json_reads_as_it_should(golden: Callable[[str, str], None]) -> None:
    golden("reuse/reuse.json", reuse_json.text(library()))


@pytest.mark.parametrize("made", [library(), harmful(), Reuse("x.txt", read("一行字。\n"), archived=3)])
def test_the_json_keeps_its_schema(made: Reuse) -> None:
    value = json.loads(reuse_json.text(made))

    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(value, SCHEMA)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_in_a_document_acts_on_the_terminal(width: int) -> None:
    shown = terminal.text(harmful(), False, width, full=True)

    assert ACTING.search(shown.replace("\n", "")) is None
    colored = terminal.text(harmful(), True, width, full=True)
    assert re.sub("\x1b\\[[0-9;]*m", "", colored).replace(" ", "") == shown.replace(" ", "")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_place_of_a_source_can_be_copied_however_long_it_is(width: int) -> None:
    made, path = library(), "共享/" * 40 + "讲话.txt"
    long = tuple(
        replace(one, sources=tuple(replace(source, document=path) for source in one.sources)) for one in made.passages
    )
    lines = terminal.text(replace(made, passages=long), False, width).splitlines()

    assert any(re.search(rf"(^    |│ ){path}:[0-9]+:[0-9]+$", line) for line in lines)


def overlapping(start: int, changed: str = "") -> Reuse:
    """Two passages of one sentence, the second from a place within the first."""
    text = "渠首的闸门换成了铁的，看渠人把水位写在墙上，谁家用水多少都看得见，没有人再为半夜放水争吵。"
    document = read(text, "稿.txt")
    found = []
    for first, last in ((0, 21), (start, len(text) - 1)):
        said = text[first:last]
        source = Source("旧.txt", "", "", 1, 1, "", changed + said[len(changed) :], "")
        found.append(Passage(said, "reuse", "与旧稿一字不差", (Spot(0, first, last),), (source,), 1))
    return Reuse("稿.txt", document, tuple(found), 1.0, 1)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("made", "shown"),
    [
        (overlapping(11), "【（前 10 字同上一段）……，谁家用水多少都看得见，没有人再为半夜放水争吵】。"),
        (overlapping(18), "【在墙上，谁家用水多少都看得见，没有人再为半夜放水争吵】。"),
        (overlapping(11, "管"), "【[看]渠人把水位写在墙上，谁家用水多少都看得见，没有人再为半夜放水争吵】。"),
    ],
)
def test_what_stands_above_is_not_shown_again(width: int, made: Reuse, shown: str) -> None:
    lines = terminal.text(made, False, width).split("稿.txt:1:")[2].splitlines()[1:]
    words = "".join(line.split("│")[0].strip() for line in (lines if width > terminal.BESIDE else lines[:3]))

    assert shown.replace(" ", "") in words.replace(" ", "")


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = terminal.text(library(), False, width).splitlines()[2:]  # behind the figures, which the screen wraps

    assert max(map(Screen().columns, lines)) <= width


def test_of_many_passages_the_longest_are_shown_and_all_if_wished() -> None:
    text = "".join(f"第{number}段{'话' * (number % 7)}。\n" for number in range(60))
    document = read(text, "稿.txt")
    blocks = [block.text for block in document.draft.blocks]
    source = Source("旧.txt", "", "", 1, 1, "", "x", "")
    found = tuple(
        Passage(words, "reuse", "与旧稿一字不差", (Spot(index, 0, len(words)),), (replace(source, text=words),), 1)
        for index, words in enumerate(blocks)
    )
    made = Reuse("稿.txt", document, found, 1.0, 1)

    shown, full = (terminal.text(made, False, 80, full=full) for full in (False, True))
    assert len(re.findall(r"^稿\.txt:", shown, re.MULTILINE)) == terminal.LISTED
    assert f"以上是最长的 {terminal.LISTED} 段，另有 {60 - terminal.LISTED} 段，加 --all 全部列出" in shown
    assert len(re.findall(r"^稿\.txt:", full, re.MULTILINE)) == 60
    kept = [int(line) for line in re.findall(r"^稿\.txt:(\d+):", shown, re.MULTILINE)]
    assert kept == sorted(kept)


def test_a_long_passage_shows_its_two_ends() -> None:
    words = "".join(chr(0x4E00 + number) for number in range(500))
    document = read(words, "稿.txt")
    source = Source("旧.txt", "", "", 1, 1, "", words, "")
    made = Reuse(
        "稿.txt", document, (Passage(words, "reuse", "与旧稿一字不差", (Spot(0, 0, 500),), (source,), 1),), 1.0, 1
    )
    shown = re.sub(r"\s", "", terminal.text(made, False, 80))

    assert shown.count(f"{words[: terminal.EDGE]}……（略{500 - 2 * terminal.EDGE}字）……{words[-terminal.EDGE :]}") == 2


@given(st.lists(st.text("字词a，。【】《》", max_size=30), max_size=6), st.integers(4, 40))
def test_wrapping_keeps_every_character_in_lines_of_one_width(texts: list[str], room: int) -> None:
    screen = Screen()
    lines = list(terminal.wrapped([terminal.Styled(one, ("1",)) for one in texts], room, screen))

    assert "".join(line.rstrip() for line in lines) == "".join(texts)
    assert all(screen.columns(line) == room for line in lines)
