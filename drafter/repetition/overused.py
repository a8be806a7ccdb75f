"""Adverbs and verbs of official prose that a draft says more often than it needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Draft
from drafter.text.once import once

from .stream import stream
from .surprise import unlikely

LEAST = 5  # times, if the user asks for nothing else
CERTAIN = 1.3  # decades: one text in twenty that keeps to the limit would say a word as often
LIMITS = {  # times in a thousand characters
    "要": 6.0, "进一步": 1.5, "不断": 1.5, "切实": 1.0, "扎实": 1.0, "大力": 1.0, "全面": 2.5, "深入": 2.0, "积极": 1.5,
    "着力": 1.0, "加快": 3.5, "持续": 2.5, "有效": 1.0, "充分": 0.8, "努力": 1.0, "认真": 0.8, "坚决": 0.6, "更加": 1.0,
    "始终": 0.6, "真正": 0.6, "特别": 0.6, "严格": 0.6, "强化": 1.5, "加强": 2.5, "推动": 3.5,
}  # fmt: skip


class Overused(NamedTuple):
    """A word that is said too often: where in the whole text, how often and how often at most in a thousand characters.

    ``score`` says by how many decades that is rarer than chance. A text of less than a thousand characters may say a word
    as often as one of a thousand.
    """

    word: str
    spans: tuple[tuple[int, int], ...]
    rate: float
    limit: float
    score: float
    short: bool

    @property
    def said(self) -> str:
        """How often, in words."""
        if self.short:
            return f"用了{len(self.spans)}次（一千字以内一般不超过{self.limit:g}次）"
        return f"用了{len(self.spans)}次，每千字{self.rate:.1f}次（一般不超过{self.limit:g}次）"


@once
def overused(draft: Draft) -> tuple[Overused, ...]:
    """Every word that stands more often than official prose needs it."""
    return tuple(found(draft))


def found(draft: Draft) -> Iterator[Overused]:
    """The words whose frequency chance does not explain."""
    size = sum(len(block.text) for block in draft.blocks) / 1000
    thousands = max(1.0, size)
    for word, spans in counted(draft).items():
        score = unlikely(len(spans), LIMITS[word] * thousands)
        if score >= CERTAIN:
            yield Overused(word, tuple(spans), len(spans) / thousands, LIMITS[word], score, size < 1)


def counted(draft: Draft) -> dict[str, list[tuple[int, int]]]:
    """Where each limited word stands, by itself or at the head of a longer word; 要 only by itself."""
    words = stream(draft)
    heads = [limited(word) for word in words.vocabulary]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, character in zip(words.starts, words.text, strict=True):
        if word := heads[ord(character)]:
            places[word].append((start, start + len(word)))
    return places


def limited(word: str) -> str:
    """The limited word that a word opens with, or none."""
    return next((word[:size] for size in (3, 2) if word[:size] in LIMITS), word if word in LIMITS else "")
