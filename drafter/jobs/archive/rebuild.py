"""A damaged archive made anew: from the files that it still names, and from its own texts where those are gone.

The new archive grows beside the old one and takes its place when it is whole, so that an interrupted one is gone on with.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

from drafter import archive
from drafter.archive import salvage
from drafter.archive.store import DamagedError, Entry, Store
from drafter.errors import DrafterError

from . import EMPTY, file, host

BATCH = 500  # texts that are taken over at once

Named = tuple[str, str]  # a machine and a file


def found(place: str) -> Path:
    """The file of the archive at a place. Raises ``DrafterError`` if it cannot be rebuilt."""
    if place.startswith(archive.POSTGRES):
        raise DrafterError(f"postgresql: 这个旧稿库在服务器上，不能这样重建；{archive.RESTORE}")
    path = file(place)
    if not path.exists() and growing(path).exists():
        growing(path).replace(path)
    if not path.exists():
        raise DrafterError(f"{path}: 还没有这个旧稿库；先用 drafter archive add 收入旧稿" if place else EMPTY)
    with suppress(DamagedError):
        archive.opened(str(path)).close()
    return path


def growing(path: Path) -> Path:
    """Where the new archive stands until it is whole."""
    return path.with_name(f"{path.stem}-重建中{path.suffix}")


def sources(path: Path) -> list[Named]:
    """The files that a damaged archive still names."""
    return sorted(salvage.told(path) or salvage.patched(path))


def present(named: Iterable[Named]) -> list[str]:
    """The files of this machine that are still there."""
    return [name for machine, name in named if machine == host() and os.path.lexists(name)]


def rescued(store: Store, path: Path, named: Iterable[Named]) -> tuple[int, list[Named]]:
    """How many files that could not be read again are in the new archive by their old texts, and those that are not."""
    missing = {one for one in named if not store.number(*one)}
    entries = kept(path, missing)
    count = 0
    while batch := list(islice(entries, BATCH)):
        store.add(batch)
        missing -= {entry.source[:2] for entry in batch}
        count += len(batch)
    return count, sorted(missing)


def kept(path: Path, wanted: set[Named]) -> Iterator[Entry]:
    """What a damaged archive still holds of some files."""
    wanted = set(wanted)
    with suppress(DrafterError), closing(archive.opened(str(path))) as old:
        for record in old.records():
            with suppress(DrafterError):
                text = old.texts([record.number]).get(record.number, "")
                for source in record.sources if text else ():
                    if source[:2] in wanted:
                        yield Entry(source, record.title, record.date, text)


def replaced(path: Path) -> Path:
    """Put the new archive in the place of the old one; where the old one is now. Raises ``DrafterError``."""
    aside = archive.salvaged(str(path)).aside
    growing(path).replace(path)
    return aside
