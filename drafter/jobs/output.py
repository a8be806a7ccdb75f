"""Files that appear whole or not at all, and never in the place of somebody's handwork."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from drafter import formats
from drafter.data.yamlfile import reason
from drafter.errors import DrafterError


def free_name(path: Path) -> Path:
    """A name beside ``path`` that is not taken."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 10_000))
    return next(name for name in names if not name.exists())


def guard(path: Path, overwrite: bool, source: Path | None = None) -> None:
    """Raise ``DrafterError`` if writing ``path`` would destroy its source or what is not our own untouched output."""
    with reachable(path):
        if source and path.exists() and source.exists() and path.samefile(source):
            raise DrafterError(f"{path}: 这就是任务单本身，不能写在它上面；请用 -o 另给一个文件名")
        if path.exists() and not overwrite and not formats.untouched(path):
            raise DrafterError(
                f"{path}: {why(path)}，没有覆盖；可以写到 {free_name(path)}（用 -o 指定），确要覆盖请加 --overwrite"
            )


def free(path: Path, overwrite: bool) -> None:
    """Raise ``DrafterError`` if a report or a copy cannot be written to ``path``, or something stands there already."""
    with reachable(path):
        if path.exists() and not overwrite:
            raise DrafterError(
                f"{path}: 这个文件已经有了，没有覆盖；可以写到 {free_name(path)}，确要覆盖请加 --overwrite"
            )


def copies(sources: Sequence[Path], out: Path, count: int) -> list[Path]:
    """Where a copy of each source goes: ``out``, or into that folder where ``count`` files are looked into. Raises ``DrafterError``."""
    if count == 1 and not out.is_dir():
        return [out]
    if not out.is_dir():
        raise DrafterError(f"{out}: 要改好几个文件，这里要写一个文件夹；请先建好它")
    names = [out / source.name for source in sources]
    if len(set(names)) < len(names):
        raise DrafterError(f"{out}: 有同名的文件，放在一个文件夹里会互相覆盖；请分开处理")
    return names


def apart(copies: Mapping[Path, Path], overwrite: bool) -> None:
    """Raise ``DrafterError`` if a copy would be written over its source, or may not be written at all."""
    for place, source in copies.items():
        if source.exists() and place.exists() and place.samefile(source):
            raise DrafterError(f"{place}: 这是原稿本身，不能写在它上面；请另给一个文件名或文件夹")
        free(place, overwrite)


@contextmanager
def reachable(path: Path) -> Iterator[None]:
    """Look at ``path`` as a place to write. Raises ``DrafterError`` if a file cannot stand there or the system refuses."""
    try:
        place(path)
        yield
    except OSError as error:
        raise DrafterError(f"{path}: 写不到这个位置（{reason(error)}）；请换一个文件名或文件夹") from None


def place(path: Path) -> None:
    """Raise ``DrafterError`` if a file cannot stand at ``path``."""
    if path.is_dir() or not path.name:
        raise DrafterError(f"{path}: 这是一个文件夹；请给出文件名，如 {path / '讲话稿.docx'}")
    if not path.parent.is_dir():
        raise DrafterError(f"{path}: 没有“{path.parent}”这个文件夹；请先建好，或换一个位置")
    if path.exists() and not path.is_file():
        raise DrafterError(f"{path}: 这不是普通文件，不能写；请换一个文件名")


def why(path: Path) -> str:
    """Why an existing file is not replaced."""
    if path.suffix.lower() == ".txt":
        return "纯文本里没有标记，认不出有没有人改过"
    return "这个文件不是本程序写的，或写好后有人改过"


def put(files: dict[Path, bytes]) -> None:
    """Write all files or none: temporary ones beside them, then renames. Raises ``DrafterError``."""
    written: dict[Path, Path] = {}
    path = Path()
    try:
        for number, (path, raw) in enumerate(files.items()):
            target = path.resolve()
            beside = target.with_name(f".drafter-{os.getpid()}-{number}")
            with beside.open("xb") as file:
                written[beside] = target
                file.write(raw)
        for beside, target in written.items():
            beside.replace(target)
    except OSError as error:
        stuck = "；如果正用 Word 或 WPS 打开着它，请先关闭该文件" if isinstance(error, PermissionError) else ""
        raise DrafterError(f"{path}: 写不进去（{reason(error)}）{stuck}；请检查磁盘空间和文件夹的写入权限") from None
    finally:
        for beside in written:
            beside.unlink(missing_ok=True)
