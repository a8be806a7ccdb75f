"""How likely a run of characters is as words, by how often the dictionary met them."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

from drafter.text.dictionary import TAG_BITS, common, totals

MET = log(60_101_967)  # words that jieba counted
WIDEST = 6  # characters of a word
WITHIN = 0.02  # of the words a character is part of, the share in which it could as well stand alone
UNMET = 0.5  # times that an unknown character counts as met
HOPELESS = -1e9
WORTH = 5.0  # the least gain that is looked at more closely
ROUNDING = 1e-6


@lru_cache(maxsize=50_000)
def weight(word: str) -> float:
    """The log-likelihood of a word; a single character that is met in many words may well stand alone."""
    met: float = common().get(word, 0) >> TAG_BITS
    if len(word) == 1:
        met += WITHIN * totals().get(word, 0)
    return log(met or UNMET) - MET


@lru_cache(maxsize=20_000)
def likeliest(text: str) -> tuple[float, tuple[str, ...]]:
    """The best log-likelihood of a short text over all its partings into words, and that parting."""
    best, words = beginnings(text), []
    end = len(text)
    while end:
        starts = range(max(0, end - WIDEST), end)
        start = next(start for start in starts if reached(text[start:end], best[start]) == best[end])
        words.append(text[start:end])
        end = start
    return best[-1], tuple(reversed(words))


def reached(word: str, before: float) -> float:
    """The log-likelihood of a text that goes on with a word, or with what is none."""
    return before + weight(word) if len(word) == 1 or word in common() else HOPELESS


def gains(text: str, place: int, right: str) -> bool:
    """Whether a text may gain what is ``WORTH`` looking at by another character at a place: a quick no, as a rule."""
    often, left, rest = common(), beginnings(text), endings(text)
    least = left[-1] + WORTH - ROUNDING
    if left[place] + weight(right) + rest[place + 1] >= least:
        return True
    possible = least - likely(right)
    for start in range(max(0, place - WIDEST + 1), place + 1):
        for end in range(max(place + 1, start + 2), min(len(text), start + WIDEST) + 1):
            around = left[start] + rest[end]
            if around >= possible:
                word = text[start:place] + right + text[place + 1 : end]
                if word in often and around + weight(word) >= least:
                    return True
    return False


@cache
def likely(character: str) -> float:
    """The log-likelihood that no word with a character goes beyond."""
    return log(max(totals().get(character, 0), UNMET)) - MET


@lru_cache(maxsize=20_000)
def beginnings(text: str) -> list[float]:
    """The best log-likelihood of each beginning of a text, from none of it to all."""
    known, best = common(), [0.0]
    for end in range(1, len(text) + 1):
        value = best[-1] + weight(text[end - 1])
        for start in range(max(0, end - WIDEST), end - 1):
            word = text[start:end]
            if word in known and best[start] + weight(word) > value:
                value = best[start] + weight(word)
        best.append(value)
    return best


@lru_cache(maxsize=20_000)
def endings(text: str) -> list[float]:
    """The best log-likelihood of what is left of a text behind each beginning."""
    known, best = common(), [0.0] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        value = weight(text[start]) + best[start + 1]
        for end in range(start + 2, min(len(text), start + WIDEST) + 1):
            word = text[start:end]
            if word in known and weight(word) + best[end] > value:
                value = weight(word) + best[end]
        best[start] = value
    return best
