"""How likely a run of characters is as words, by how often the dictionary met them."""

from __future__ import annotations

from functools import lru_cache
from math import log

from drafter.text.dictionary import TAG_BITS, common, totals

MET = log(60_101_967)  # words that jieba counted
WIDEST = 6  # characters of a word
WITHIN = 0.02  # of the words a character is part of, the share in which it could as well stand alone
UNMET = 0.5  # times that an unknown character counts as met
HOPELESS = -1e9


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
    known = common()
    best = [0.0] + [HOPELESS] * len(text)
    came = [0] * (len(text) + 1)
    for start in range(len(text)):
        for end in range(start + 1, min(len(text), start + WIDEST) + 1):
            word = text[start:end]
            if end == start + 1 or word in known:
                value = best[start] + weight(word)
                if value > best[end]:
                    best[end], came[end] = value, start
    return best[-1], parting(text, came)


def parting(text: str, came: list[int]) -> tuple[str, ...]:
    """The words of a text, given where the last word before each place starts."""
    words = []
    end = len(text)
    while end:
        words.append(text[came[end] : end])
        end = came[end]
    return tuple(reversed(words))
