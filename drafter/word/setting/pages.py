"""The pages of a draft before it is set: their lines, where they turn, what stands alone; no LibreOffice needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from drafter.model import Block, Draft
from drafter.word.layout import TWIPS_A_POINT, Layout, RoleStyle

from .linebreak import HANGING, line_end
from .metrics import Widths, latin, steps
from .title import shaped

ORPHAN = 2  # characters of a last line that look lost
HAIR = 1e-6  # of a twip or a line, for sums of fractions


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is set: characters ``start`` to ``end`` of the text of a block."""

    block: int
    start: int
    end: int
    text: str


Page = tuple[Line, ...]


def pages(draft: Draft, layout: Layout, hanging: frozenset[str] = HANGING) -> list[Page]:
    """The pages of a draft, at least one; ``hanging`` are the points that may hang beyond a full line."""
    sets = [block_lines(index, block, layout, hanging) for index, block in enumerate(draft.blocks)]
    found: list[list[Line]] = [[]]
    used = 0.0  # lines of the last page, blank ones too
    for index, (block, lines) in enumerate(zip(draft.blocks, sets, strict=True)):
        if found[-1] and used + kept_height(draft.blocks, sets, index, layout) > layout.lines + HAIR:
            found.append([])
            used = 0
        used += styled(block, layout).before if found[-1] or not index else 0
        for line in lines:
            if used + 1 > layout.lines + HAIR:
                found.append([])
                used = 0
            found[-1].append(line)
            used += 1
        used += styled(block, layout).after
    return [tuple(page) for page in found]


def kept_height(blocks: Sequence[Block], sets: Sequence[Sequence[Line]], index: int, layout: Layout) -> float:
    """The lines that a title needs with what must not be parted from it; of other blocks 0."""
    end, total = index, 0.0
    while end < len(blocks) and blocks[end].role == "title" and total <= layout.lines:
        look = styled(blocks[end], layout)
        total += look.before + len(sets[end]) + look.after
        end += 1
    if end in (index, len(blocks)):
        return 0
    total += styled(blocks[end], layout).before + 1
    return total if total <= layout.lines else 0


def turns(found: Sequence[Page]) -> list[Line]:
    """The line that each page but the first opens with."""
    return [page[0] for page in found[1:]]


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


def block_lines(index: int, block: Block, layout: Layout, hanging: frozenset[str] = HANGING) -> list[Line]:
    """The lines of a block: a title as it is shaped, all else as it breaks between its own line ends."""
    look = styled(block, layout)
    text, place, found = block.text, 0, []
    for number, piece in enumerate(shaped(block, layout).text.split("\n")):
        place += text.startswith("\n", place)
        indent = 0 if number else look.indent
        for start, end in broken(piece, layout.width, look, indent, hanging):
            found.append(Line(index, place + start, place + end, piece[start:end]))
        place += len(piece)
    return found


def styled(block: Block, layout: Layout) -> RoleStyle:
    """The look of a block."""
    look: RoleStyle = getattr(layout.styles, block.role)
    return look


@cache
def measured(size: float, squeeze: float) -> Widths:
    """The widths of characters in a size, kept for all blocks."""
    return Widths(size, squeeze)


def broken(text: str, room: int, look: RoleStyle, indent: float, hanging: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end in so much room (twips), the first indented by so many characters."""
    widths = measured(look.size, look.squeeze)
    ends = list(accumulate(steps(text, widths)))
    words = latin(text)
    start, space = 0, room - indent * look.size * TWIPS_A_POINT + widths.squeeze + HAIR
    while start < len(text):
        left = ends[start] - widths[text[start]]
        cut = max(bisect_right(ends, left + space, start), start + 1)
        end = line_end(text, words, start, cut, hanging) if cut < len(text) else cut
        yield start, end
        start, space = end, room + widths.squeeze + HAIR
    if not text:
        yield 0, 0
