"""排比里有一句走了样。

几句话用同样的开头排开，只有一句多了或少了一个关键的字，念到这里就绊一下。
例：“在工作岗位上，……；在发展大局上，……；在对群众期待上，……”：第三句多了“对”。
“面对问题要多思考，面对挑战要勤钻研，面对机遇善把握”：第三句少了“要”。

改法：按其他几句的样子补上或删去。有意变化的不必改。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from drafter.model import Draft, Finding, Spot
from drafter.text.clauses import Piece
from drafter.text.words import cut

from ._options import NoOptions as Options

LEVEL = "hint"
ROW, LONGEST = 3, 12  # members of a row; in a longer one nobody counts
OPENING = re.compile(r"(?:(?<=^)|(?<=[；。！？\n]))([^，。；！？：\n]{3,24})(?=[，。；！？])")
CLAUSE = re.compile(r"(?:(?<=^)|(?<=[，；。！？：\n]))([^，。；！？：\n]{3,24})(?=[，。；！？])")
PREPOSITIONS = ("对", "从", "把", "被", "将", "向", "以", "用", "在", "给", "为")
FRAME = (
    "要",
    "能",
    "会",
    "上",
    "中",
    "下",
    "里",
    "就",
    "才",
    "都",
    "更",
    "必须",
    "应当",
    "应",
    "敢",
    "善",
    "多",
    "少",
    "前",
)
CLOSE = 4  # characters that the members of a row differ in length


class Member(NamedTuple):
    """A member of a row: where it stands and its words."""

    piece: Piece
    words: tuple[str, ...]


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The one member of a row that has a word too many, or one too few."""
    for index, block in enumerate(draft.blocks):
        told: set[int] = set()
        for pattern in (OPENING, CLAUSE):
            for row in rows(block.text, pattern):
                for member, message in broken(row):
                    if member.piece.start not in told:
                        told.add(member.piece.start)
                        related = tuple(Spot(index, one.piece.start, one.piece.end) for one in row if one is not member)
                        yield Finding(index, member.piece.start, member.piece.end, message, related=related)


def rows(text: str, pattern: re.Pattern[str]) -> Iterator[list[Member]]:
    """Neighbouring stretches, three or more, that open with the same word."""
    pieces = [Piece(match.start(1), match[1]) for match in pattern.finditer(text)]
    for _, near in groupby(pieces, key=lambda piece: piece.text[0]):
        run = list(near)
        if len(run) >= ROW:
            members = [Member(piece, tuple(token.text for token in cut(piece.text))) for piece in run]
            for _, same in groupby(members, key=lambda member: member.words[0]):
                row = list(same)
                if ROW <= len(row) <= LONGEST:
                    yield row


def broken(row: list[Member]) -> Iterator[tuple[Member, str]]:
    """The member that all others outvote, and what it has too many or too few."""
    for member in row:
        others = [one for one in row if one is not member]
        if abs(len(member.piece.text) - min(len(one.piece.text) for one in others)) > CLOSE:
            continue
        extra = intruder(member, others)
        if extra:
            yield member, f"其他几句“{member.words[0]}”后面没有“{extra}”，这一句多了“{extra}”"
        lost = missing(member, others)
        if lost:
            yield member, f"其他几句都有“{lost}”，这一句没有"


def intruder(member: Member, others: list[Member]) -> str:
    """The preposition behind the first word that no other member has; all end with the same word."""
    ends = {one.words[-1] for one in (member, *others)}
    second = member.words[1] if len(member.words) > 1 else ""
    alone = second in PREPOSITIONS and all(second not in one.words for one in others)
    return second if alone and len(ends) == 1 else ""


def missing(member: Member, others: list[Member]) -> str:
    """The word of the frame that all others have, after the same first word, and this member lacks."""
    rests = [one.piece.text[len(one.words[0]) :] for one in others]
    common = [word for word in FRAME if all(word in rest for rest in rests)]
    return next((word for word in common if word not in member.piece.text), "")
