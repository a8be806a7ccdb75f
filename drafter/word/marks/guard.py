"""What keeps a package from being marked: a signature, which any change breaks, and protection."""

from __future__ import annotations

from collections import Counter
from typing import Any

from drafter.word.names import KIND, OFF, value
from drafter.word.reading.opened import REPAIR, Package

SIGNED = "_xmlsignatures/"
PROTECTION = {"documentProtection": "已设为限制编辑", "writeProtection": "设了修改权限（只读或修改密码）"}


def refused(package: Package, force: bool) -> None:
    """Raise ``DrafterError`` for a package that may not be changed; ``force`` overrides protection, never a signature."""
    if any(name.startswith(SIGNED) for name in package.entries) or "origin" in dict(package.related("")):
        raise package.fault("文件有数字签名，一改签名就失效，没有写", "可以在没有签名的副本上做")
    names = Counter(entry.filename for entry in package.zip.infolist())
    if any(count > 1 for count in names.values()):
        raise package.fault("文件已损坏（压缩包里有重名的内容），没有写", REPAIR)
    found = [PROTECTION[KIND[mark.tag]] for mark in settings(package) if protects(mark)]
    if found and not force:
        raise package.fault(f"{found[0]}，没有写", "可以先取消保护，确要写请加 --force")


def settings(package: Package) -> list[Any]:
    """The settings of a document."""
    parts = (target for kind, target in package.related(package.main()) if kind == "settings")
    return [mark for name in parts for mark in package.children(name)]


def protects(mark: Any) -> bool:
    """Whether a setting forbids or discourages changes."""
    kind = KIND[mark.tag]
    return kind == "writeProtection" or (kind == "documentProtection" and value(mark, "enforcement") not in ("", *OFF))
