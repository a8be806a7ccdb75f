"""Earlier documents: stored, searched for what a draft says again, compared with each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import platformdirs

from drafter.errors import Place, mistake

from .store import Store

if TYPE_CHECKING:
    from .salvage import Salvaged

POSTGRES = ("postgresql://", "postgres://")
FILE = "archive.db"  # in the user's own data folder
PLAIN = re.compile(r"[\w./:\\~+=@-]+")  # what is typed without quotes
RESTORE = "请管理员从备份恢复"  # what may be done where one on a server is damaged


def usual() -> str:
    """Where the archive is if nothing else is said."""
    return str(platformdirs.user_data_path("drafter") / FILE)


def rebuilding(place: str) -> str:
    """The command that rebuilds the archive at a place, as it is typed."""
    if place in ("", usual()):
        return "drafter archive rebuild"
    return (
        f"drafter archive rebuild --db {place}" if PLAIN.fullmatch(place) else f'drafter archive rebuild --db "{place}"'
    )


def opened(place: str = "") -> Store:
    """The archive at a place: a file, or ``postgresql://…`` of an office's server. Raises ``DrafterError``."""
    if place.startswith(POSTGRES):
        from .postgres import PostgresStore

        return PostgresStore(place)
    from .sqlite import SqliteStore

    return SqliteStore(place or usual())


def salvaged(place: str = "") -> Salvaged:
    """What a damaged archive still tells of its sources, after it has been put aside. Raises ``DrafterError``."""
    if place.startswith(POSTGRES):
        raise mistake(Place("postgresql"), f"这个旧稿库在服务器上，不能这样重建；{RESTORE}")
    from .salvage import salvaged as sources

    return sources(place or usual())
