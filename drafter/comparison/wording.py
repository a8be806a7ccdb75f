"""Two wordings of a sentence as pieces that both have and pieces that were changed, cut between words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from drafter.text.words import cut

from .units import SILENT

CLAUSE = re.compile(r"[^，、；：]*[，、；：]|[^，、；：]+")
MOST = 250_000  # pairs of words that are looked at; longer wordings are compared by clauses first
ISLAND = 1  # letter; between two changes so little is not worth keeping apart
SMALL, BIG = 3, 8  # letters of an island at most, and of both changes beside it at least, to be one change
SHARE = 0.4  # of the letters of the shorter wording that are kept, below which the whole is one change
MARK = 0.1  # the weight of a point beside that of a letter


class Piece(NamedTuple):
    """Words of the old wording and what stands for them in the new one; the same if they were kept."""

    old: str
    new: str

    @property
    def kept(self) -> bool:
        """Whether both wordings have it."""
        return self.old == self.new


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of two wordings in order; together they are the whole of both."""
    before, one, other, behind = framed([token.text for token in cut(old)], [token.text for token in cut(new)])
    row = [Piece(before, before), *compared(one, other), Piece(behind, behind)]
    found = readable(merged(merged(row)))
    kept = sum(letters(piece.old) for piece in found if piece.kept)
    return tuple(found) if kept >= SHARE * min(letters(old), letters(new)) else (Piece(old, new),)


def framed(old: list[str], new: list[str]) -> tuple[str, list[str], list[str], str]:
    """The words that both begin with, what lies between, the words that both end with."""
    least = min(len(old), len(new))
    head = next((at for at in range(least) if old[at] != new[at]), least)
    least -= head
    tail = next((at for at in range(least) if old[-1 - at] != new[-1 - at]), least)
    return (
        "".join(old[:head]),
        old[head : len(old) - tail],
        new[head : len(new) - tail],
        "".join(old[len(old) - tail :]),
    )


def compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    """The pieces of two rows of words: as many letters as possible are kept."""
    if not old or not new:
        yield Piece("".join(old), "".join(new))
    elif len(old) * len(new) <= MOST:
        yield from kept_most(old, new)
    else:
        yield from by_clause("".join(old), "".join(new))


def by_clause(old: str, new: str) -> Iterator[Piece]:
    """The pieces of two long wordings: whole clauses are kept, and words within the changed ones if these are not long too."""
    rows = CLAUSE.findall(old), CLAUSE.findall(new)
    if len(rows[0]) * len(rows[1]) > MOST:
        yield Piece(old, new)
        return
    for piece in merged(kept_most(*rows)):
        words = [token.text for token in cut(piece.old)], [token.text for token in cut(piece.new)]
        small = not piece.kept and len(words[0]) * len(words[1]) <= MOST
        yield from compared(*words) if small else (piece,)


def kept_most(old: list[str], new: list[str]) -> Iterator[Piece]:
    """The pieces of two rows of words or clauses, as many letters as possible kept."""
    best = table(old, new)
    one = other = 0
    while one < len(old) or other < len(new):
        here = best[one][other]
        if one < len(old) and other < len(new) and old[one] == new[other] and here > best[one + 1][other + 1]:
            yield Piece(old[one], new[other])
            one, other = one + 1, other + 1
        elif one < len(old) and (other == len(new) or best[one + 1][other] >= best[one][other + 1]):
            yield Piece(old[one], "")
            one += 1
        else:
            yield Piece("", new[other])
            other += 1


def table(old: list[str], new: list[str]) -> list[list[float]]:
    """The weight of what can be kept from each place of both rows on."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for one in range(len(old) - 1, -1, -1):
        row, below = best[one], best[one + 1]
        word, gain = old[one], weight(old[one])
        for other in range(len(new) - 1, -1, -1):
            if word == new[other]:
                row[other] = max(below[other + 1] + gain, below[other], row[other + 1])
            else:
                row[other] = max(below[other], row[other + 1])
    return best


def weight(word: str) -> float:
    """What it is worth to keep a word."""
    return letters(word) or MARK


def letters(text: str) -> int:
    """How many characters are read aloud."""
    return len(SILENT.sub("", text))


def merged(row: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece."""
    given = [piece for piece in row if piece.old or piece.new]
    return gathered(given, [piece.kept for piece in given])


def readable(row: list[Piece]) -> list[Piece]:
    """The pieces, little islands between changes made part of them."""
    islands = [False, *(island(*three) for three in zip(row, row[1:], row[2:], strict=False)), False]
    found = gathered(row, [piece.kept and not taken for piece, taken in zip(row, islands, strict=False)])
    return merged(found)


def gathered(row: list[Piece], kept: list[bool]) -> list[Piece]:
    """Pieces joined where their neighbours are kept, or changed, as they are."""
    groups = groupby(zip(row, kept, strict=True), key=itemgetter(1))
    return [Piece(*map("".join, zip(*(piece for piece, _ in group), strict=True))) for _, group in groups]


def island(before: Piece, piece: Piece, behind: Piece) -> bool:
    """Whether so little is kept between two changes that it is better read as part of them."""
    size = letters(piece.old)
    big = all(max(letters(side.old), letters(side.new)) >= BIG for side in (before, behind))
    return piece.kept and (size == ISLAND or (size <= SMALL and big))
