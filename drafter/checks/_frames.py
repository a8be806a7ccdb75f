"""Frames of grammar: sentences whose two halves do not fit, found by a pattern for both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from drafter.model import Draft, Finding, Level, Spot
from drafter.text.marks import WORD
from drafter.text.places import found, whole

CLAUSE = r"[^，。；：！？\n]"  # a character of the same clause
SENTENCE = r"[^。！？；\n]"  # a character of the same sentence
END = r"(?=[，。；！？\n]|\Z)"

LOOK = re.compile(r"\(\?<?[!=][^()]*\)")
WORDS = re.compile(rf"{WORD}+")


def opening(word: str, before: str = "。！？；\n") -> str:
    """A word or words of one length as the first half, at the start of a sentence, or behind any of ``before``."""
    size = len(word.partition("|")[0])
    return rf"(?P<open>{word})(?<![^{before}][^\n]{{{size}}})"  # the word first: so it is found by plain search


class Frame(NamedTuple):
    """A pattern that marks the first half as ``open`` and the second as ``mark``, and what to say and do about it.

    ``right`` is what may stand for ``mark``; ``level`` differs from the check's own where it is given.
    """

    pattern: str
    message: str
    right: tuple[str, ...] = ()
    level: Level | None = None

    @property
    def words(self) -> list[str]:
        """The words that ``open`` may be: a text without any of them need not be searched."""
        rest = LOOK.sub("", self.pattern[self.pattern.index("(?P<open>") :])
        return WORDS.findall(rest[: rest.index(")")])


def frame(pattern: str, message: str, *right: str, level: Level | None = None) -> Frame:
    """A frame from the words of its pattern."""
    return Frame(pattern, message, right, level)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern ready for use; that takes its time, so only those are made that a text calls for."""
    return re.compile(pattern)


def findings(draft: Draft, frames: tuple[Frame, ...], source: str = "") -> Iterator[Finding]:
    """Each place where a frame stands: its second half, with the first as what it is related to."""
    text = whole(draft).text
    for each in (each for each in frames if any(word in text for word in each.words)):
        for spot, match in found(draft, compiled(each.pattern)):
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
