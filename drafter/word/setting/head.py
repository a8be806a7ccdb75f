"""Where the head of an official document stands (版头): GB/T 9704-2012 第7.2条, 信函 第10.1条, 命令 第10.2条, 纪要 第10.3条.

Distances of the norm lie between what is printed, so they count from ink to ink; all ends on a line of the page's grid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.model import Block, Role
from drafter.word.layout import TWIPS_A_POINT, Layout

POINTS_A_MM = 72 / 25.4
EDGES = {"文件": 72, "纪要": 72, "命令": 57, "信函": 30}  # mm from the edge of the paper to the top of the mark
RULE_BELOW = 4 * POINTS_A_MM  # from the last line of the head to the red rule
RULE = 1.5  # points that a red rule is thick
DOUBLE = 3.86  # points that a double red rule is thick
BASE = 0.8  # of an exact line: where its base line stands
REACH, DEPTH = 0.775, 0.19  # em that the ink of a line reaches above and below its base line
WIDEST, NARROWEST = 42.5, 0.58  # points that a character of a mark is wide at most (15 mm); of its height at least
JOINT = {2: 36, 3: 32}  # points of the names of a joint mark by their count
SMALL = 28  # points of the names of more
LEADING = 1.2  # of their size that the names of a joint mark lie apart at least
GAP = 14  # points, 7/8 of 三号: from the rule of a letter to what stands below it
ABOVE_NUMBER = 0.35  # of the room that is left over to the grid; the rest stands above the text
SLACK = 0.15  # of a line that the text may stand too high
ABOVE: tuple[Role, ...] = ("serial", "secrecy", "urgency")
NAMES_A_LINE = 2  # signers


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside the names of a joint mark: its block, twips from the type area and from the edge of the paper."""

    index: int
    left: int
    top: int
    width: int


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a document: blocks ``first`` to ``end``, in all so many ``lines`` of the page.

    The mark: points of its characters and percent of their width, twips of its lines, twips above it, from the edge of
    the paper to its ``top`` and at its sides.
    ``number`` is the room above the line below the mark, ``space`` the points from there to the red rule, ``text`` the
    room above the text (twips).
    """

    first: int
    end: int
    lines: int
    size: float
    scale: int
    line: int
    before: int
    top: int
    left: int
    right: int
    aside: Aside | None
    number: int
    space: int
    text: int


def head(blocks: Sequence[Block], layout: Layout) -> Head | None:
    """The head of a document as its layout sets it, if it has a mark."""
    marks = [index for index, block in enumerate(blocks) if block.role == "mark"]
    if layout.head == "无" or not marks:
        return None
    return Mark(blocks, layout, marks).head()


class Mark:
    """The mark of a document and what is measured from it; in points from the top of the type area."""

    def __init__(self, blocks: Sequence[Block], layout: Layout, marks: list[int]) -> None:
        self.blocks, self.layout, self.first = blocks, layout, marks[0]
        self.line = layout.line / TWIPS_A_POINT
        self.body = layout.styles.number.size
        split = len(marks) > 1 and len(blocks[marks[-1]].text) <= 2  # noqa: PLR2004  # 文件 beside the names
        self.names, self.aside = (marks[:-1], marks[-1]) if split else (marks, -1)
        self.edge = (EDGES[layout.head] - layout.margins.top) * POINTS_A_MM
        self.size, self.scale = self.fitted()
        self.pitch = round(1.25 * self.size) if len(self.names) == 1 else LEADING * self.size
        above = sum(block.role in ABOVE for block in blocks[: self.first]) * self.line
        if above:
            self.edge = max(self.edge, above + BASE * self.pitch - REACH * self.size)
        if len(self.names) > 1:
            room = self.whole(self.text_top()) * self.line - self.text_top()
            self.pitch += max(0.0, room) / (len(self.names) - 1)

    def fitted(self) -> tuple[float, int]:
        """Points and percent of width of the mark's characters: as large as looks well and finds room."""
        room = self.layout.width / TWIPS_A_POINT - 10
        longest: float = max(1, *(len(self.blocks[index].text) for index in self.names))
        asked = self.layout.styles.mark.size
        if len(self.names) > 1:
            asked = min(asked, JOINT.get(len(self.names), SMALL))
            longest += (len(self.blocks[self.aside].text) + 0.5) if self.aside >= 0 else 0
        wide = min(WIDEST, room / longest)
        size = math.floor(2 * min(asked, wide / NARROWEST)) / 2
        return size, min(100, int(100 * wide / size))

    @property
    def foot(self) -> float:
        """Where the ink of the mark ends."""
        return self.edge + (len(self.names) - 1) * self.pitch + (REACH + DEPTH) * self.size

    @property
    def rows(self) -> int:
        """The lines below the mark: its number with the signers, or what stands beside the number of a letter."""
        signers = sum(-(-len(names_of(block)) // NAMES_A_LINE) for block in self.blocks if block.role == "signer")
        stacked = sum(block.role in ABOVE for block in self.blocks[self.first :])
        return max(signers, stacked, sum(block.role == "number" for block in self.blocks))

    def number_top(self) -> float:
        """Where the first line below the mark begins."""
        inked = self.line * BASE - REACH * self.body
        if self.layout.head == "信函":
            return self.foot + RULE_BELOW + DOUBLE + GAP - inked
        return self.foot + 2 * self.line - inked

    def rule_space(self) -> int:
        """Points between the last line of the head and its rule."""
        line, size = (self.line, self.body) if self.rows and self.layout.head != "信函" else (self.pitch, self.size)
        return max(1, round(RULE_BELOW - (line * (1 - BASE) - DEPTH * size)))

    def end(self) -> float:
        """Where the head ends, its rule included."""
        if self.rows:
            bottom = self.number_top() + self.rows * self.line
        else:
            bottom = self.foot + self.pitch * (1 - BASE) - DEPTH * self.size
        return bottom + (self.rule_space() + RULE if self.layout.head in ("文件", "纪要") else 0)

    def text_top(self) -> float:
        """Where the text may begin: its ink two lines below the ink or the rule above it."""
        following = next((block.role for block in self.blocks[self.first :] if block.role not in HEAD), "body")
        inked = self.line * BASE - REACH * self.layout.styles.of(following).size
        ruled = self.layout.head in ("文件", "纪要")
        below = 0 if ruled else self.line * (1 - BASE) - DEPTH * self.body
        return self.end() - below + 2 * self.line - inked

    def whole(self, top: float) -> int:
        """The line of the grid where the text begins."""
        return math.ceil(top / self.line - SLACK)

    def head(self) -> Head:
        """The head, in twips."""
        top = self.edge - (BASE * self.pitch - REACH * self.size)
        bottom = top + len(self.names) * self.pitch
        lines = self.whole(self.text_top())
        room = (lines * self.line - self.text_top()) * ABOVE_NUMBER
        above = [index for index, block in enumerate(self.blocks[: self.first]) if block.role in ABOVE]
        left, right, aside = self.sides(top)
        letter = self.layout.head == "信函"
        framed = (
            letter and not self.rows
        )  # nothing but a frame stands above the text, from the edge of the type area on
        end = 0 if framed else self.end() + (room if self.rows else 0)
        return Head(
            first=above[0] if above else self.first,
            end=next(
                (i for i in range(self.first, len(self.blocks)) if self.blocks[i].role not in HEAD), len(self.blocks)
            ),
            lines=lines,
            size=self.size,
            scale=self.scale,
            line=twips(self.pitch),
            before=max(0, twips(top - len(above) * self.line)),
            top=twips(top + self.layout.margins.top * POINTS_A_MM),
            left=left,
            right=right,
            aside=aside,
            number=twips(self.number_top() + room - (0 if letter else bottom)),
            space=self.rule_space(),
            text=max(0, lines * self.layout.line - twips(end) - 2),
        )

    def sides(self, top: float) -> tuple[int, int, Aside | None]:
        """The room at both sides of the names of a mark, and what stands beside them."""
        if len(self.names) == 1:
            return 0, 0, None
        wide = self.size * self.scale / 100
        names = twips(max(len(self.blocks[index].text) for index in self.names) * wide)
        beside = twips((len(self.blocks[self.aside].text) + 0.5) * wide) if self.aside >= 0 else 0
        left = (self.layout.width - names - beside) // 2
        right = self.layout.width - left - names
        if self.aside < 0:
            return left, right, None
        middle = self.layout.margins.top * POINTS_A_MM + top + (len(self.names) - 1) * self.pitch / 2
        gap = twips(wide / 2)
        return left, right, Aside(self.aside, left + names + gap, twips(middle), beside - gap + TWIPS_A_POINT)


HEAD: tuple[Role, ...] = (*ABOVE, "mark", "number", "signer")


def names_of(signer: Block) -> list[str]:
    """The names of the signers."""
    return signer.text.partition("：")[2].replace("\n", "\t").split("\t")


def twips(points: float) -> int:
    """Points in twips."""
    return round(points * TWIPS_A_POINT)
