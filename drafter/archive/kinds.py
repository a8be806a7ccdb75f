"""Kinds of passages: what was quoted, what is said in set phrases, what was said before; each with its reason."""

from __future__ import annotations

import re
from functools import cache

from drafter.data import usual as learned
from drafter.data.setphrases import wordings
from drafter.model import ELEMENTS, Draft, ReuseKind, Spot
from drafter.text.clauses import han, quotations
from drafter.text.once import once
from drafter.text.places import whole

from .characters import characters
from .fingerprint import CERTAIN

REST = 8  # Han characters besides set phrases or quotations from which on a passage says something of its own
FRAMING = ELEMENTS | {"title", "byline", "salutation"}
SENTENCE_END = re.compile(r"[。！？]")


def kind(draft: Draft, part: tuple[int, int], places: tuple[Spot, ...], usual: str) -> tuple[ReuseKind, str]:
    """The kind of a part of the whole text with its reason, empty for what was simply said before.

    ``usual`` is the reason why it is a formula if it ends no sentence; empty where it is long or too few have it.
    """
    text = whole(draft).text[slice(*part)]
    if quoted(draft, *part):
        return "quote", "出自引文"
    body = [spot for spot in places if draft.blocks[spot.block].role not in FRAMING]
    if len(body) < len(places) and sum(size(draft, spot) for spot in body) < CERTAIN:
        return "set", "标题、称呼或署名"
    if (rest := known().sub("", text)) != text and han(rest) < REST:
        return "set", "固定表述"
    if usual and not SENTENCE_END.search(text):
        return "set", usual
    return "reuse", ""


def size(draft: Draft, spot: Spot) -> int:
    """How many characters of a place are compared."""
    return len(characters(draft.blocks[spot.block].text[spot.start : spot.end]).codes)


def quoted(draft: Draft, start: int, end: int) -> bool:
    """Whether a passage is a quotation but for a few characters."""
    text, outside, inside, rest = whole(draft).text, start, 0, ""
    for first, behind in quoted_spans(draft):
        if first < end and behind > start:
            rest += text[outside : max(outside, first)]
            inside += len(characters(text[max(start, first) : min(end, behind)]).codes)
            outside = min(end, behind)
    return inside >= CERTAIN and han(rest + text[outside:end]) < REST


@once
def quoted_spans(draft: Draft) -> tuple[tuple[int, int], ...]:
    """Where quotations and titles of works stand in the whole text."""
    return tuple(quotations(whole(draft).text))


@cache
def known() -> re.Pattern[str]:
    """What finds any set phrase, the longest first."""
    phrases = sorted({*wordings(), *learned.load()}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, phrases)) or "(?!)")
