"""A page as YAML: paper, margins, grid, fonts and sizes by role."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from drafter.data import library, records, yamlfile
from drafter.data.document import Document
from drafter.data.records import key
from drafter.errors import DrafterError

TWIPS_A_MM = 56.7  # as Word counts: 28 mm are 1588
TWIPS_A_POINT = 20
PAPER = (11906, 16838)  # twips, A4


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Margins:
    """Millimetres from the edge of the paper to the type area."""

    top: float = key("上", 37, least=5, most=100)
    bottom: float = key("下", 35, least=5, most=100)
    left: float = key("左", 28, least=5, most=100)
    right: float = key("右", 26, least=5, most=100)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PageNumber:
    """The page number: points, millimetres from the foot of the paper, blank characters at its side."""

    font: str = key("字体", "宋体")
    size: float = key("字号", 14, least=6, most=72)
    foot: float = key("距纸边", 25, least=5, most=60)
    blanks: float = key("空字", 1, least=0, most=4)
    odd_even: bool = key("单双页", True)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RoleStyle:
    """A paragraph's look: points for size and spacing, lines before and after, characters of first-line indent."""

    font: str = key("字体", "仿宋_GB2312")
    size: float = key("字号", 16, least=6, most=72)
    align: Literal["两端", "居中", "居左", "居右"] = key("对齐", "两端")
    squeeze: float = key("字距", 0, least=-3, most=3)
    before: float = key("段前", 0, least=0, most=20)
    after: float = key("段后", 0, least=0, most=20)
    indent: float = key("缩进", 0, least=0, most=10)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LeadStyle:
    """A run-in heading's look."""

    font: str = key("字体", "黑体")
    bold: bool = key("加粗", False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Styles:
    """The look of each role and of the run-in headings by level."""

    title: RoleStyle = key("标题")
    byline: RoleStyle = key("署名")
    salutation: RoleStyle = key("称呼")
    body: RoleStyle = key("正文")
    lead1: LeadStyle = key("一级")
    lead2: LeadStyle = key("二级")
    lead3: LeadStyle = key("三级")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Layout:
    """A page."""

    id: str = ""
    name: str = key("名称")
    note: str = key("说明", "")
    margins: Margins = key("页边距", Margins())
    lines: int = key("行数", 22, least=5, most=80)
    columns: int = key("每行字数", 28, least=5, most=80)
    pitch: float = key("行距", 28.95, least=8, most=100)
    page_number: PageNumber = key("页码", PageNumber())
    styles: Styles = key("样式")

    @property
    def line(self) -> int:
        """Twips of a line, which is the pitch of the grid too: Word and LibreOffice then agree."""
        return round(self.pitch * TWIPS_A_POINT)

    @property
    def width(self) -> int:
        """Twips across the type area."""
        return PAPER[0] - twips(self.margins.left) - twips(self.margins.right)

    @property
    def height(self) -> int:
        """Twips down the type area."""
        return PAPER[1] - twips(self.margins.top) - twips(self.margins.bottom)


def twips(millimetres: float) -> int:
    """Millimetres in twips, a twentieth of a point."""
    return round(millimetres * TWIPS_A_MM)


def ids() -> list[str]:
    """The ids of all layouts."""
    return [name.split("/")[-1].removesuffix(".yaml") for name in library.files("templates/layouts/*.yaml")]


def load(name: str) -> Layout:
    """The layout of an id or a Chinese name. Raises ``DrafterError``."""
    layouts = {layout: parsed(layout) for layout in ids()} if name not in ids() else {name: parsed(name)}
    for layout in layouts.values():
        if name in (layout.id, layout.name):
            return layout
    raise DrafterError(
        f"没有“{name}”这种版式；{yamlfile.close(name, [spelled for layout in layouts.values() for spelled in (layout.name, layout.id)])}"
    )


def parsed(layout: str) -> Layout:
    """The layout of an id, checked: its lines and characters must fit its type area."""
    file = f"templates/layouts/{layout}.yaml"
    path = library.file(file)
    if path is None:
        raise DrafterError(f"没有“{layout}”这种版式；{yamlfile.close(layout, ids())}")
    document = yamlfile.document(path, file)
    found = replace(records.read(document, Layout), id=layout)
    fits(found, document)
    return found


def fits(layout: Layout, document: Document) -> None:
    """Raise ``Mistakes`` where the lines or characters that a layout promises do not fit its margins."""
    from drafter.errors import mistake

    lines = layout.height // layout.line
    if lines != layout.lines:
        raise mistake(
            document.place("行数"),
            f"行距 {layout.pitch} 磅时版心放 {lines} 行，不是 {layout.lines} 行；请改行距、行数或上下边距",
        )
    body = layout.styles.body
    columns = int(layout.width // ((body.size + body.squeeze) * TWIPS_A_POINT))
    if columns != layout.columns:
        raise mistake(
            document.place("每行字数"),
            f"正文 {body.size:g} 磅时每行放 {columns} 字，不是 {layout.columns} 字；请改字号、字距、每行字数或左右边距",
        )
