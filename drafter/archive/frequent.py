"""Runs of words that many documents have: first counted roughly in a table of fixed size, then those that may do exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .wordruns import Runs, runs

SLOTS = 1 << 24  # of the rough count; runs that share one are told apart by the exact count
GATHERED = 500_000  # rows that are gathered before they are added up
ROW = np.dtype(
    [
        ("hash", "u8"),
        ("head", "u8"),
        ("tail", "u8"),
        ("size", "i4"),
        ("documents", "i4"),
        ("times", "i8"),
        ("measured", "i8"),
        ("ended", "i8"),
        ("document", "i8"),
        ("start", "i8"),
        ("end", "i8"),
    ]
)
ADDED = ("documents", "times", "measured", "ended")  # the rest are those of the first place

Rows = NDArray[Any]
Texts = Callable[[], Iterable[tuple[int, str]]]


def frequent(texts: Texts, least: int) -> Rows:
    """The runs that at least ``least`` documents have, by their numbers: how many, how often, how, and one place.

    ``texts`` gives the documents, and gives them a second time. Memory does not grow with their count, but with that
    of the runs that are found.
    """
    counts = np.zeros(SLOTS, np.uint32)
    for _, text in texts():
        slots = slot(runs(text))
        counts[slots] += np.uint32(1)  # once for a slot, however often the document has it
    rows = summed(rows_of(number, text, counts, least) for number, text in texts())
    return rows[rows["documents"] >= least]


def slot(found: Runs) -> NDArray[np.int64]:
    """The place of each run in the rough count."""
    return (found.hashes & np.uint64(SLOTS - 1)).astype(np.int64)


def rows_of(number: int, text: str, counts: NDArray[np.uint32], least: int) -> Rows:
    """The runs of a document that may be frequent, each once."""
    found = runs(text)
    likely = np.flatnonzero(counts[slot(found)] >= least)
    rows = np.zeros(len(likely), ROW)
    names = ("hash", "head", "tail", "size", "measured", "ended", "start", "end")
    values = (
        found.hashes,
        found.heads,
        found.tails,
        found.sizes,
        found.measured,
        found.ended,
        found.starts,
        found.ends,
    )
    for name, value in zip(names, values, strict=True):
        rows[name] = value[likely]
    rows["times"], rows["document"] = 1, number
    rows = added(rows)
    rows["documents"] = 1
    return rows


def summed(parts: Iterable[Rows]) -> Rows:
    """Rows of many documents, those of one run made one."""
    total = np.zeros(0, ROW)
    for some in gathered(parts):
        total = added(np.concatenate([total, *some]))
    return total


def gathered(parts: Iterable[Rows]) -> Iterator[list[Rows]]:
    """Parts in groups of many rows."""
    group: list[Rows] = []
    for part in parts:
        group.append(part)
        if sum(map(len, group)) >= GATHERED:
            yield group
            group = []
    yield group


def added(rows: Rows) -> Rows:
    """Rows in the order of their hashes, those of one hash added up."""
    if not len(rows):
        return rows
    rows = rows[np.argsort(rows["hash"], kind="stable")]
    first = np.flatnonzero(np.append(True, rows["hash"][1:] != rows["hash"][:-1]))
    total = rows[first]
    for name in ADDED:
        total[name] = np.add.reduceat(rows[name], first)
    return total
