"""Correct official sentences of many fields, each a document by itself: no check calls anything in them a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain

LINES = (Path(__file__).parent / "cases" / "sentences.txt").read_text("utf-8").splitlines()
SENTENCES = [line for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_correct_sentence_is_called_no_fault(text: str) -> None:
    found = checks.run(plain.document("句.txt", text).draft, Settings())

    assert [(one.check, one.message) for one in found if one.level in ("error", "warning")] == []


def test_the_sentences_are_many_and_differ() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES) >= 100
