"""The bytes of a file, bounded in size."""

from __future__ import annotations

from pathlib import Path

from drafter.data.yamlfile import nearest_file, reason
from drafter.errors import DrafterError

from . import _kinds

LARGEST_TEXT = 20_000_000  # bytes
LARGEST_PACKAGE = 100_000_000  # bytes of a Word file, pictures included


def content(path: Path, suffix: str) -> bytes:
    """The bytes of a regular file. Raises ``DrafterError`` if there is none, it cannot be read or holds too much."""
    try:
        if path.is_dir():
            raise DrafterError(f"{path}: 这是一个文件夹，不是文件；可以给出其中的文件")
        if not path.exists():
            raise DrafterError(f"{path}: 找不到这个文件；可以检查路径和文件名{nearest_file(path)}")
        if not path.is_file():
            raise DrafterError(f"{path}: 这不是普通文件；可以给出文件名，或用 - 从标准输入读")
        with path.open("rb") as file:
            return bounded(file.read(largest(suffix) + 1), str(path), suffix)
    except OSError as error:
        raise DrafterError(f"{path}: 读不了这个文件（{reason(error)}）；可以检查权限，或先关闭占用它的程序") from None


def largest(suffix: str) -> int:
    """How many bytes a file of this suffix may have."""
    return LARGEST_TEXT if suffix in _kinds.TEXT else LARGEST_PACKAGE


def bounded(raw: bytes, name: str, suffix: str) -> bytes:
    """The bytes, if they are not too many. Raises ``DrafterError``."""
    if len(raw) > largest(suffix):
        remedy = "分成几个文件" if suffix in _kinds.TEXT else "压缩或删去其中的图片，另存一份"
        raise DrafterError(f"{name}: 文件超过 {largest(suffix) // 1_000_000} MB，太大了；可以{remedy}再试")
    return raw
