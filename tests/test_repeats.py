"""drafter repeats: what is listed, in which order and form, what the banks offer instead, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import docx
import jsonschema
import making
import pytest
from conftest import ROOT, SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from drafter import formats
from drafter.drafting import offers
from drafter.drafting.compose import compose
from drafter.formats import Look, plain
from drafter.jobs import repeats as job
from drafter.model import FLAGGED, Draft, Repeat, Repeated, Spot
from drafter.report import repeats as listed
from drafter.report.repeats import json as as_json
from drafter.report.repeats import terminal
from drafter.text import repeats as rules

Run = Callable[..., CompletedProcess[str]]

SPEECH = (ROOT / "tests" / "cases" / "repeats" / "speech.txt").read_text("utf-8")
SHORT = "老渠要修好，新渠也要修好。\n"
SEVERAL = "守望相助是老话。\n" + "清早下了雨，路不好走。\n" * 2 + "大家守望相助，难关就过去了。守望相助不能只挂在嘴上。\n"
BAD = "坏\x1b[2J\n稿.txt"


def found(text: str, name: str = "讲话.txt") -> Repeated:
    """A text with its repeats."""
    return job.of(name, plain.document(name, text))


def kinds(text: str) -> dict[str, str]:
    """The kind of each repeat of a text."""
    return {repeat.text: repeat.kind for repeat in found(text).repeats}


# What is listed


def test_every_kind_has_its_own_list() -> None:
    told = kinds(SPEECH)

    assert told.items() >= {
        "久久为功": "repeat", "服务质量": "echo", "各街道要逐个点位核对就餐人数和用餐反馈": "near", "切实": "overused",
        "要": "opening", "全过程人民民主": "set", "小灶台连着大民生": "quote", "从…向…转变": "parallel",
        "特别": "parallel", "什么": "parallel",
    }.items()  # fmt: skip


def test_what_is_worth_a_look_is_ranked_and_each_stretch_of_text_stands_once() -> None:
    look = listed.flagged(found(SPEECH))
    taken = [place for one in look for place in one.repeat.places]

    assert [one.rank for one in look] == list(range(1, len(look) + 1))
    assert [one.repeat.score for one in look] == sorted((one.repeat.score for one in look), reverse=True)
    assert len({place.block * 10_000 + at for place in taken for at in range(place.start, place.end)}) == sum(
        place.end - place.start for place in taken
    )


def test_a_changed_clause_is_known_again() -> None:
    text = f"镇里商定，稳步扩大灌溉领域的试验范围。{SHORT}秋后怎么办？稳步扩大试验范围，多听农户的。\n"

    assert [repeat.kind for repeat in found(text).repeats if repeat.text == "稳步扩大灌溉领域的试验范围"] == ["near"]
