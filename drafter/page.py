"""How a Word file is typeset, and what a layout asks of it: values of which only checks of the page know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Glyphs:
    """How characters are set: the fonts in effect, points of size and of extra space between them.

    ``font`` is that of Chinese characters (empty if none is named anywhere), ``latin`` that of others and, unless
    ``hinted``, of quotes, dashes and ellipses; ``unused`` is a Chinese font that is named but gives way to the theme's.
    ``colour`` is empty for black.
    """

    font: str = ""
    latin: str = ""
    size: float = 10
    squeeze: float = 0
    bold: bool = False
    colour: str = ""
    hinted: bool = False
    unused: str = ""


LineRule = Literal["exact", "atLeast", "auto"]


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of a paragraph are set: alignment as OOXML names it, points of spacing and of indents.

    ``line`` is in points, for ``auto`` a multiple of the font's own height; the first line is indented by ``first_chars``
    characters, or, if these are 0, by ``first`` points; ``right`` and ``right_chars`` are the same at the right edge.
    ``level`` is the outline level, ``snapped`` whether lines keep to the grid; ``fresh`` begins a page, ``lined`` has a
    line drawn at one of its sides, ``framed`` stands in a frame; ``kept`` stays on the page of the next.
    """

    align: str = "left"
    rule: LineRule = "auto"
    line: float = 1
    before: float = 0
    after: float = 0
    first: float = 0
    first_chars: float = 0
    left: float = 0
    level: int = 0
    snapped: bool = True
    right: float = 0
    right_chars: float = 0
    fresh: bool = False
    lined: bool = False
    framed: bool = False
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph as it is typeset: how many characters stand in which glyphs, without its automatic number.

    ``blanks`` are the blanks typed at its start, ``skipped`` counts the empty paragraphs before it. ``fresh`` says that
    a page is turned before it, ``lined`` that a line or anything else is drawn in it or between it and what stands before
    it, ``boxed`` that it stands in a table, ``floating`` that this table stands at a place of its own.
    """

    setting: Setting
    runs: tuple[tuple[int, Glyphs], ...]
    blanks: str = ""
    skipped: int = 0
    fresh: bool = False
    lined: bool = False
    floating: bool = False
    boxed: bool = False

    @property
    def begins_page(self) -> bool:
        """Whether it begins a page, by its own setting or by a break."""
        return self.fresh or self.setting.fresh

    @property
    def ruled(self) -> bool:
        """Whether a line may be drawn at it."""
        return self.lined or self.setting.lined

    @property
    def anchored(self) -> bool:
        """Whether it stands at a place of its own on the page."""
        return self.floating or self.setting.framed

    @property
    def apart(self) -> bool:
        """Whether it is not simply one of the lines that follow each other down the page."""
        return self.boxed or self.anchored


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer: ``kind`` as OOXML names it (default, even, first), its typed text, its page number.

    ``numbered`` says whether the page number is a field, ``aside`` whether it stands in a frame or text box.
    """

    kind: str
    text: str
    numbered: bool
    foot: bool = True
    align: str = "left"
    aside: bool = False
    glyphs: Glyphs = Glyphs()


@dataclass(frozen=True, slots=True)
class Section:
    """The page of a section, from block ``first`` on: millimetres of paper and margins, points of the grid.

    ``grid`` is the kind as OOXML names it, empty for none; ``pitch`` is that of lines, ``cell`` the width of a
    character (0 for none).
    ``told`` is false where the file says nothing of the paper.
    """

    first: int = 0
    width: float = 210
    height: float = 297
    top: float = 37
    bottom: float = 35
    left: float = 28
    right: float = 26
    foot: float = 25
    grid: str = ""
    pitch: float = 0
    cell: float = 0
    margins: tuple[Margin, ...] = ()
    told: bool = True


@dataclass(frozen=True, slots=True)
class RoleNorm:
    """How a layout sets a role; sizes are in points, the indent of first lines in characters."""

    font: str
    size: float
    align: str = "both"
    squeeze: float = 0
    indent: float = 0


@dataclass(frozen=True, slots=True)
class PageNorm:
    """What a layout asks of a page; ``spoken`` for manuscripts, which only practice rules, ``binding`` where GB/T 9704 does.

    ``chosen`` says that the user named it; ``headings`` are the fonts of headings by level; 0 lines and columns leave these free.
    ``head`` is the form of the first page (版头): 文件, 信函, 命令, 纪要 or 无; ``celled`` allows a grid of characters.
    """

    name: str
    spoken: bool
    binding: bool
    chosen: bool
    section: Section
    lines: int
    columns: int
    pitch: float
    odd_even: bool
    number: RoleNorm
    title: RoleNorm
    body: RoleNorm
    headings: tuple[str, ...]
    head: str = "无"
    celled: bool = False

    @property
    def headed(self) -> bool:
        """Whether a red line parts the head of the document from its text."""
        return self.head in ("文件", "纪要")


@dataclass(frozen=True, slots=True)
class Fall:
    """Where the last line of a paragraph falls: its page from 1, points from the head of the type area down to its foot."""

    page: int
    foot: float


@dataclass(frozen=True, slots=True)
class PageFacts:
    """How a Word file is typeset: its sections, its blocks one by one, and the layout that it is held against, if any.

    ``falls`` says where the blocks fall, as far as that can be reckoned: it ends with the last of which it is known.
    """

    sections: tuple[Section, ...]
    blocks: tuple[Laid, ...]
    odd_even: bool = False
    norm: PageNorm | None = None
    falls: tuple[Fall, ...] = ()
