"""What tests ask of a document that was read."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, settings
from packing import docx

from drafter import formats
from drafter.model import Document

CALM = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def word(body: str, **parts: str) -> Document:
    return formats.document("试.docx", ".docx", docx(body, **parts))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.draft.blocks]


def roles(document: Document) -> list[tuple[str, int, str]]:
    return [(block.role, block.level, block.text) for block in document.draft.blocks]


def assert_in_place(document: Document) -> None:
    """Every typed span is the very characters at its place, and spans never run into each other."""
    spans = [span for block in document.draft.blocks for span in block.spans]

    assert all(document.text[span.at : span.at + len(span.text)] == span.text for span in spans if span.node == "")
    assert all(one.at < two.at for block in document.draft.blocks for one, two in pairwise(block.spans))
    assert all(block.text == block.text.strip() != "" for block in document.draft.blocks)
