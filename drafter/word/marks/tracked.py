"""The smallest change that turns one wording into another, character by character."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple


class Turn(NamedTuple):
    """Characters ``start`` to ``end`` that go, and what comes in their place."""

    start: int
    end: int
    text: str


def turns(old: str, new: str) -> Iterator[Turn]:
    """What goes and what comes, in order; nothing where the two agree."""
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Turn(start, end, new[first:last])
