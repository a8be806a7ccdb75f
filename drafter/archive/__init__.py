"""Earlier documents: stored, searched for what a draft says again, compared with each other."""

from __future__ import annotations

import platformdirs

from .store import Store

POSTGRES = ("postgresql://", "postgres://")
FILE = "archive.db"  # in the user's own data folder


def usual() -> str:
    """Where the archive is if nothing else is said."""
    return str(platformdirs.user_data_path("drafter") / FILE)


def opened(place: str = "") -> Store:
    """The archive at a place: a file, or ``postgresql://…`` of an office's server. Raises ``DrafterError``."""
    if place.startswith(POSTGRES):
        from .postgres import PostgresStore

        return PostgresStore(place)
    from .sqlite import SqliteStore

    return SqliteStore(place or usual())
