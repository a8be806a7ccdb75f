"""What the checks of a page share: the paragraphs of running text, those among them that differ, how rules are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from drafter.model import NUMBERED, Block, Draft, Level
from drafter.page import Glyphs, Laid, PageFacts, PageNorm, Section
from drafter.text.once import once
from drafter.text.structure import TYPED

from ._typefaces import family

T = TypeVar("T", bound=Hashable)

PRACTICE = "实务"
SUBSTANTIAL = 200  # characters of running text by which a page may be judged
SHORTEST = 15  # characters of a paragraph of running text
POINT = re.compile("[。；！？]")
APART = re.compile(r"[（(]?(?:抄[送报]|主送|分送|印发|附件|附[:：]|主题词|联系人|此件|来源|责任编辑)")
POINTS = 72 / 25.4  # of a millimetre
SURE = 2  # lines by which a reckoned place on a page may be wrong
PUSHED = 5  # empty paragraphs in a row that stand for a new page
CLOSE = 0.02  # points that do not count
INK_TRUE = (34.58, 32.58)  # margins above and below by which the ink, not the lines, fills the page


class Row(NamedTuple):
    """A paragraph: its number, what it says, how it is typeset."""

    at: int
    block: Block
    laid: Laid

    @property
    def glyphs(self) -> Glyphs:
        """How most of its characters are set."""
        return max(self.laid.runs, key=lambda run: run[0])[1]

    @property
    def numbered(self) -> bool:
        """Whether a list counts it."""
        return self.block.spans[0].node == NUMBERED

    def pieces(self) -> Iterator[tuple[int, str, Glyphs]]:
        """Its characters by how they are set, each stretch with the place where it starts."""
        at = len(self.block.spans[0].text) if self.numbered else 0
        text = self.block.text
        starts = accumulate((count for count, _ in self.laid.runs), initial=at)
        for start, (count, look) in zip(starts, self.laid.runs, strict=False):
            yield start, text[start : start + count], look


class Stray(NamedTuple, Generic[T]):
    """Paragraphs that are not as asked: the first, how many, which share of the characters, what most of them have."""

    first: int
    paragraphs: int
    share: float
    value: T

    @property
    def who(self) -> str:
        """What they are: 正文 if they are most of it, else so and so many paragraphs of it."""
        return f"正文（{self.paragraphs} 段）" if self.share > 1 / 2 else f"有 {self.paragraphs} 段正文"


def facts(draft: Draft) -> tuple[PageFacts, PageNorm]:
    """How a draft is typeset, and what is asked of it. It must be one that was read from a Word file."""
    assert draft.page is not None
    assert draft.page.norm is not None
    return draft.page, draft.page.norm


@once
def rows(draft: Draft) -> list[Row]:
    """All blocks with how they are typeset."""
    page, _ = facts(draft)
    pairs = zip(draft.blocks, page.blocks, strict=True)
    return [Row(index, block, laid) for index, (block, laid) in enumerate(pairs) if laid.runs]


@once
def prose(draft: Draft) -> list[Row]:
    """The paragraphs of running text: no headings, no short lines, none of those at the head and foot of the document."""
    return [row for row in rows(draft) if row.block.role == "body" and not row.block.level and running(row.block.text)]


def elements(draft: Draft, *roles: str) -> list[Row]:
    """The paragraphs that are elements of official documents of some kinds."""
    return [row for row in rows(draft) if row.block.role in roles]


@once
def headings(draft: Draft) -> list[tuple[int, Row]]:
    """The paragraphs of the body that open with the number of a heading, with its level."""
    body = [row for row in rows(draft) if row.block.role == "body"]
    pairs = ((next((level for level, typed in TYPED if typed.search(row.block.text)), 0), row) for row in body)
    return [(level, row) for level, row in pairs if level]


def running(text: str) -> bool:
    """Whether a paragraph is one of running text."""
    return len(text) >= SHORTEST and POINT.search(text) is not None and APART.match(text) is None


@once
def judged(draft: Draft) -> bool:
    """Whether a document is held against a layout: one that was named, that the norm binds, or that its maker had in mind."""
    _, norm = facts(draft)
    upright = main(draft).width <= main(draft).height
    return norm.chosen or norm.binding or (upright and substantial(draft) and not untouched(draft))


def substantial(draft: Draft) -> bool:
    """Whether there is running text enough to judge the page by; a form or a list has its own."""
    return sum(len(row.block.text) for row in prose(draft)) >= SUBSTANTIAL


def untouched(draft: Draft) -> bool:
    """Whether a page is as the word processor opened it: margins, typeface, and size or lines are all of its own making."""
    _, norm = facts(draft)
    found = prose(draft)
    font, size, rule = (
        strays(found, lambda row: family(row.glyphs.font), lambda font: font == family(norm.body.font)),
        strays(found, lambda row: row.glyphs.size, lambda size: size == norm.body.size),
        strays(found, lambda row: row.laid.setting.rule, lambda rule: rule == "exact"),
    )
    far = off_edge(main(draft), norm.section) or not a4(main(draft))
    return bool(far and most(font) and (most(size) or most(rule)))


def most(stray: Stray[T] | None) -> bool:
    """Whether what differs is most of the text."""
    return stray is not None and stray.share > 1 / 2


def strays(found: Sequence[Row], value_of: Callable[[Row], T], right: Callable[[T], bool]) -> Stray[T] | None:
    """The paragraphs whose value is not right; ``None`` if all are."""
    wrong = [(row, value) for row in found if not right(value := value_of(row))]
    if not wrong:
        return None
    sizes: Counter[T] = Counter()
    for row, value in wrong:
        sizes[value] += len(row.block.text)
    whole = sum(len(row.block.text) for row in found)
    return Stray(wrong[0][0].at, len(wrong), sizes.total() / whole, sizes.most_common(1)[0][0])


@once
def main(draft: Draft) -> Section:
    """The upright section that holds most of the text."""
    page, _ = facts(draft)
    sizes: Counter[int] = Counter()
    numbers = [section.first for section in page.sections]
    for index, block in enumerate(draft.blocks):
        sizes[max((number for number, first in enumerate(numbers) if first <= index), default=0)] += len(block.text)
    upright = [number for number, section in enumerate(page.sections) if section.width <= section.height]
    return page.sections[max(upright or range(len(numbers)), key=lambda number: sizes[number])]


def off_edge(section: Section, wanted: Section) -> dict[str, tuple[float, float]]:
    """The margins of a section that are not within a millimetre of what is asked: what they are, what they should be."""
    sides = {"上": "top", "下": "bottom", "左": "left", "右": "right"}
    pairs = {name: (float(getattr(section, side)), float(getattr(wanted, side))) for name, side in sides.items()}
    if all(abs(own - ink) <= 1 / 2 for own, ink in zip((section.top, section.bottom), INK_TRUE, strict=True)):
        pairs = {name: pairs[name] for name in "左右"}
    return {name: (own, right) for name, (own, right) in pairs.items() if abs(own - right) > 1 + CLOSE}


def type_area(draft: Draft) -> Section:
    """The page by which lines and characters are counted: its own, or the one asked for where that is told already."""
    _, norm = facts(draft)
    return norm.section if off_edge(main(draft), norm.section) or not a4(main(draft)) else main(draft)


def a4(section: Section) -> bool:
    """Whether a page is A4, upright or not."""
    short, long = sorted((section.width, section.height))
    return section.told and abs(short - 210) <= 1 and abs(long - 297) <= 1


def height(section: Section) -> float:
    """Points down the type area."""
    return (section.height - section.top - section.bottom) * POINTS


def width(section: Section) -> float:
    """Points across the type area."""
    return (section.width - section.left - section.right) * POINTS


def fitting(room: float, each: float) -> int:
    """How many lines or characters of so many points fit into the room for them."""
    return int((room + CLOSE) // each) if each > 0 else 0


def source(norm: PageNorm, clause: str, strength: str) -> str:
    """The clause that says so and how strictly; manuscripts only follow it."""
    if norm.spoken:
        return f"参照 GB/T 9704—2012，{clause}（讲话稿属{PRACTICE}）"
    return f"GB/T 9704—2012，{clause}（{strength}）"


def hard(norm: PageNorm) -> Level:
    """The level of what the norm fixes."""
    return "error" if norm.binding else "warning"


def soft(norm: PageNorm) -> Level:
    """The level of what is usual."""
    return "warning" if norm.binding else "hint"
