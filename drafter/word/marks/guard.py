"""What keeps a package from being marked: damage that Word would repair, a signature, which any change breaks, protection."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import chain
from typing import Any
from urllib.parse import unquote

from drafter.errors import DrafterError
from drafter.word.names import KIND, OFF, value
from drafter.word.reading.opened import REPAIR, Package
from drafter.word.writing.package import R

from .comments import STRICT_R

SIGNED = "_xmlsignatures/"
PROTECTION = {"documentProtection": "已设为限制编辑", "writeProtection": "设了修改权限（只读或修改密码）"}
TYPES = "[Content_Types].xml"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MACROS = "application/vnd.ms-word."
SUFFIXES = {
    f"{OFFICE}document.main+xml": ".docx",
    f"{MACROS}document.macroEnabled.main+xml": ".docm",
    f"{OFFICE}template.main+xml": ".dotx",
    f"{MACROS}template.macroEnabledTemplate.main+xml": ".dotm",
}


def refused(package: Package, force: bool) -> None:
    """Raise ``DrafterError`` for a package that may not be changed; ``force`` overrides protection, never anything else."""
    if any(name.startswith(SIGNED) for name in package.entries) or "origin" in dict(package.related("")):
        raise package.fault("文件有数字签名，一改签名就失效，没有写", "可以在没有签名的副本上做")
    whole(package)
    found = [PROTECTION[KIND[mark.tag]] for mark in settings(package) if protects(mark)]
    if found and not force:
        raise package.fault(f"{found[0]}，没有写", "可以先取消保护，确要写请加 --force")


def whole(package: Package) -> None:
    """Raise ``DrafterError`` for a package that Word would not open as it is."""
    for name in missing(package):
        raise unsound(package, f"文件不完整（缺里面的 {name}）", REPAIR)
    if any("\\" in name for name in (*names(package), *(row.get("Target", "") for row in links(package, "")))):
        raise unsound(package, "文件不合规范（里面的路径用了反斜杠）", REPAIR)
    if lost := asked(package) - {row.get("Id") for row in links(package, package.main())}:
        raise unsound(package, f"文件不完整（正文引用的内容缺 {len(lost)} 项）", REPAIR)
    own = SUFFIXES.get(kind(package), "")
    if not own:
        raise unsound(package, "文件不合规范（没有写明是 Word 文档）", REPAIR)
    if posixpath.splitext(package.name)[1].lower() in {*SUFFIXES.values()} - {own}:
        raise unsound(package, f"内容其实是 {own} 文件", f"可以把后缀改成 {own} 再试")


def unsound(package: Package, what: str, remedy: str) -> DrafterError:
    """The fault of a package that Word would not open as it is."""
    return package.fault(f"{what}，Word 打开会报错，没有写", remedy)


def missing(package: Package) -> Iterator[str]:
    """The parts that a package should have and has not."""
    if TYPES.lower() not in package.entries:
        yield TYPES
    if not any(kind == "officeDocument" for kind, _ in package.related("")):
        yield "_rels/.rels"
    for rels in [name for name in package.entries if name.endswith(".rels")]:
        folder, file = posixpath.split(rels)
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        targets = (target for _, target in package.related(source) if "#" not in target)
        yield from (
            target for target in targets if not {target.lower(), unquote(target).lower()} & package.entries.keys()
        )


def names(package: Package) -> list[str]:
    """The names of entries as they stand there."""
    return [entry.filename for entry in package.zip.infolist()]


def links(package: Package, source: str) -> list[Any]:
    """What a part says of those that belong to it."""
    folder, name = posixpath.split(source)
    return package.children(posixpath.join(folder, "_rels", f"{name}.rels"))


def asked(package: Package) -> set[str]:
    """The relationships that the running text asks for."""
    found = package.part(package.main()).xpath("//@r:*|//@s:*", namespaces={"r": R, "s": STRICT_R})
    return {str(name) for name in found if name}


def kind(package: Package) -> str:
    """The content type of the main part, nothing if it is not told."""
    main = f"/{package.main()}".lower()
    rows = [dict(row.attrib) for row in package.children(TYPES)]
    own = (row for row in rows if row.get("PartName", "").lower() == main)
    ending = (row for row in rows if f".{row.get('Extension', '')}".lower() == posixpath.splitext(main)[1])
    return str(next(chain(own, ending), {}).get("ContentType", ""))


def settings(package: Package) -> list[Any]:
    """The settings of a document."""
    parts = (target for kind, target in package.related(package.main()) if kind == "settings")
    return [mark for name in parts for mark in package.children(name)]


def protects(mark: Any) -> bool:
    """Whether a setting forbids or discourages changes."""
    kind = KIND[mark.tag]
    return kind == "writeProtection" or (kind == "documentProtection" and value(mark, "enforcement") not in ("", *OFF))
