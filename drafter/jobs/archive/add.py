"""Files into the archive: only what changed, read on all cores, stored batch by batch, each told once it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from time import monotonic
from typing import Literal, NamedTuple

from drafter.archive.store import Source, Store
from drafter.jobs import parallel

from . import host, walk
from .intake import Read, lost, read

DOCUMENTS, CHARACTERS = 1_000, 10_000_000  # of a batch at most
SECONDS = 2.0  # until what was read is stored, however little it is

Result = Literal["new", "changed", "same", "twin", "empty", "failed", "passed"]


class Taken(NamedTuple):
    """What came of a file.

    ``twin`` is a file whose text is there under another name, ``empty`` one without words, ``passed`` one of a kind that
    has no reader; ``error`` is the Chinese line that says why it failed, ``fault`` the traceback of a fault of ours.
    """

    name: str
    result: Result
    error: str = ""
    fault: str = ""


class Work(NamedTuple):
    """What is to be done: the files to read, and what can be said of the others at once."""

    names: list[str]
    done: list[Taken]


def planned(paths: Sequence[str], known: Mapping[str, Source]) -> Work:
    """What is to be done for the files that paths stand for, some of which are known."""
    work = Work([], [])
    for file in walk.files(paths):
        before = known.get(file.name)
        if file.passed:
            work.done.append(Taken(file.name, "passed"))
        elif file.error:
            work.done.append(Taken(file.name, "failed", file.error))
        elif before and (before.size, before.changed) == (file.size, file.changed):
            work.done.append(Taken(file.name, "same"))
        elif not file.size:
            work.done.append(Taken(file.name, "empty"))
        else:
            work.names.append(file.name)
    return work


def added(store: Store, names: Sequence[str], known: Mapping[str, Source]) -> Iterator[Taken]:
    """Each file as soon as it is stored, or known not to be. Raises ``DrafterError``."""
    for batch in batches(parallel.streamed(read, names, host(), SECONDS, lost)):
        yield from stored(store, batch, known)


def batches(found: Iterable[Read | None]) -> Iterator[list[Read]]:
    """What was read in batches that a kill may lose; ``None`` says that time goes by."""
    batch: list[Read] = []
    size, begun = 0, monotonic()
    for one in found:
        if one:
            batch.append(one)
            size += len(one.entry.text) if one.entry else 0
        if len(batch) >= DOCUMENTS or size >= CHARACTERS or monotonic() - begun >= SECONDS:
            yield batch
            batch, size, begun = [], 0, monotonic()
    yield batch


def stored(store: Store, batch: list[Read], known: Mapping[str, Source]) -> Iterator[Taken]:
    """The files of a batch, once it is stored."""
    entries = [one.entry for one in batch if one.entry]
    fresh = {entry.source.name: new for entry, new in zip(entries, store.add(entries) if entries else (), strict=True)}
    there = known.keys() | lone(store, [name for name, new in fresh.items() if not new and name not in known])
    for one in batch:
        if one.entry:
            yield Taken(one.name, result(fresh[one.name], one.name in there))
        else:
            yield Taken(one.name, "failed" if one.error else "empty", one.error, one.fault)


def lone(store: Store, names: Iterable[str]) -> set[str]:
    """Those of some files whose text is there under no other name: somebody else took them in meanwhile."""
    numbers = {store.number(host(), name) for name in names}
    records = store.records(sorted(numbers)) if numbers else ()
    return {source.name for record in records if len(record.sources) == 1 for source in record.sources}


def result(fresh: bool, known: bool) -> Result:
    """What came of a file by whether its text is new and whether its name was known."""
    if known:
        return "changed" if fresh else "same"
    return "new" if fresh else "twin"


def twins(store: Store, names: Iterable[str]) -> dict[str, Source]:
    """For each of some files of this machine another one that has its text, an older one if there is one."""
    wanted = {(host(), name) for name in names}
    found = {}
    for record in store.records() if wanted else ():
        mine = [source for source in record.sources if source[:2] in wanted]
        others = [source for source in record.sources if source not in mine] or mine[:1]
        found.update({source.name: others[0] for source in mine if source != others[0]})
    return found
