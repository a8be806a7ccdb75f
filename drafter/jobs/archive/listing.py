"""What is in the archive, in the order of the days."""

from __future__ import annotations

from drafter.archive.store import Record, Store
from drafter.report.archived import Held

from . import gone, named

UNDATED = "9"  # after every day


def listed(store: Store, look: bool) -> list[Held]:
    """All documents by day, those without one last; ``look`` tells which of their files are no longer there."""
    found = [held(record, look) for record in store.records()]
    return sorted(found, key=lambda one: (one.date or UNDATED, one.files, one.title))


def held(record: Record, look: bool) -> Held:
    """A document as it is listed."""
    lost = frozenset(named(source) for source in record.sources if gone(source)) if look else None
    return Held(record.title, record.date, record.characters, tuple(map(named, record.sources)), lost)
