"""Counts of shards kept in files until they are summed: what one machine does for want of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from drafter.errors import DrafterError

from .counting import Count, Counts, Sum, part
from .store import Shard

Each = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]  # as ``map``, in other processes


def shuffled(each: Each, count: Count, shards: Sequence[Shard], total: Sum, parts: int) -> Iterator[Counts]:
    """The sums of the counts of all shards, part by part."""
    with TemporaryDirectory(prefix="drafter-") as folder:
        files = list(each(partial(put, count, Path(folder)), list(enumerate(shards))))
        yield from each(partial(got, total, files), range(parts))


def put(count: Count, folder: Path, numbered: tuple[int, Shard]) -> tuple[Path, Path]:
    """The files in which the counts of a shard are."""
    number, shard = numbered
    files = folder / f"{number}-pairs.npy", folder / f"{number}-shared.npy"
    counts = count(shard)
    try:
        np.save(files[0], counts.pairs)
        np.save(files[1], counts.shared)
    except OSError as error:
        raise DrafterError(f"{folder}: 写不进临时文件；请腾出空间，或者用环境变量 TMPDIR 另指一个文件夹") from error
    return files


def got(total: Sum, files: Sequence[tuple[Path, Path]], number: int) -> Counts:
    """The sums of one part of the counts in files."""
    return total([part(Counts(*(np.load(column, mmap_mode="r") for column in pair)), number) for pair in files])
