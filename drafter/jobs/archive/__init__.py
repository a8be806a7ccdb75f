"""Earlier documents kept in an archive, one job of the user a module: what all of them share stands here."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drafter import archive, formats
from drafter.archive.store import Record, Source, Store
from drafter.errors import DrafterError

EMPTY = "旧稿库还是空的；先用 drafter archive add 收入旧稿"


@contextmanager
def opened(place: str) -> Iterator[Store]:
    """The archive at a place, made if there is none. Raises ``DrafterError``."""
    if not place.startswith(archive.POSTGRES):
        file(place)
    store = archive.opened(place)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def filled(place: str) -> Iterator[Store]:
    """The archive at a place, which holds something. Raises ``DrafterError`` if there is none or it is empty."""
    path = None if place.startswith(archive.POSTGRES) else file(place)
    if path and not path.exists():
        raise DrafterError(f"{path}: 还没有这个旧稿库；先用 drafter archive add 收入旧稿" if place else EMPTY)
    with opened(place) as store:
        if not store.count():
            raise DrafterError(EMPTY)
        yield store


def file(place: str) -> Path:
    """The file of the archive at a place that is no server. Raises ``DrafterError`` for what can be none."""
    if "://" in place:
        raise DrafterError(f"{place}: 不认识这种地址；旧稿库可以写一个文件，或 postgresql://用户@机器/库名")
    path = Path(place or archive.usual())
    if path.suffix.lower() in formats.readable():
        raise DrafterError(f"{path}: 这是文稿，不是旧稿库；旧稿库的文件名可以用 .db 结尾")
    return path


def host() -> str:
    """The name of this machine, by which its files are told from those of others."""
    return platform.node()


def named(source: Source) -> str:
    """What a file is called: its path, from the working folder where that is shorter; with its machine if it is another."""
    return near(source.name) if source.host == host() else f"{source.host}:{source.name}"


def near(name: str) -> str:
    """A path as it is, or from the working folder where that is shorter."""
    try:
        return min(name, os.path.relpath(name), key=len)
    except ValueError:  # another drive
        return name


def gone(source: Source) -> bool:
    """Whether a file of this machine is no longer there."""
    return source.host == host() and not os.path.lexists(source.name)


def first_name(record: Record) -> str:
    """What a document is called: the first of its files."""
    return named(record.sources[0]) if record.sources else ""
