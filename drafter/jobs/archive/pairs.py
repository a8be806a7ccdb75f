"""Who reuses whose text in the archive: on the cores of this machine, or on a cluster."""

from __future__ import annotations

from functools import partial

from drafter.archive import spooled
from drafter.archive.fingerprint import WINDOW
from drafter.archive.pairs import Sharing, pairs
from drafter.archive.store import Store
from drafter.jobs import parallel


def shared(store: Store, scheduler: str, fewest: int) -> Sharing:
    """The documents that share about ``fewest`` characters or more, compared on a scheduler's cluster if one is named.

    Raises ``DrafterError``.
    """
    least = -(-fewest * 2 // (WINDOW + 1))  # of each seven hashes two are kept
    if not scheduler:
        return pairs(store, partial(spooled.shuffled, parallel.each), least)
    from drafter.archive import cluster

    return pairs(store, partial(cluster.shuffled, scheduler), least)
