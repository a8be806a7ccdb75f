"""The pages of a draft before it is set: their lines, where they turn, what stands alone; no LibreOffice needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from drafter.model import Block, Draft
from drafter.word.layout import Layout

from . import elements
from .linebreak import HANGING
from .paragraph import HAIR
from .pieces import Line, Piece, block_lines, keeps, pieces, styled
from .turns import SPARE, Turn, turn

ORPHAN = 2  # characters of a last line that look lost

Page = tuple[Line, ...]
Last = Literal["", "even", "blank"]


def pages(draft: Draft, layout: Layout, hanging: frozenset[str] = HANGING) -> list[Page]:
    """The pages of a draft, at least one; ``hanging`` are the points that may hang beyond a full line."""
    return [tuple(line for _, line in sheet) for sheet in filled(draft, layout, hanging).sheets]


def breaks(
    draft: Draft, layout: Layout, hanging: frozenset[str] = HANGING, starts: frozenset[int] = frozenset()
) -> list[Turn]:
    """Where pages are made to turn: none but in a layout that turns them after whole sentences; ``starts`` begin one anyway."""
    return filled(draft, layout, hanging, starts).turns if layout.whole else []


def reach(draft: Draft, layout: Layout, hanging: frozenset[str] = HANGING) -> int:
    """The line down to which the text goes on its last page; 0 where only the foot of a document stands there."""
    sheet = filled(draft, layout, hanging).sheets[-1]
    return round(max((used for used, line in sheet if draft.blocks[line.block].role not in elements.FOOT), default=0))


def foot(draft: Draft, layout: Layout, hanging: frozenset[str] = HANGING) -> Last:
    """Where the foot of a document (版记) stands: on the page of the text, on the next, which is even, or behind a blank one."""
    if not any(block.role in elements.FOOT for block in draft.blocks):
        return ""
    return filled(draft, layout, hanging).last


@dataclass(slots=True)
class Filling:
    """Pages as they are filled: their lines, each with what is used up to its foot, ``used`` lines of the last of them."""

    blocks: Sequence[Block]
    layout: Layout
    hanging: frozenset[str]
    sets: list[list[Piece]]
    sealed: bool = False
    starts: frozenset[int] = frozenset()  # blocks that begin a page
    sheets: list[list[tuple[float, Line]]] = field(default_factory=lambda: [[]])
    turns: list[Turn] = field(default_factory=list)
    used: float = 0.0  # blank lines too
    last: Last = ""

    def full(self, more: float) -> bool:
        """Whether the page has no room for so many lines more."""
        return self.used + more > self.layout.lines + HAIR

    def over(self) -> None:
        """Begin a page."""
        self.sheets.append([])
        self.used = 0.0

    def block(self, index: int, start: int = 0) -> Turn | None:
        """Put a block on the page; where the page was made to turn on the way, the place from which to go on."""
        look = styled(self.blocks[index], self.layout)
        parts = self.sets[index]
        if start:
            lines = block_lines(index, self.blocks[index], self.layout, self.hanging, start)
            parts = [Piece((line,)) for line in lines]
        elif self.sheets[-1] and self.parted(index):
            self.over()
        self.used += (
            above(self.blocks, index, self.layout, self.sealed) if not start and (self.sheets[-1] or not index) else 0
        )
        for piece in parts:
            if place := self.piece(piece):
                return place
        self.used += look.after
        return None

    def parted(self, index: int) -> bool:
        """Whether a block begins a page because it must, or because what may not be parted finds no room on this one."""
        kept = kept_height(self.blocks, self.sets, index, self.layout, self.sealed)
        return index in self.starts or elements.turns(self.blocks, index) or self.full(kept)

    def foot(self, index: int) -> None:
        """Put the foot of a document on its last page, which is an even one, or on a page of its own."""
        (piece,) = self.sets[index]
        room = not self.full(piece.height)
        if self.layout.head != "信函":
            self.last = "" if room and len(self.sheets) % 2 == 0 else "even" if len(self.sheets) % 2 else "blank"
        for _ in range({"even": 1, "blank": 2}.get(self.last, int(not room))):
            self.over()
        self.sheets[-1] += [(self.layout.lines, line) for line in piece.lines]

    def piece(self, piece: Piece) -> Turn | None:
        """Put a piece on the page or, where it is full, on the next; or make the page turn earlier."""
        if self.layout.whole and piece.plain and self.full(piece.height + SPARE) and (place := self.turned()):
            return place
        if self.full(piece.height):
            self.over()
            self.used += piece.head
        self.used += piece.height - (0 if self.sheets[-1] else piece.above)
        self.sheets[-1] += [(self.used, line) for line in piece.lines]
        return None

    def turned(self) -> Turn | None:
        """Where the page is made to turn; what stood on it behind that place is taken back."""
        place = turn(self.blocks, self.sheets[-1], self.layout.lines)
        if place is None:
            return None
        self.sheets[-1] = [
            (used, cut(line, place)) for used, line in self.sheets[-1] if (line.block, line.start) < place
        ]
        self.turns.append(place)
        self.over()
        return place


def filled(draft: Draft, layout: Layout, hanging: frozenset[str], starts: frozenset[int] = frozenset()) -> Filling:
    """The pages of a draft, filled; some blocks begin one."""
    sets = pieces(draft.blocks, layout, hanging, draft.sealed)
    filling = Filling(draft.blocks, layout, hanging, sets, draft.sealed, starts)
    index, start = 0, 0
    while index < len(draft.blocks):
        if draft.blocks[index].role in elements.FOOT:
            filling.foot(index)
            index = elements.run(draft.blocks, index, elements.FOOT)
            continue
        index, start = filling.block(index, start) or (index + 1, 0)
    return filling


def cut(line: Line, place: Turn) -> Line:
    """A line as far as it goes before a place."""
    block, end = place
    return Line(line.block, line.start, end, line.text[: end - line.start]) if line.block == block else line


def above(blocks: Sequence[Block], index: int, layout: Layout, sealed: bool) -> float:
    """The blank lines above a block."""
    lines = elements.above(blocks, index, sealed)
    return styled(blocks[index], layout).before if lines is None else lines


def kept_height(
    blocks: Sequence[Block], sets: Sequence[Sequence[Piece]], index: int, layout: Layout, sealed: bool = False
) -> float:
    """The lines that a block needs with what must not be parted from it, 0 for one that may be; too much is not kept."""
    end, total = index, 0.0
    while (
        keeps(blocks, end)
        and not (sealed and elements.run(blocks, end, ("signature",)) > end + 1)
        and total <= layout.lines
    ):
        total += above(blocks, end, layout, sealed) + sum(piece.height for piece in sets[end])
        total += styled(blocks[end], layout).after
        end += 1
    if end == index:
        return 0
    total += above(blocks, end, layout, sealed) + sum(piece.height for piece in sets[end][:1])
    return total if total <= layout.lines else 0


def turns(found: Sequence[Page]) -> list[Line]:
    """The line that each page but the first opens with."""
    return [page[0] for page in found[1:] if page]


def orphans(draft: Draft, found: Sequence[Page]) -> list[Line]:
    """The last lines of paragraphs that hold hardly a character (孤字); a line that the text itself breaks is none."""
    lines = [line for page in found for line in page if draft.blocks[line.block].role != "title"]
    ends = [one for one, other in pairwise([*lines, None]) if one and (other is None or other.block != one.block)]
    return [line for line in ends if 0 < len(line.text.strip()) <= ORPHAN and wrapped(draft, line)]


def wrapped(draft: Draft, line: Line) -> bool:
    """Whether a line goes on with the one before it."""
    return line.start > 0 and draft.blocks[line.block].text[line.start - 1] != "\n"


def lines(block: Block, layout: Layout) -> list[str]:
    """The lines of a block as text."""
    return [line.text for line in block_lines(0, block, layout)]
