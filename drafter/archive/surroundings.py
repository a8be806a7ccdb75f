"""Surroundings: where a stretch stands in a document, and what is said just before and after it."""

from __future__ import annotations

import re

from drafter.model import Source

from .characters import Characters
from .store import Record

AROUND = 60  # characters shown before and after at most
BEFORE = re.compile(r"[^。！？\n]*\Z")
AFTER = re.compile(r"[^。！？\n]*[。！？]?")


def extent(compared: Characters, start: int, end: int) -> tuple[int, int]:
    """Where compared characters ``start`` to ``end`` begin and end in the text they are from."""
    return int(compared.offsets[start]), int(compared.offsets[end - 1]) + 1


def source(record: Record, text: str, start: int, end: int, likeness: float) -> Source:
    """Characters ``start`` to ``end`` of a document's text as a source."""
    name = record.sources[0].name if record.sources else ""
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    said = before(text, start), text[start:end], after(text, end)
    return Source(name, record.title, record.date, line, column, *said, likeness)


def before(text: str, start: int) -> str:
    """The rest of the sentence before a place; “…” where it is cut short."""
    first = max(0, start - AROUND)
    found = BEFORE.search(text[first:start])
    said = found.group() if found else ""
    return "…" + said if first and len(said) == AROUND else said.lstrip()


def after(text: str, end: int) -> str:
    """The rest of the sentence behind a place; “…” where it is cut short."""
    found = AFTER.match(text[end : end + AROUND])
    said = found.group() if found else ""
    return said + "…" if len(said) == AROUND and end + AROUND < len(text) else said.rstrip()
