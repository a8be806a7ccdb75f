"""Frames of grammar: sentences whose two halves do not fit, found by a pattern for both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model import Draft, Finding, Level, Spot
from drafter.text.places import found

CLAUSE = r"[^，。；：！？\n]"  # a character of the same clause
SENTENCE = r"[^。！？；\n]"  # a character of the same sentence
END = r"(?=[，。；！？\n]|\Z)"


def opening(word: str, before: str = "。！？；\n") -> str:
    """A word or words of one length as the first half, at the start of a sentence, or behind any of ``before``."""
    size = len(word.partition("|")[0])
    return rf"(?P<open>{word})(?<![^{before}][^\n]{{{size}}})"  # the word first: so it is found by plain search


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern that marks the first half as ``open`` and the second as ``mark``, and what to say and do about it.

    ``right`` is what may stand for ``mark``; ``level`` differs from the check's own where it is given.
    """

    pattern: re.Pattern[str]
    message: str
    right: tuple[str, ...] = ()
    level: Level | None = None


def frame(pattern: str, message: str, *right: str, level: Level | None = None) -> Frame:
    """A frame from the words of its pattern."""
    return Frame(re.compile(pattern), message, right, level)


def findings(draft: Draft, frames: tuple[Frame, ...], source: str = "") -> Iterator[Finding]:
    """Each place where a frame stands: its second half, with the first as what it is related to."""
    for each in frames:
        for spot, match in found(draft, each.pattern):
            first = spot.start - match.start()
            opened, mark = match.span("open"), match.span("mark")
            yield Finding(
                spot.block,
                mark[0] + first,
                mark[1] + first,
                each.message.replace("{前}", match["open"]).replace("{后}", match["mark"]),
                each.right,
                "suggest" if each.right else "none",
                (Spot(spot.block, opened[0] + first, opened[1] + first),),
                source,
                level=each.level or "",
            )
