"""What this machine has of what drafting needs or uses, what each lack costs, and how it is remedied."""

from __future__ import annotations

import os
import platform
import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from drafter import __version__, archive, formats
from drafter.data.yamlfile import reason
from drafter.errors import DrafterError
from drafter.word import layout

from . import fonts, listing

LIBRARIES = ("click", "jieba", "jinja2", "lxml", "numpy", "platformdirs", "python-docx", "PyYAML")
NEAR = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体"}  # what Windows has instead of the fonts that the rules name
SUBSTITUTED = "写出的 .docx 不受影响，字体名照样写在里面；在本机打开、转 PDF 时会换成别的字体，行数、页数可能变"
DATABASE = "DRAFTER_DB"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked for: its name and what was found.

    If it is lacking, ``cost`` says what that means and ``remedy`` what may be done, in Chinese; ``needed`` if nothing goes
    without it.
    """

    name: str
    found: str
    cost: str = ""
    remedy: str = ""
    needed: bool = False

    @property
    def lacking(self) -> bool:
        """Whether it is not as it should be."""
        return bool(self.cost)


def examined() -> Iterator[Item]:
    """Everything that was looked for, in the order in which it matters."""
    yield Item(
        "版本", f"drafter {__version__}，Python {platform.python_version()}，{platform.system()} {platform.machine()}"
    )
    yield libraries()
    yield templates()
    yield from typefaces()
    yield office()
    yield optional("快速分词 rjieba", "rjieba", "分词慢一些，第一次检查多等一两秒；结果一样", "pip install rjieba")
    yield optional(
        "PostgreSQL 客户端 psycopg",
        "psycopg",
        "旧稿库只能放在本机的文件里，不能几个人合用服务器上的库",
        "pip install 'drafter[postgres]'",
    )
    yield optional(
        "Dask", "distributed", "比较很大的旧稿库时只用本机，不能分给几台电脑", "pip install 'drafter[cluster]'"
    )
    yield from folders()
    yield database(os.environ.get(DATABASE, ""))


def libraries() -> Item:
    """The Python packages that nothing goes without."""
    versions = {name: version(name) for name in LIBRARIES}
    absent = [name for name, found in versions.items() if not found]
    if absent:
        lost = "、".join(absent)
        return Item(
            "程序用的库",
            f"缺 {lost}",
            "程序装得不全，有的命令会出错",
            "重新安装：pip install --force-reinstall drafter",
            needed=True,
        )
    return Item("程序用的库", "、".join(f"{name} {found}" for name, found in versions.items()))


def version(package: str) -> str:
    """The version of an installed package, or nothing."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def optional(name: str, package: str, cost: str, command: str) -> Item:
    """A package that adds something."""
    found = version(package)
    return Item(name, found) if found else Item(name, "没有安装", cost, f"需要时安装：{command}")


def templates() -> Item:
    """Outlines, banks and layouts, shipped ones and the user's own."""
    try:
        counts = [sum(1 for _ in what()) for what in (listing.genres, listing.banks, listing.layouts)]
    except DrafterError as error:
        return Item(
            "模板和语料",
            f"有错：{error}",
            "用到这个文件的命令都会停在这里",
            "照上面的提示改好，或把这个文件移走",
            needed=True,
        )
    if not all(counts):
        return Item(
            "模板和语料",
            "不全",
            "程序装得不全，写不了稿",
            "重新安装：pip install --force-reinstall drafter",
            needed=True,
        )
    return Item("模板和语料", "文种 {} 个、语料库 {} 个、版式 {} 个".format(*counts))


def typefaces() -> Iterator[Item]:
    """The fonts of all layouts: those that are there, and those that are not, with the layouts that use them."""
    users: dict[str, list[str]] = {}
    for page in sound():
        for font in fonts.named(page):
            users.setdefault(font, []).append(page.name)
    if fonts.installed() is None:
        yield Item(
            "字体", "查不到本机有哪些字体", f"不知道缺不缺；{SUBSTITUTED}", "装上 fontconfig（fc-list 命令）再查"
        )
        return
    absent = fonts.missing(list(users))
    if present := [font for font in users if font not in absent]:
        yield Item("字体", "、".join(present))
    if absent:
        found = "、".join(f"{font}{stand_in(font)}" for font in absent)
        touched = "、".join(dict.fromkeys(page for font in absent for page in users[font]))
        yield Item(
            "字体", f"没有 {found}；用到的版式：{touched}", SUBSTITUTED, f"请单位信息部门装上有授权的字体{near(absent)}"
        )


def sound() -> Iterator[layout.Layout]:
    """The layouts without a fault."""
    for name in layout.ids():
        with suppress(DrafterError):
            yield layout.load(name)


def stand_in(font: str) -> str:
    """The font that stands in for one that is not there."""
    other = fonts.stand_in(font)
    return f"（本机用 {other} 代替）" if other else ""


def near(absent: list[str]) -> str:
    """Fonts that Windows has instead of those that the rules name."""
    there = [(font, NEAR[font]) for font in absent if font in NEAR and not fonts.missing([NEAR[font]])]
    return "".join(f"；本机有“{other}”，也可以在自己的版式里用它代替“{font}”" for font, other in there)


def office() -> Item:
    """LibreOffice and its version."""
    program = formats.office()
    if not program:
        return Item(
            "LibreOffice", "没有找到", "写不了 PDF，读不了 .doc、.wps、.rtf、.odt；.docx、.md、.txt 不受影响",
            "从 libreoffice.org 或单位的软件库安装；或用 Word、WPS 另存为 .docx、PDF",
        )  # fmt: skip
    number = re.search(r"\d+(\.\d+)+", fonts.said([program, "--version"]))
    if not number:
        return Item(
            "LibreOffice", f"{program}，不能运行", "写不了 PDF，读不了 .doc、.wps、.rtf、.odt", "重新安装 LibreOffice"
        )
    return Item("LibreOffice", f"{number[0]}（{program}）")


def folders() -> Iterator[Item]:
    """The user's own folders."""
    yield folder(
        "数据文件夹", platformdirs.user_data_path("drafter"), "旧稿库和自己的模板、语料没有地方放", needed=True
    )
    yield folder("缓存文件夹", platformdirs.user_cache_path("drafter"), "每次都从头分词、编译语料，慢一些；结果一样")
    yield folder("日志文件夹", platformdirs.user_log_path("drafter"), "程序出错时，记录改放在系统的临时文件夹里")


def folder(name: str, path: Path, cost: str, needed: bool = False) -> Item:
    """A folder of the user's, or the place where it would be made."""
    why = unwritable(path)
    if why:
        return Item(name, f"{path}，写不进去（{why}）", cost, "请检查文件夹的写入权限和磁盘空间", needed)
    return Item(name, f"{path}" if path.is_dir() else f"{path}（还没有，用到时自动建）")


def unwritable(path: Path) -> str:
    """Why nothing can be written to a folder, or to where it would be made; nothing if it can."""
    there = next((place for place in (path, *path.parents) if os.path.lexists(place)), path)
    try:
        with tempfile.TemporaryFile(dir=there):
            return ""
    except OSError as error:
        return reason(error)


def database(place: str) -> Item:
    """The archive of earlier documents: a file, or an address of which no password is shown."""
    name = "旧稿库"
    if place.startswith(archive.POSTGRES):
        return Item(name, f"服务器 {host(place)}（没有试着连接，可以用 drafter archive list 试）")
    path = Path(place or archive.usual())
    why = unwritable(path.parent) or ("没有写入权限" if path.exists() and not os.access(path, os.W_OK) else "")
    if why:
        return Item(
            name,
            f"{path}，写不进去（{why}）",
            "收不进旧稿，查重只能对着文件做",
            "请检查权限，或用 --db 换一个位置",
            needed=True,
        )
    return Item(name, f"{path}" if path.exists() else f"{path}（还没有；用 drafter archive add 收入旧稿）")


def host(address: str) -> str:
    """The host and database of an address, without user and password."""
    try:
        parts = urlsplit(address)
        return f"{parts.hostname or '本机'}{parts.path}"
    except ValueError:
        return "（地址写得不对）"


def wanting(items: Iterable[Item]) -> list[Item]:
    """What is needed and lacking."""
    return [item for item in items if item.needed and item.lacking]
