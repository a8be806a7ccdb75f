"""A page as YAML: paper, margins, grid, fonts and sizes by role."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Literal

from drafter.data import library, records, yamlfile
from drafter.data.document import Document
from drafter.data.records import key
from drafter.errors import DrafterError, mistake

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
    colour: str = key("颜色", "", pattern="([0-9A-Fa-f]{6})?")


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
    caption: RoleStyle = key("图表题", RoleStyle(font="黑体", size=14, align="居中"))
    head: RoleStyle = key("表头", RoleStyle(font="黑体", size=14, align="居中"))
    cell: RoleStyle = key("表格", RoleStyle(size=14, align="居中"))
    picture: RoleStyle = key("图片", RoleStyle(align="居中"))
    serial: RoleStyle = key("份号", RoleStyle(align="居左"))
    secrecy: RoleStyle = key("密级", RoleStyle(font="黑体", align="居左"))
    urgency: RoleStyle = key("紧急程度", RoleStyle(font="黑体", align="居左"))
    mark: RoleStyle = key("发文机关标志", RoleStyle(font="方正小标宋简体", size=22, align="居中", colour="FF0000"))
    number: RoleStyle = key("发文字号", RoleStyle(align="居中"))
    signer: RoleStyle = key("签发人", RoleStyle(font="楷体_GB2312", align="居左"))
    attendance: RoleStyle = key("出席", RoleStyle(squeeze=-0.3))
    annexes: RoleStyle = key("附件说明", RoleStyle(squeeze=-0.3))
    signature: RoleStyle = key("发文机关署名", RoleStyle(align="居左"))
    stamp: RoleStyle = key("签名章", RoleStyle(align="居右"))
    date: RoleStyle = key("成文日期", RoleStyle(align="居左"))
    remark: RoleStyle = key("附注", RoleStyle(squeeze=-0.3, indent=2))
    annex: RoleStyle = key("附件", RoleStyle(font="黑体", align="居左", after=1))
    annex_title: RoleStyle = key("附件标题", RoleStyle(font="方正小标宋简体", size=22, align="居中", after=1))
    copies: RoleStyle = key("抄送", RoleStyle(size=14))
    issued: RoleStyle = key("印发", RoleStyle(size=14, align="居左"))

    def of(self, role: str) -> RoleStyle:
        """The look of a role of the model."""
        look: RoleStyle = getattr(self, role.replace("-", "_"))
        return look

    def squeezed(self, squeeze: float) -> Styles:
        """The same with another squeeze (points) wherever there is one."""
        looks = [(entry.name, getattr(self, entry.name)) for entry in fields(self)]
        changed = {name: replace(look, squeeze=squeeze) for name, look in looks if getattr(look, "squeeze", 0)}
        return replace(self, **changed)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Layout:
    """A page; ``head`` is the form of its first page (版头), ``grid`` whether lines alone or characters too are on a grid, ``warning``
    what its user must know, ``names`` what the names of its styles begin with; ``whole`` turns it after whole sentences only, ``minutes`` marks each minute of reading in its margin.
    """

    id: str = ""
    name: str = key("名称")
    note: str = key("说明", "")
    margins: Margins = key("页边距", Margins())
    lines: int = key("行数", 22, least=5, most=80)
    columns: int = key("每行字数", 28, least=5, most=80)
    pitch: float = key("行距", 28.95, least=8, most=100)
    page_number: PageNumber = key("页码", PageNumber())
    head: Literal["无", "文件", "信函", "命令", "纪要"] = key("版头", "无")
    grid: Literal["行", "字"] = key("网格", "行")
    names: Literal["讲话", "公文"] = key("样式名", "公文")
    warning: str = key("提醒", "")
    whole: bool = key("整句翻页", False)
    minutes: bool = key("分钟标记", False)
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


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Variant:
    """What another form of a page changes: margins, pitch, grid, and what its user must know."""

    name: str = key("名称")
    note: str = key("说明", "")
    margins: Margins | None = key("页边距", None)
    pitch: float | None = key("行距", None, least=8, most=100)
    grid: Literal["行", "字"] = key("网格", "行")
    warning: str = key("提醒", "")

    def of(self, layout: Layout, name: str) -> Layout:
        """A page in this form, whose id ends in ``name``."""
        return replace(
            layout,
            id=f"{layout.id}-{name}",
            name=f"{layout.name}（{self.name}）",
            margins=self.margins or layout.margins,
            pitch=self.pitch or layout.pitch,
            grid=self.grid,
            warning=self.warning,
            styles=layout.styles.squeezed(0) if self.grid == "字" else layout.styles,
        )


def twips(millimetres: float) -> int:
    """Millimetres in twips, a twentieth of a point."""
    return round(millimetres * TWIPS_A_MM)


def ids() -> list[str]:
    """The ids of all layouts, without their variants."""
    return named("templates/layouts")


def variants() -> list[str]:
    """The names that variants add to the id of a layout."""
    return named("templates/variants")


def named(folder: str) -> list[str]:
    """The names of the YAML files of a folder."""
    return [name.split("/")[-1].removesuffix(".yaml") for name in library.files(f"{folder}/*.yaml")]


def load(name: str) -> Layout:
    """The layout of an id or a Chinese name, of a variant too: gongwen-ink or 公文（实测版心）. Raises ``DrafterError``."""
    plain, variant = parted(name)
    layouts = {plain: parsed(plain)} if plain in ids() else {layout: parsed(layout) for layout in ids()}
    for layout in layouts.values():
        if plain in (layout.id, layout.name):
            return in_variant(layout, variant) if variant else layout
    spelled = [known for layout in layouts.values() for known in (layout.name, layout.id)]
    raise DrafterError(f"没有“{name}”这种版式；{yamlfile.close(name, spelled)}")


def parted(name: str) -> tuple[str, str]:
    """A name as the name of a layout and that of its variant, empty if it names none."""
    for variant in variants() if name not in ids() else ():
        for ending in (f"-{variant}", f"（{variant_of(variant).name}）"):
            if name.endswith(ending):
                return name.removesuffix(ending), variant
    return name, ""


def in_variant(layout: Layout, variant: str) -> Layout:
    """A layout in the form of a variant; its lines and characters must fit then too. Raises ``DrafterError``."""
    found = variant_of(variant).of(layout, variant)
    if fault := misfit(found):
        raise DrafterError(f"“{found.name}”排不下：{fault[1]}；请用别的版式")
    return found


def variant_of(name: str) -> Variant:
    """The variant of a name. Raises ``DrafterError``."""
    return records.read(document_of(f"templates/variants/{name}.yaml"), Variant)


def document_of(file: str) -> Document:
    """A file of ours that is there. Raises ``DrafterError``."""
    path = library.file(file)
    if path is None:
        raise DrafterError(f"没有“{file}”这个文件；请重新安装本程序")
    return yamlfile.document(path, file)


def parsed(layout: str) -> Layout:
    """The layout of an id, checked: its lines and characters must fit its type area."""
    file = f"templates/layouts/{layout}.yaml"
    if library.file(file) is None:
        raise DrafterError(f"没有“{layout}”这种版式；{yamlfile.close(layout, ids())}")
    document = document_of(file)
    found = replace(records.read(document, Layout), id=layout)
    if fault := misfit(found):
        raise mistake(document.place(fault[0]), f"{fault[1]}；{fault[2]}")
    return found


def misfit(layout: Layout) -> tuple[str, str, str] | None:
    """Where the lines or characters that a layout promises do not fit its margins: the key, what is wrong, what may be done."""
    lines = layout.height // layout.line
    if lines != layout.lines:
        wrong = f"行距 {layout.pitch} 磅时版心放 {lines} 行，不是 {layout.lines} 行"
        return "行数", wrong, "请改行距、行数或上下边距"
    body = layout.styles.body
    columns = int(layout.width // ((body.size + body.squeeze) * TWIPS_A_POINT))
    if columns != layout.columns and layout.grid == "行":
        wrong = f"正文 {body.size:g} 磅时每行放 {columns} 字，不是 {layout.columns} 字"
        return "每行字数", wrong, "请改字号、字距、每行字数或左右边距"
    return None
