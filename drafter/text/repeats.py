"""Repeated phrasing: what may not stand twice, and how near is too near."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

RUN = 8  # characters; a run this long stands only once in a draft
EXPRESSION = 4  # characters; an expression this long stands once within NEAR
SAID = 3  # characters that two sentences of one paragraph should not share
NEAR = 60  # characters, about a quarter of a minute of speech
BARRIER = "\0"  # a character that belongs to a fact, a heading, a quotation or a set phrase

NOT_HAN = re.compile(r"[^\u4e00-\u9fff\0。！？\n]+")
SENTENCE_END = re.compile(r"[。！？\n]")
OPENING = re.compile(r"(?:^|[。！？]”?)“?([^。！？]{2})")  # of a sentence, where its subject stands
PASSED = re.compile("[的、]")  # between words that say the same with and without
LIGHT = "的了是不一在有要和也就都上下里来去把被让给对从着过们这那个"  # characters that hardly stand in a telling word
PAIR = re.compile(rf"(?=([^\W\d_a-zA-Z{LIGHT}]{{2}}))")
DEMAND = re.compile("要|[一二三四五]是")  # the opening of sentences that may stand in a row
HAN_STRETCH = re.compile(r"[\u4e00-\u9fff]{3,}")


@lru_cache(maxsize=8192)
def runs(text: str) -> tuple[str, ...]:
    """Every run of ``RUN`` Han characters; punctuation is passed over, a sentence end or a barrier ends a run."""
    pieces = SENTENCE_END.sub(BARRIER, NOT_HAN.sub("", text)).split(BARRIER)
    return tuple(piece[start : start + RUN] for piece in pieces for start in range(len(piece) - RUN + 1))


@lru_cache(maxsize=8192)
def expressions(text: str) -> tuple[tuple[str, int], ...]:
    """Every stretch of ``EXPRESSION`` Han characters without punctuation between them, and where it starts."""
    return tuple(
        (match.group()[start : start + EXPRESSION], match.start() + start)
        for match in HAN_STRETCH.finditer(text)
        for start in range(len(match.group()) - EXPRESSION + 1)
    )


@lru_cache(maxsize=8192)
def counted(text: str) -> Counter[str]:
    """How often each expression and each run stands in a text, 的 and 、 passed over; not to be changed."""
    return Counter([*(expression for expression, _ in expressions(PASSED.sub("", text))), *runs(text)])


@lru_cache(maxsize=8192)
def doubled(text: str) -> tuple[str, ...]:
    """The pairs of characters, most of them words, that stand twice within ``NEAR``: a third is one too many."""
    places: dict[str, int] = {}
    found = {}
    for match in PAIR.finditer(text):
        word, start = match[1], match.start()
        if start - places.get(word, -NEAR - 1) <= NEAR:
            found[word] = True
        places[word] = start
    return tuple(found)


@lru_cache(maxsize=8192)
def said(text: str) -> frozenset[str]:
    """Every stretch of ``SAID`` Han characters: what two sentences of one paragraph should not share."""
    return frozenset(
        match.group()[start : start + SAID]
        for match in HAN_STRETCH.finditer(text)
        for start in range(len(match.group()) - SAID + 1)
    )


@lru_cache(maxsize=8192)
def lasts(text: str) -> dict[str, int]:
    """Where each expression stands last in a text; not to be changed."""
    return dict(expressions(text))


@lru_cache(maxsize=8192)
def firsts(text: str) -> dict[str, int]:
    """Where each expression stands first in a text; not to be changed."""
    return dict(reversed(expressions(text)))


@lru_cache(maxsize=8192)
def echoing(text: str) -> bool:
    """Whether a text repeats an expression too near."""
    return next(echoes(text), None) is not None


def echoes(text: str, near: int = NEAR) -> Iterator[tuple[str, int, int]]:
    """Each expression that stands again within ``near`` characters: itself and both starts."""
    last: dict[str, int] = {}
    for expression, start in expressions(text):
        before = last.get(expression)
        if before is not None and start - before <= near:
            yield expression, before, start
        last[expression] = start


def droning(*texts: str) -> bool:
    """Whether three sentences running open with the same two characters; 要 and its like may head a row of demands."""
    found = [head for text in texts for head in heads(text)]
    rows = zip(found, found[1:], found[2:], strict=False)
    return any(one == two == three and not DEMAND.match(one) for one, two, three in rows)


@lru_cache(maxsize=8192)
def heads(text: str) -> tuple[str, ...]:
    """The first two characters of each sentence."""
    return tuple(OPENING.findall(text))


def masked(text: str, wordings: tuple[str, ...]) -> str:
    """``text`` with every occurrence of ``wordings`` turned into barriers of the same length."""
    return any_of(wordings).sub(lambda match: BARRIER * len(match.group()), text) if wordings else text


@lru_cache(maxsize=8)
def any_of(wordings: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of some words, the longer first."""
    return re.compile("|".join(map(re.escape, wordings)))
