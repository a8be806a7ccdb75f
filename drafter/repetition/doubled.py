"""Words that stand twice side by side, told from what is merely spelt so: 目的的, 为了了解, 从从容容."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from drafter.model import Draft, Spot
from drafter.text.dictionary import known
from drafter.text.places import found
from drafter.text.words import Token, tokens

SHORT = re.compile(r"(?P<word>[\u4e00-\u9fff])(?P=word)+")
LONG = re.compile(r"(?P<word>[\u4e00-\u9fff]{2,4})(?P=word)+")


@dataclass(frozen=True, slots=True)
class Doubled:
    """A word that stands twice or more in a row, and what stands before and behind, as words.

    ``glued`` is the longer word that the first or the last of them belongs to, empty where all are words of their own.
    """

    word: str
    spot: Spot
    before: str
    behind: str
    glued: str = ""

    @property
    def joined(self) -> bool:
        """Whether one of them makes a word with its neighbour, or a word is spelt AABB."""
        aabb = len(self.behind) > 1 and self.behind[0] == self.behind[1]
        left = len(self.before) == 1 and known(self.before + self.word)
        return aabb or left or known(self.word + self.behind[:1])


def doubled(draft: Draft, pattern: re.Pattern[str]) -> Iterator[Doubled]:
    """Each word of one character (``SHORT``) or of several (``LONG``) that stands twice, once at least as a word of its own."""
    for spot, match in found(draft, pattern):
        row, word = tokens(draft)[spot.block], match["word"]
        first = bisect_left(row, spot.start, key=attrgetter("start"))
        last = bisect_left(row, spot.end, lo=first, key=attrgetter("start"))
        same = [index for index in range(first, last) if row[index].text == word]
        if len(same) > 1 and same[-1] - same[0] == len(same) - 1:
            place = Spot(spot.block, row[same[0]].start, row[same[-1]].end)
            yield Doubled(word, place, beside(row, same[0] - 1), beside(row, same[-1] + 1))
        elif len(same) == 1:
            yield from glued(row, same[0], word, spot.block)


def glued(row: Sequence[Token], index: int, word: str, block: int) -> Iterator[Doubled]:
    """A word beside a longer one that ends or begins with it: 放在在, 工作工作人员."""
    before, token, behind = beside(row, index - 1), row[index], beside(row, index + 1)
    if before.endswith(word):
        yield Doubled(word, Spot(block, token.start - len(word), token.end), before, behind, before)
    elif behind.startswith(word):
        yield Doubled(word, Spot(block, token.start, token.end + len(word)), before, behind, behind)


def beside(row: Sequence[Token], index: int) -> str:
    """The text of a token, or nothing outside the row."""
    return row[index].text if 0 <= index < len(row) else ""
