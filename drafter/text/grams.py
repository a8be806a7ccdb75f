"""Which characters and pairs of neighbours a draft holds: what long lists of words are sifted by before any search."""

from __future__ import annotations

from itertools import chain
from operator import add

from drafter.model import Draft

from .once import once
from .places import whole


@once
def grams(draft: Draft) -> frozenset[str]:
    """Every character of the text and every pair of neighbours."""
    text = whole(draft).text
    return frozenset(chain(text, map(add, text, text[1:])))


def pairs(word: str) -> list[str]:
    """The pairs of a word, or its only character: a text that lacks one of them lacks the word."""
    return list(map(add, word, word[1:])) or [word]
