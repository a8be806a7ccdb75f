"""No check blows up: 200,000 characters of the worst it may be fed, and any text at all."""

from __future__ import annotations

import pytest
import worst
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain
from drafter.model import Draft, Finding

QUICK = settings(max_examples=60, deadline=None, derandomize=True)
ENGLISH = (
    "Dear colleagues,\n\nThank you all for coming. This week we covered three topics: planning, budgeting (see note 1), "
    "and delivery. First, plan early; second, spend wisely. It's a \"must\", isn't it? We met 98.5% of our goals in 2025, "
    "up from 91.2%.\n\n1. Be on time.\n2. Be kind, etc.\n\nSee https://example.org/a,b?c=d or write to me@example.org.\n"
)
ALPHABET = st.sampled_from(
    "一二三四五是要、，。；：！？“”‘’《》（）〔〕()[],.;:!?\"'…—-～~·%％ 　\t的地得了和在我们同志第首先其次最后以上个点条项方面好年月日期"
    "星0123456789０ａabX×_{}#*\n\r\0\ud800\udfff\u200b\ufeff😀①②"
)
WORDS = st.sampled_from(
    ["一是", "二是", "三是", "一、", "（一）", "1.", "三个“好”", "四个方面", "以上三点", "进行进行", "2026年2月30日", "星期五",
     "通过", "使", "从", "到", "共86人，其中", "40人、", "XXX", "同志们：", "谢谢大家！", "工作", "另辟蹊径", "。\n", "，"]
)  # fmt: skip
TEXTS = st.one_of(st.text(ALPHABET, max_size=300), st.text(max_size=200), st.lists(WORDS, max_size=80).map("".join))


@pytest.mark.parametrize("label", worst.GENERAL)
def test_no_check_is_slow_on_endless_repetition(label: str) -> None:
    assert worst.quadratic(checks.ids(), worst.GENERAL[label], worst.MIDDLE) == {}


@pytest.mark.parametrize("name", checks.ids())
def test_no_check_is_slow_on_endless_repetition_of_what_it_looks_for(name: str) -> None:
    unit = worst.hardest(name)

    assert not unit or worst.quadratic((name,), unit) == {}


@QUICK
@given(TEXTS)
def test_any_text_is_checked(text: str) -> None:
    draft = plain.document("稿.txt", text).draft

    for finding in checks.run(draft, Settings()):
        assert sound(draft, finding), finding


def sound(draft: Draft, finding: Finding) -> bool:
    """Whether a finding lies within its block and offers what it says."""
    spots = (finding.spot, *finding.related)
    placed = all(
        0 <= spot.start <= spot.end <= len(draft.blocks[spot.block].text) if draft.blocks else spot.end == 0
        for spot in spots
    )
    shown = draft.blocks[finding.block].text[finding.start : finding.end] if draft.blocks else ""
    offered = {"safe": len(finding.replacements) == 1, "suggest": bool(finding.replacements), "none": True}
    return placed and bool(finding.message) and offered[finding.fix] and shown not in finding.replacements


def test_a_text_in_english_is_left_alone() -> None:
    found = checks.run(plain.document("letter.txt", ENGLISH).draft, Settings())

    assert [finding.check for finding in found if finding.level != "hint"] == []


@pytest.mark.parametrize("text", ["", "\n\n", "好", "。", "\0", "\ud800", "\ufeff", " "])
def test_next_to_nothing_is_checked(text: str) -> None:
    assert [
        finding for finding in checks.run(plain.document("空.txt", text).draft, Settings()) if finding.level == "error"
    ] == []
