"""What a draft says that earlier documents say, for the checks."""

from __future__ import annotations

import os

from drafter.archive.reuse import found
from drafter.checks import USUAL
from drafter.model import Draft, Passage

from .archive import filled
from .archive.find import itself, nearer


def look(archive: str) -> None:
    """Raise ``DrafterError`` if an archive cannot be opened or holds nothing."""
    with filled(place(archive)):
        pass


def passages(draft: Draft, name: str, archive: str) -> tuple[Passage, ...]:
    """What the documents of an archive say already, but for the file ``name`` itself. Raises ``DrafterError``."""
    with filled(place(archive)) as store:
        return tuple(map(nearer, found(draft, store, itself(store, name)).passages))


def place(archive: str) -> str:
    """Where an archive is, as the archive's own commands are told; empty for the user's own."""
    return os.environ.get("DRAFTER_DB", "") if archive == USUAL else archive
