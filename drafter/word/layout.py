"""A page as YAML: paper, margins, grid, fonts and sizes by role."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from drafter.data import library, yamlfile
from drafter.data.yamlfile import Model
from drafter.errors import DrafterError

TWIPS_A_MM = 1440 / 25.4
TWIPS_A_POINT = 20
PAPER = (11906, 16838)  # twips, A4


class Margins(Model):
    """Millimetres from the edge of the paper to the type area."""

    top: float = Field(37, alias="上", ge=5, le=100)
    bottom: float = Field(35, alias="下", ge=5, le=100)
    left: float = Field(28, alias="左", ge=5, le=100)
    right: float = Field(26, alias="右", ge=5, le=100)


class PageNumber(Model):
    """The page number: points, millimetres from the foot of the paper, blank characters at its side."""

    font: str = Field("宋体", alias="字体")
    size: float = Field(14, alias="字号", ge=6, le=72)
    foot: float = Field(25, alias="距纸边", ge=5, le=60)
    blanks: float = Field(1, alias="空字", ge=0, le=4)
    odd_even: bool = Field(True, alias="单双页")


class RoleStyle(Model):
    """A paragraph's look: points for size and spacing, lines before and after, characters of first-line indent."""

    font: str = Field("仿宋_GB2312", alias="字体")
    size: float = Field(16, alias="字号", ge=6, le=72)
    align: Literal["两端", "居中", "居左", "居右"] = Field("两端", alias="对齐")
    squeeze: float = Field(0, alias="字距", ge=-3, le=3)
    before: float = Field(0, alias="段前", ge=0, le=20)
    after: float = Field(0, alias="段后", ge=0, le=20)
    indent: float = Field(0, alias="缩进", ge=0, le=10)


class LeadStyle(Model):
    """A run-in heading's look."""

    font: str = Field("黑体", alias="字体")
    bold: bool = Field(False, alias="加粗")


class Styles(Model):
    """The look of each role and of the run-in headings by level."""

    title: RoleStyle = Field(alias="标题")
    byline: RoleStyle = Field(alias="署名")
    salutation: RoleStyle = Field(alias="称呼")
    body: RoleStyle = Field(alias="正文")
    lead1: LeadStyle = Field(alias="一级")
    lead2: LeadStyle = Field(alias="二级")
    lead3: LeadStyle = Field(alias="三级")


class Layout(Model):
    """A page."""

    id: str = ""
    name: str = Field(alias="名称")
    note: str = Field("", alias="说明")
    margins: Margins = Field(default_factory=lambda: Margins.model_validate({}), alias="页边距")
    lines: int = Field(22, alias="行数", ge=5, le=80)
    columns: int = Field(28, alias="每行字数", ge=5, le=80)
    pitch: float = Field(28.95, alias="行距", ge=8, le=100)
    page_number: PageNumber = Field(default_factory=lambda: PageNumber.model_validate({}), alias="页码")
    styles: Styles = Field(alias="样式")

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
    path = library.files(file)[file]
    document = yamlfile.document(path, library.shown(file, path))
    found = document.parse(Layout).model_copy(update={"id": layout})
    fits(found, document)
    return found


def fits(layout: Layout, document: yamlfile.Document) -> None:
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
