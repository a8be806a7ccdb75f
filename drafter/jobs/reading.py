"""The files that names on a command line stand for, and what stands in them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from drafter import formats
from drafter.data.yamlfile import reason
from drafter.errors import DrafterError
from drafter.model import Document

STDIN = "-"
SAID = "标准输入"  # what reports call it


def said(name: str) -> str:
    """What reports call a file."""
    return SAID if name == STDIN else name


def files(names: tuple[str, ...]) -> list[str]:
    """The files to read: those named, those of a folder and below, those that a pattern matches; each once."""
    return list(dict.fromkeys(path for name in names for path in expanded(name)))


def expanded(name: str) -> list[str]:
    """The files that a name stands for. Raises ``DrafterError`` if a folder or pattern holds none."""
    path = Path(name)
    try:
        if name == STDIN or path.is_file():
            return [name]
        if path.is_dir() and name:
            look_into(name)
            found = readable(entry for entry in path.rglob("*") if not hidden(entry.relative_to(path)))
        elif any(mark in name for mark in "*?["):
            found = readable(Path(path.anchor or ".").glob(str(path.relative_to(path.anchor))))
        else:
            return [name]
    except OSError:
        return [name]  # whoever reads it says what is wrong
    if not found:
        raise DrafterError(f"{name}: 这里没有可以检查的文件；可以读：{'、'.join(formats.readable())}")
    return found


def look_into(folder: str) -> None:
    """Raise ``DrafterError`` for a folder that may not be looked into."""
    try:
        os.scandir(folder).close()
        os.stat(os.path.join(folder, "."))  # noqa: PTH116, PTH118 - a Path leaves the point out
    except OSError as error:
        raise DrafterError(f"{folder}: 这个文件夹打不开（{reason(error)}）；可以检查权限") from None


def readable(paths: Iterable[Path]) -> list[str]:
    """The files among paths that have a reader, sorted, without hidden ones and Word's lock files."""
    suffixes = formats.readable()
    return sorted(
        str(path)
        for path in paths
        if path.suffix.lower() in suffixes and not path.name.startswith((".", "~$")) and path.is_file()
    )


def hidden(path: Path) -> bool:
    """Whether a file stands in a folder that is hidden."""
    return any(part.startswith(".") for part in path.parts[:-1])


def read(name: str) -> Document:
    """A file, or standard input, as a document."""
    if name != STDIN:
        if os.path.isdir(name):  # noqa: PTH112 - no error where a folder may not be looked into
            raise DrafterError(f"{name}: 这是一个文件夹；请给出里面的一个文件")
        return formats.read(Path(name))
    if sys.stdin is None:
        raise DrafterError(f"{SAID}是关着的；请给出文件名")
    return formats.document(SAID, "", sys.stdin.buffer.read(formats.MOST + 1))
