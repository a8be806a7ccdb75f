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


def gram(word: str) -> str:
    """The first two characters of a word: where a text lacks them, it lacks the word."""
    return word[:2]
