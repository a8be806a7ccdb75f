"""Files that appear whole or not at all, and never in the place of somebody's handwork."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from drafter import formats
from drafter.errors import DrafterError


def free_name(path: Path) -> Path:
    """A name beside ``path`` that is not taken."""
    return next(
        name
        for number in range(2, 10_000)
        if not (name := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists()
    )


def guard(path: Path, overwrite: bool) -> None:
    """Raise ``DrafterError`` if writing ``path`` would destroy what is not our own untouched output."""
    if path.is_dir():
        raise DrafterError(f"{path}: 这是一个文件夹；请给出文件名，如 {path / '讲话稿.docx'}")
    if not path.parent.is_dir():
        raise DrafterError(f"{path}: 没有“{path.parent}”这个文件夹；请先建好，或换一个位置")
    if path.exists() and not overwrite and not formats.untouched(path):
        why = (
            "纯文本里没有标记，认不出有没有人改过"
            if path.suffix == ".txt"
            else "这个文件不是本程序写的，或写好后有人改过"
        )
        raise DrafterError(
            f"{path}: {why}，没有覆盖；可以写到 {free_name(path)}（用 -o 指定），确要覆盖请加 --overwrite"
        )


def put(path: Path, raw: bytes) -> None:
    """Write ``path`` whole: a temporary file beside it, then a rename. Raises ``DrafterError``."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".drafter-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(raw)
            Path(name).chmod(0o666 & ~current_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except PermissionError:
        raise DrafterError(
            f"{path}: 写不进去；如果正用 Word 或 WPS 打开着它，请先关闭该文件，否则请检查文件夹的写入权限"
        ) from None
    except OSError as error:
        raise DrafterError(f"{path}: 写不进去（{error.strerror}）；请检查磁盘空间和路径") from None


def current_umask() -> int:
    """The permissions that this process withholds."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
