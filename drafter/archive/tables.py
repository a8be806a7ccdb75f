"""What is asked of an archive in tables. Each engine that speaks SQL says how a statement is run."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, ClassVar
from zlib import error

import numpy as np

from drafter.errors import DrafterError, Place, mistake

from . import layout
from .layout import SPAN
from .postings import BUCKETS, Hits, Keys, hits
from .store import DamagedError, Record, Shard, Source, unpacked_text

Values = tuple[Any, ...]
BLOCK = 4096  # buckets that are in memory at once


class Tables(ABC):
    """Tables of documents, of sources, and of postings in rows of a bucket."""

    each_of: ClassVar[str]  # the rows of a parameter that is a list of numbers, in a column ``value``
    shared: ClassVar[bool]  # whether other machines read the same there
    place: str  # where the archive is, as it was said
    shown: str  # the same as it may be printed

    def __init__(self, place: str) -> None:
        self.place = self.shown = place

    @abstractmethod
    def transaction(self, writing: bool = False) -> AbstractContextManager[None]:
        """What happens whole or not at all; who writes waits for others who do."""

    @abstractmethod
    def rows(self, statement: str, *values: Any) -> list[Values]:
        """The rows that a statement gives."""

    @abstractmethod
    def numbers(self, values: Iterable[int]) -> Any:
        """A list of numbers as a parameter of a statement."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the archive."""

    def mistake(self, message: str) -> DrafterError:
        """An error of this archive."""
        return mistake(Place(self.shown), message)

    def damaged(self) -> DrafterError:
        """The error of an archive that holds what it should not."""
        return DamagedError(str(self.mistake(f"旧稿库已损坏；{self.remedy()}")))

    @abstractmethod
    def remedy(self) -> str:
        """What may be done where it is damaged."""

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What cannot be understood of what is stored, as damage."""
        try:
            yield
        except (error, TypeError, ValueError) as reason:
            raise self.damaged() from reason

    def known(self, host: str) -> Mapping[str, Source]:
        """The sources of a machine by their names."""
        rows = self.rows("select name, size, changed from source where host = ?", shown(host))
        with self.whole():
            names = [(os.fsdecode(name), size, changed) for name, size, changed in rows]
        return {name: Source(host, name, size, changed) for name, size, changed in names}

    def number(self, host: str, name: str) -> int:
        """The number of the document of a file; 0 if there is none."""
        statement = "select document from source where host = ? and name = ?"
        return next((int(row[0]) for row in self.rows(statement, shown(host), os.fsencode(name))), 0)

    def count(self) -> int:
        """How many documents there are."""
        return int(self.rows("select count(*) from document")[0][0])

    def records(self, numbers: Sequence[int] | None = None) -> Iterator[Record]:
        """Documents in the order of their numbers."""
        some = [] if numbers is None else [self.numbers(numbers)]
        among = f" in (select value from {self.each_of})"
        with self.transaction():
            documents = self.rows(
                f"select number, title, date, characters from document {f'where number {among}' if some else ''}"
                " order by number",
                *some,
            )
            found = self.rows(
                f"select document, host, name, size, changed from source {f'where document {among}' if some else ''}",
                *some,
            )
        sources = defaultdict(list)
        with self.whole():
            for number, host, name, size, changed in sorted(found):
                sources[number].append(Source(host, os.fsdecode(name), size, changed))
        for number, title, date, size in documents:
            yield Record(number, title, date, size, tuple(sources[number]))

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """The texts of documents."""
        rows = self.rows(
            f"select number, text from document where number in (select value from {self.each_of})",
            self.numbers(numbers),
        )
        with self.whole():
            return {number: unpacked_text(text) for number, text in sorted(rows)}

    def candidates(self, wanted: Keys) -> Hits:
        """Where the fingerprints of a draft stand."""
        buckets = np.unique(wanted.buckets)
        firsts = [layout.heads(buckets, segment) for segment in range(self.segments())]
        rows = self.rows(
            f"select id, keys from {self.each_of} join posting on id between value and value + {SPAN - 1}",
            self.numbers(np.concatenate(firsts).tolist()),
        )
        found = self.gathered(sorted(rows))
        return hits(wanted, [found.get(bucket, b"") for bucket in wanted.buckets.tolist()])

    def segments(self) -> int:
        """How many segments there are."""
        return 1 + int(self.rows("select coalesce(max(number), 0) from document")[0][0]) // SPAN

    def part(self, first: int, last: int) -> dict[int, bytes]:
        """The postings of the buckets from ``first`` up to ``last``."""
        found: list[Values] = []
        for segment in range(self.segments()):
            start, end = layout.heads(np.array([first, last]), segment).tolist()
            found += self.rows("select id, keys from posting where id between ? and ? order by id", start, end - 1)
        return self.gathered(found)

    def gathered(self, rows: list[Values]) -> dict[int, bytes]:
        """The postings of each bucket, of rows in the order of their places."""
        with self.whole():
            found = layout.gathered(rows)
            sound = layout.ordered(found.values())
        if not sound:
            raise self.damaged()
        return found

    def shards(self, count: int) -> Sequence[Shard]:
        """The postings in ``count`` parts."""
        edges = [BUCKETS * part // count for part in range(count + 1)]
        return [TablesShard(type(self), self.place, first, last) for first, last in pairwise(edges)]


@dataclass(frozen=True, slots=True)
class TablesShard:
    """The postings of the buckets from ``first`` up to ``last``."""

    engine: type[Tables]
    place: str = field(repr=False)  # may hold a password
    first: int
    last: int

    @property
    def shared(self) -> bool:
        """Whether another machine reads the same there."""
        return self.engine.shared

    def read(self) -> Iterator[tuple[int, bytes]]:
        """Each bucket with its postings."""
        with closing(self.engine(self.place)) as store, store.transaction():
            for first in range(self.first, self.last, BLOCK):
                yield from sorted(store.part(first, min(first + BLOCK, self.last)).items())


def shown(text: str) -> str:
    """A text that every engine takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
