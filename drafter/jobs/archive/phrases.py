"""The usual phrases of an archive, their examples called as the user calls them."""

from __future__ import annotations

from dataclasses import replace

from drafter.archive.phrases import usual
from drafter.archive.store import Store
from drafter.data.usual import Table, UsualPhrase

from . import near


def learned(store: Store, least: int) -> Table:
    """The phrases that at least ``least`` documents have; 0 for a share of the archive. Raises ``DrafterError``."""
    table = usual(store, least)
    return replace(table, phrases=tuple(map(nearer, table.phrases)))


def nearer(phrase: UsualPhrase) -> UsualPhrase:
    """A phrase with its examples by the paths from the working folder where those are shorter."""
    return replace(phrase, examples=tuple(replace(one, document=near(one.document)) for one in phrase.examples))
