"""Where the elements below the text of an official document stand: GB/T 9704-2012 第7.3.4条 to 第7.3.7条, 第7.4条, 第10.3条."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.model import Block, Role
from drafter.word.layout import TWIPS_A_POINT, Layout

from .head import ABOVE, Head
from .paragraph import width

ENDING: tuple[Role, ...] = ("annexes", "attendance", "signature", "stamp", "date")
SIGNED: tuple[Role, ...] = ("signature", "stamp", "date")
FOOT: tuple[Role, ...] = ("copies", "issued")
LABEL = re.compile(r"[^：]{1,6}：")
NUMBERED = re.compile(r"[0-9]{1,2}\.")
FOOT_LINE = 540  # twips between the lines of 版记, so that n of them with their rules take n lines of the page
SEALED = 2  # lines above a signature that leave room for a seal whose top comes within a line of the text
SEALS_A_ROW = 3  # of 42 mm in 156 mm
SEALS_LINES = 5  # of a row of signatures with seals: two above, one or two of text, room for the foot of the seal
FEWEST = 20  # characters that a line of an annex holds at least
MOST_KEPT = 14  # lines that are kept together above a signature
Kind = Literal["", "beside", "seals", "foot"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in its line: twips of room at both sides, of the first line's hanging, the side."""

    left: int = 0
    right: int = 0
    hanging: int = 0
    side: str = ""


HERE = Place()


def groups(blocks: Sequence[Block], layout: Layout, sealed: bool) -> Iterator[tuple[Kind, range]]:
    """The blocks by what is set together: beside each other below the mark, signatures with seals, 版记, else one by one."""
    index = 0
    while index < len(blocks):
        kind, end = grouped(blocks, index, layout, sealed)
        yield kind, range(index, end)
        index = end


def grouped(blocks: Sequence[Block], index: int, layout: Layout, sealed: bool) -> tuple[Kind, int]:
    """What the group is that begins at a block, and where it ends."""
    role = blocks[index].role
    if role in FOOT:
        return "foot", run(blocks, index, FOOT)
    if role == "number" and run(blocks, index + 1, ("signer",)) > index + 1:
        return "beside", run(blocks, index + 1, ("signer",))
    if layout.head == "信函" and role in ABOVE and index and blocks[index - 1].role == "mark":
        end = run(blocks, index, (*ABOVE, "number"))
        return ("beside" if blocks[end - 1].role == "number" else ""), (
            end if blocks[end - 1].role == "number" else index + 1
        )
    if sealed and role == "signature" and run(blocks, index, ("signature",)) > index + 1:
        return "seals", run(blocks, index, ("signature", "date"))
    return "", index + 1


def ends(blocks: Sequence[Block], layout: Layout, head: Head | None) -> str:
    """The role of the paragraph that ends a head; empty where a table, a frame or one of several names does."""
    if head is None:
        return ""
    beside = any(kind == "beside" and head.end in (span.stop, span[-1]) for kind, span in groups(blocks, layout, False))
    role = blocks[head.end - 1].role
    framed = role == "mark" and (layout.head == "信函" or head.left or head.right)
    return "" if beside or framed or role not in ("mark", "number") else role


def run(blocks: Sequence[Block], index: int, roles: Sequence[Role]) -> int:
    """Where the blocks of such roles from ``index`` on end."""
    while index < len(blocks) and blocks[index].role in roles:
        index += 1
    return index


def above(blocks: Sequence[Block], index: int, sealed: bool) -> float | None:
    """The lines above an element of the end, ``None`` for what its style says."""
    role, before = blocks[index].role, blocks[index - 1].role if index else "body"
    if role not in (*ENDING, "remark"):
        return None
    if role == before:
        return 0
    wanted = {
        "annexes": 1,
        "attendance": 1,
        "signature": SEALED if sealed else 1,
        "stamp": SEALED,
        "remark": int(sealed),
    }
    return wanted.get(role, 0 if before == "signature" else 1)


def keeps(blocks: Sequence[Block], index: int) -> bool:
    """Whether an element must not be parted from the next: nothing of the end stands alone on a page."""
    if index + 1 >= len(blocks):
        return False
    role, below = blocks[index].role, blocks[index + 1].role
    last = role in ENDING or (role == "body" and index > 0 and blocks[index - 1].role == "body")
    together = below in SIGNED or (below == "annexes" and brief_end(blocks, index))
    return role in ("annex", "annex-title") or (together and last)


def brief_end(blocks: Sequence[Block], index: int) -> bool:
    """Whether the last paragraph and the list of annexes around a block are so short that one page holds both and more."""
    end = run(blocks, index + 1, ("annexes",))
    first = next((start for start in range(index, -1, -1) if blocks[start].role == "body"), index)
    return sum(len(block.text) // FEWEST + 1 for block in blocks[first:end]) <= MOST_KEPT


def turns(blocks: Sequence[Block], index: int) -> bool:
    """Whether an element begins a page."""
    return blocks[index].role == "annex" and index > 0


def place(blocks: Sequence[Block], index: int, layout: Layout, sealed: bool) -> Place:
    """Where an element stands in its line."""
    role = blocks[index].role
    if role in ("annexes", "attendance"):
        return hung(blocks, index, layout)
    if role == "stamp" or (role == "date" and (blocks[index - 1].role == "stamp" if index else False)):
        return Place(right=ems(4, layout, role), side="right")
    if role in FOOT:
        return footed(blocks[index], layout)
    if role in ("signature", "date"):
        return signed(blocks, index, layout, sealed)
    return HERE


def seal_columns(count: int) -> int:
    """The signatures with seals of a row: as many as find room, two of four."""
    return 2 if count == 4 else min(SEALS_A_ROW, count)  # noqa: PLR2004


def seal_rows(span: range, count: int) -> Iterator[range]:
    """The rows of a group that has so many signatures with seals; the date stands in the last."""
    columns = seal_columns(count)
    for start in range(0, count, columns):
        yield span[start : start + columns] if start + columns < count else span[start:]


def ems(count: float, layout: Layout, role: Role) -> int:
    """The width of so many characters of a role in twips."""
    return round(count * layout.styles.of(role).size * TWIPS_A_POINT)


def hung(blocks: Sequence[Block], index: int, layout: Layout) -> Place:
    """An entry below the text, two characters in: what goes on stands below the first character behind label and number."""
    block = blocks[index]
    look = layout.styles.of(block.role)
    label = LABEL.match(block.text)
    opener = index == 0 or blocks[index - 1].role != block.role
    first = next((other.text for other in reversed(blocks[: index + 1]) if LABEL.match(other.text)), "附件：")
    own = label[0] if label else ""
    lead = 0 if own or opener else width(LABEL.match(first)[0], look)  # type: ignore[index]
    number = NUMBERED.match(block.text, len(own))
    hanging = round(width(own + (number[0] if number else ""), look))
    return Place(left=ems(2, layout, block.role) + round(lead) + hanging, hanging=hanging)


def footed(block: Block, layout: Layout) -> Place:
    """A line of the foot, a character in at both sides; what goes on stands below the first character behind the label."""
    em = ems(1, layout, block.role)
    label = LABEL.match(block.text) if block.role == "copies" else None
    hanging = round(width(label[0], layout.styles.copies)) if label else 0
    return Place(left=em + hanging, right=em if label else 0, hanging=hanging)


def signed(blocks: Sequence[Block], index: int, layout: Layout, sealed: bool) -> Place:
    """A signature or the date below it, with room for a seal over both or without."""
    signatures = [block for block in blocks if block.role == "signature"]
    date = next((block.text for block in blocks if block.role == "date"), "")
    own = max((width(block.text, layout.styles.signature) for block in signatures), default=0.0)
    day = width(date, layout.styles.date)
    room, em = layout.width, ems(1, layout, "date")
    if not signatures:
        return Place(right=4 * em, side="right")
    if sealed:
        right = max(4 * em, round((own - day) / 2))
        if blocks[index].role == "date":
            return Place(right=right, side="right")
        return Place(left=max(0, round(room - right - (day + own) / 2)), side="left")
    left = room - 2 * em - (own if day <= own else day + 2 * em)
    if blocks[index].role == "signature":
        return Place(left=max(0, round(left)), side="left")
    return Place(left=max(0, round(left + 2 * em)), side="left") if day <= own else Place(right=2 * em, side="right")
