"""Whether two readings of a document say the same, character for character; blanks at line ends and blank lines are none."""

from __future__ import annotations

import re

from drafter.model import Draft

ENDS = re.compile(r"\s*\n\s*")
AROUND = 12  # characters shown on either side of a difference


def bare(draft: Draft) -> str:
    """The characters of a draft in order."""
    return ENDS.sub("", "\n".join(block.text.strip() for block in draft.blocks))


def difference(before: Draft, after: Draft) -> str:
    """Where two readings part, as both have it; empty if they say the same."""
    old, new = bare(before), bare(after)
    if old == new:
        return ""
    at = next(
        (number for number, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )
    return "，".join(
        f"{who}“{text[max(at - AROUND, 0) : at + AROUND]}”" for who, text in (("原文", old), ("排版后", new))
    )
