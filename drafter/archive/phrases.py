"""Usual phrases: wordings that many documents of the archive share, learned from how many have them."""

from __future__ import annotations

from drafter.data.usual import Table

from .store import Store


def usual(store: Store, least: int = 0) -> Table:
    """The phrases that at least ``least`` documents have, the strongest first; 0 for a share of the archive.

    Nothing is learned from fewer than three documents. Raises ``DrafterError``.
    """
    return Table(documents=store.count(), least=least)
