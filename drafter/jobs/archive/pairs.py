"""Who reuses whose text in the archive: on the cores of this machine, or on a cluster."""

from __future__ import annotations

from functools import partial

from drafter.archive import spooled
from drafter.archive.pairs import Sharing, pairs
from drafter.archive.store import Store
from drafter.jobs import parallel


def shared(store: Store, scheduler: str) -> Sharing:
    """The documents that share most, compared on the cluster of a scheduler if one is named. Raises ``DrafterError``."""
    if not scheduler:
        return pairs(store, partial(spooled.shuffled, parallel.each))
    from drafter.archive import cluster

    return pairs(store, partial(cluster.shuffled, scheduler))
