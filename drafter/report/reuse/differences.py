"""Where two wordings of a passage differ, character by character."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

LONGEST = 2000  # characters; longer wordings are shown without their differences, which would take too long to find


class Stretch(NamedTuple):
    """Characters of a wording from ``start`` to ``end``."""

    start: int
    end: int


def differences(one: str, other: str) -> tuple[list[Stretch], list[Stretch]]:
    """The characters of two wordings that the other one does not have, spaces passed over."""
    if one == other or max(len(one), len(other)) > LONGEST:
        return [], []
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [step[1:] for step in steps if step[0] != "equal"]
    return (
        list(seen(one, (Stretch(start, end) for start, end, _, _ in changed))),
        list(seen(other, (Stretch(start, end) for _, _, start, end in changed))),
    )


def seen(text: str, stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """The stretches that hold more than spaces."""
    return (stretch for stretch in stretches if text[slice(*stretch)].strip())
