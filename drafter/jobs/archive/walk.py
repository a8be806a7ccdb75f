"""The files to take in: those named, those of folders and below, each folder once whatever links lead to it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from drafter import formats
from drafter.data.yamlfile import nearest_file, reason

HIDDEN = (".", "~$")  # what hidden files and Word's lock files start with
# Kinds of files that hold words, and have no reader.
OTHERS = (".pdf", ".ofd", ".ppt", ".pptx", ".dps", ".xls", ".xlsx", ".et", ".htm", ".html")
Folder = tuple[int, int]  # device and number


class File(NamedTuple):
    """A file by its absolute path, with its size in bytes and its time of change in ns, or why it cannot be taken in.

    One that is ``passed`` over is of a kind that has no reader.
    """

    name: str
    size: int = 0
    changed: int = 0
    error: str = ""
    passed: bool = False


def files(paths: Sequence[str]) -> list[File]:
    """The files that paths stand for, each once, in the order of the paths and of the names below each."""
    found: dict[str, File] = {}
    seen: set[Folder] = set()
    for path in chain.from_iterable(map(meant, paths)):
        for file in named(path, seen):
            found.setdefault(file.name, file)
    return list(found.values())


def meant(path: str) -> list[str]:
    """What a path stands for: the folders and readable files that fit it if it is a pattern; itself else."""
    if os.path.lexists(path) or not any(mark in path for mark in "*?["):
        return [path]
    anchor = Path(path).anchor
    shown = (one for one in Path(anchor or ".").glob(path[len(anchor) :]) if not one.name.startswith(HIDDEN))
    return sorted(str(one) for one in shown if one.suffix.lower() in formats.readable() or one.is_dir()) or [path]


def named(path: str, seen: set[Folder]) -> Iterator[File]:
    """The files that a path of the command line stands for."""
    name = os.path.abspath(path)  # noqa: PTH100 - links stay as they were typed
    try:
        status = Path(name).stat()
    except FileNotFoundError:
        yield File(name, error=f"{name}: 找不到这个文件或文件夹；可以检查路径和文件名{nearest_file(Path(name))}")
        return
    except OSError as error:
        yield File(name, error=f"{name}: 读不了（{reason(error)}）；可以检查路径和权限")
        return
    if not S_ISDIR(status.st_mode):
        yield File(name, status.st_size, status.st_mtime_ns)
        return
    again = (status.st_dev, status.st_ino) in seen
    found = list(below(name, seen))
    yield from found
    if not again and all(file.passed for file in found):
        yield File(name, error=f"{name}: 这个文件夹里没有可以收入的文件；可以读：{'、'.join(formats.readable())}")


def below(folder: str, seen: set[Folder]) -> Iterator[File]:
    """The files in a folder and those below it that have a reader, and those passed over."""
    waiting = [folder]
    while waiting:
        name = waiting.pop()
        try:
            if not new(name, seen):
                continue
            with os.scandir(name) as entries:
                found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield File(name, error=f"{name}: 这个文件夹打不开（{reason(error)}）；可以检查权限")
            continue
        shown = [entry for entry in found if not entry.name.startswith(HIDDEN)]
        waiting += [entry.path for entry in reversed(shown) if is_folder(entry)]
        yield from filter(None, map(file, shown))


def new(folder: str, seen: set[Folder]) -> bool:
    """Whether a folder has not been seen; it is now."""
    key = folder_key(folder)
    known = key in seen
    seen.add(key)
    return not known


def folder_key(folder: str) -> Folder:
    """What a folder is known by, whatever name leads to it. Raises ``OSError``."""
    status = Path(folder).stat()
    return status.st_dev, status.st_ino


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether something in a folder is a folder."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def file(entry: os.DirEntry[str]) -> File | None:
    """Something in a folder as a file, if it may hold words."""
    if entry.name.lower().endswith(OTHERS):
        return File(entry.path, passed=True)
    if not entry.name.lower().endswith(formats.readable()):
        return None
    try:
        status = entry.stat()
    except OSError as error:
        return File(
            entry.path, error=f"{entry.path}: 读不了这个文件（{reason(error)}）；可以检查权限，或链接是否还指着文件"
        )
    return File(entry.path, status.st_size, status.st_mtime_ns) if S_ISREG(status.st_mode) else None
