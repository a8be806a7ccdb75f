"""One job over many files on all cores, its results in the order of the files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
WORTH = 200_000  # bytes of input below which a second process costs more than it brings


def mapped(job: Callable[[str, Any], T], names: Sequence[str], extra: Any) -> Iterator[T]:
    """``job(name, extra)`` for each name; in one process where there is little to do."""
    workers = min(os.cpu_count() or 1, len(names))
    if workers == 1 or sum(map(size, names)) < WORTH:
        yield from map(job, names, repeat(extra))
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context(method)) as pool:
        yield from pool.map(job, names, repeat(extra))


def size(name: str) -> int:
    """The bytes of a file; 0 for what is none."""
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0
