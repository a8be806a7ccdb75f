"""One job over many files on all cores, its results in the order of the files."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

S = TypeVar("S")
T = TypeVar("T")
WORTH = 200_000  # bytes of input below which a second process costs more than it brings
TRIES = 3  # of processes that are killed, before one alone does the work
AHEAD = 16  # files of each process that are worked on, or done and not yet fetched


def mapped(job: Callable[[str, Any], T], names: Sequence[str], extra: Any) -> Iterator[T]:
    """``job(name, extra)`` for each name; in one process where there is little to do."""
    if not worth(names):
        yield from map(job, names, repeat(extra))
        return
    with pool(len(names)) as workers:
        yield from workers.map(job, names, repeat(extra))


def streamed(
    job: Callable[[str, Any], T], names: Sequence[str], extra: Any, patience: float, lost: Callable[[str], T]
) -> Iterator[T | None]:
    """As ``mapped``, with few results waiting to be fetched; ``None`` each time that one takes ``patience`` seconds.

    ``lost(name)`` stands for the result of a file at which the system ends the process, as it does for want of memory.
    """
    from concurrent.futures.process import BrokenProcessPool

    if not worth(names):
        yield from map(job, names, repeat(extra))
        return
    done = 0
    while done < len(names):
        try:
            for result in flowing(job, names[done:], extra, patience):
                done += result is not None
                yield result
        except BrokenProcessPool:
            suspects = names[done : done + AHEAD * processes(len(names))]
            done += len(suspects)
            yield from (alone(job, name, extra, lost) for name in suspects)


def flowing(job: Callable[[str, Any], T], names: Sequence[str], extra: Any, patience: float) -> Iterator[T | None]:
    """The results of files, some of which are worked on ahead."""
    with pool(len(names)) as workers:
        rest = (workers.submit(job, name, extra) for name in names)
        waiting = deque(islice(rest, AHEAD * processes(len(names))))
        try:
            while waiting:
                yield from fetched(waiting[0], patience)
                waiting.popleft()
                waiting.extend(islice(rest, 1))
        finally:
            workers.shutdown(wait=False, cancel_futures=True)


def alone(job: Callable[[str, Any], T], name: str, extra: Any, lost: Callable[[str], T]) -> T:
    """The result of a file in a process of its own."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        with pool(1) as worker:
            return worker.submit(job, name, extra).result()
    except BrokenProcessPool:
        return lost(name)


def each(job: Callable[[S], T], parts: Sequence[S]) -> Iterator[T]:
    """``job(part)`` for each of some large parts; those of a process that was killed are done again."""
    from concurrent.futures.process import BrokenProcessPool

    done, tries = 0, TRIES if processes(len(parts)) > 1 else 0
    while done < len(parts) and tries:
        try:
            with pool(len(parts) - done) as workers:
                for result in workers.map(job, parts[done:]):
                    done += 1
                    yield result
        except BrokenProcessPool:
            tries -= 1
    yield from map(job, parts[done:])


def fetched(result: Future[T], patience: float) -> Iterator[T | None]:
    """A result, after a ``None`` for each time that it takes ``patience`` seconds."""
    from concurrent.futures import wait

    while not wait([result], patience).done:
        yield None
    yield result.result()


def worth(names: Sequence[str]) -> bool:
    """Whether other processes bring more than they cost."""
    return processes(len(names)) > 1 and sum(map(size, names)) >= WORTH


def processes(jobs: int) -> int:
    """How many processes share some jobs."""
    return min(os.cpu_count() or 1, jobs)


def pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that share some jobs, and end without a word when the user interrupts."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(processes(jobs), multiprocessing.get_context(method), quiet)


def quiet() -> None:
    """End this process, and not with a traceback, when the user interrupts."""
    import signal

    signal.signal(signal.SIGINT, lambda _number, _frame: sys.exit(130))


def size(name: str) -> int:
    """The bytes of a file; 0 for what is none."""
    try:
        return Path(name).stat().st_size
    except OSError:
        return 0
