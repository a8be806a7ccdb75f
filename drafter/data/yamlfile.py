"""YAML files that people write: read with places, limits and Chinese messages."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

from drafter.errors import DrafterError

from .document import Document

LARGEST = 5_000_000  # bytes
MOST_NAMES = 20  # that a message lists
NEW_BRIEF = "可以用 drafter new 生成一份带说明的任务单"

REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个位置",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘只读",
    errno.EINVAL: "文件名里有不能用的字符",
}


def document(path: Path, name: str = "", remedy: str = NEW_BRIEF) -> Document:
    """The YAML file at ``path``; ``name`` is what messages call it. Raises ``DrafterError``."""
    return parsed(content(path, name or str(path)), name or str(path), remedy)


def parsed(text: str, name: str, remedy: str = NEW_BRIEF) -> Document:
    """YAML ``text`` as plain values with marks; syntax faults and duplicate keys as ``Mistakes``.

    ``remedy`` says what may be done if nothing is in it.
    """
    from . import yamltext

    return yamltext.parsed(text, name, remedy)


def content(path: Path, name: str) -> str:
    """The characters of a text file in UTF-8 (with BOM too), UTF-16 or GB18030, bounded in size."""
    return decoded(raw(path, name), name)


def raw(path: Path, name: str) -> bytes:
    """The bytes of a regular file, bounded in size. Raises ``DrafterError``."""
    try:
        if path.is_dir():
            raise DrafterError(f"{name}: 这是一个文件夹；请给出其中的 YAML 文件")
        if not path.exists():
            raise DrafterError(f"{name}: 找不到这个文件；请检查路径和文件名{nearest_file(path)}")
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)
    except OSError as error:
        raise DrafterError(f"{name}: 读不了这个文件（{reason(error)}）；请检查权限，或先关闭占用它的程序") from None
    return bounded(found, name)


def bounded(found: bytes, name: str) -> bytes:
    """The bytes, if they are not too many. Raises ``DrafterError``."""
    if len(found) > LARGEST:
        raise DrafterError(f"{name}: 文件超过 {LARGEST // 1_000_000} MB，不像是任务单；请检查是否选错了文件")
    return found


def reason(error: OSError) -> str:
    """Why the system refused, in Chinese."""
    return REASONS.get(error.errno or 0, "系统不允许")


def nearest_file(path: Path) -> str:
    """A file beside ``path`` that the user may have meant, as the end of a sentence."""
    beside = sorted(path.parent.glob("*"))[:500] if path.parent.is_dir() else []
    found = alike(path.name, [entry.name for entry in beside if set(entry.stem) & set(path.stem)], 0.6)
    return f"，是不是“{found}”？" if found else ""


def alike(wrong: str, names: Iterable[str], cutoff: float) -> str:
    """The name most like a wrong one, or nothing."""
    import difflib

    return next(iter(difflib.get_close_matches(wrong, list(names), 1, cutoff)), "")


def decoded(raw: bytes, name: str) -> str:
    """Text of ``raw`` by byte order mark, else UTF-8, else GB18030."""
    encodings = ["utf-16"] if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DrafterError(f"{name}: 不是文本文件，读不出文字；请用记事本另存为 UTF-8 编码的文本")


def close(wrong: str, allowed: Iterable[str]) -> str:
    """A did-you-mean for ``wrong`` as the end of a sentence, or what may stand there."""
    names = list(dict.fromkeys(allowed))
    if match := alike(wrong, names, 0.5):
        return f"是不是“{match}”？"
    return (
        f"可以写：{'、'.join(names[:MOST_NAMES])}{' 等' if len(names) > MOST_NAMES else ''}"
        if names
        else "这里没有可以写的"
    )
