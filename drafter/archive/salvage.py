"""What a damaged SQLite file still tells of its sources, so that the archive can be built from them again."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from drafter.errors import Place, mistake

from .sqlite import COMPANIONS, SqliteStore

PAGE = 4096  # bytes
PAGES = slice(28, 32)  # of the head, where the number of pages stands
UNREADABLE = (sqlite3.Error, TypeError, ValueError)  # what is raised where a file is damaged
ORDERS = ("host, name", "host desc, name desc")
Named = set[tuple[str, str]]


class Salvaged(NamedTuple):
    """Where a damaged file is now, and the machine and name of each source that it still tells."""

    aside: Path
    sources: tuple[tuple[str, str], ...]


def salvaged(place: str) -> Salvaged:
    """Put a damaged file aside, which leaves its place free for a new one. Raises ``DrafterError``."""
    try:
        aside = moved(Path(place))
        sources = told(aside) or patched(aside)
    except OSError as reason:
        raise mistake(Place(place), "旧稿库移不开；请关闭正在用它的程序，并看这个文件夹能否写入") from reason
    return Salvaged(aside, tuple(sorted(sources)))


def moved(path: Path) -> Path:
    """Where a file is after it has been put aside."""
    number = 1
    while (aside := path.with_name(f"{path.stem}-旧库-{number}{path.suffix}")).exists():
        number += 1
    for companion in ("", *COMPANIONS):
        with suppress(FileNotFoundError):
            Path(f"{path}{companion}").rename(f"{aside}{companion}")
    return aside


def told(path: Path) -> Named:
    """The sources that can be read in a file, from both ends and document by document."""
    found: Named = set()
    with suppress(*UNREADABLE), closing(sqlite3.connect(path)) as connection:
        for order in ORDERS:
            found.update(readable(connection, f"select host, name from source order by {order}"))
        for number in range(1, last(connection, path) + 1):
            found.update(readable(connection, f"select host, name from source where document = {number}"))
    return found


def readable(connection: sqlite3.Connection, statement: str) -> Iterator[tuple[str, str]]:
    """The sources that a statement gives until something cannot be read."""
    with suppress(*UNREADABLE):
        for host, name in connection.execute(statement):
            yield str(host), os.fsdecode(name)


def last(connection: sqlite3.Connection, path: Path) -> int:
    """The greatest number that a document may have."""
    with suppress(*UNREADABLE):
        return int(connection.execute("select max(seq) from sqlite_sequence").fetchone()[0])
    return path.stat().st_size // PAGE  # a document takes more than a page


def patched(path: Path) -> Named:
    """The sources that can be read once the first page, which names the tables, is that of a new file."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        fresh, copy = Path(folder) / "fresh.db", Path(folder) / "copy.db"
        SqliteStore(str(fresh)).close()
        shutil.copyfile(path, copy)
        head = bytearray(fresh.read_bytes()[:PAGE])
        head[PAGES] = (copy.stat().st_size // PAGE).to_bytes(4, "big")
        with copy.open("r+b") as file:
            file.write(head)
        return told(copy)
