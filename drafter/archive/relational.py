"""An archive in tables: what the engines that speak SQL do alike. Each of them says how a statement is run."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any, ClassVar, NamedTuple
from zlib import error

import numpy as np

from drafter.errors import DrafterError, Place, mistake

from . import layout
from .characters import characters
from .fingerprint import Hashes
from .layout import SPAN, Places, Row
from .postings import BUCKETS, MOST, Hits, Keys, hits, keys
from .store import DamagedError, Entry, Record, Shard, Source, digest, packed_text, unpacked_text

Values = tuple[Any, ...]
TABLES = ("document", "source", "posting")
BLOCK = 4096  # rows of postings, or documents, that are in memory at once


class Prepared(NamedTuple):
    """A document as it is stored."""

    entry: Entry
    digest: bytes
    characters: int
    text: bytes
    marks: Hashes


def prepared(entry: Entry) -> Prepared:
    """A document as it is stored."""
    codes = characters(entry.text).codes
    return Prepared(entry, digest(entry.text), len(codes), packed_text(entry.text), layout.marks(keys(codes)))


def shown(text: str) -> str:
    """A text that every engine takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class RelationalStore(ABC):
    """An archive in tables of documents, sources and postings."""

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
    def each(self, statement: str, values: Iterable[Values]) -> list[list[Values]]:
        """The rows that a statement gives with each of some values."""

    @abstractmethod
    def numbers(self, values: Iterable[int]) -> Any:
        """A list of numbers as a parameter of a statement."""

    @abstractmethod
    def put(self, rows: Iterator[Row]) -> None:
        """Put new rows of postings, or more postings behind those of a row."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the archive."""

    @abstractmethod
    def erased(self) -> None:
        """Do after something was removed what it takes that nothing of it is left."""

    def mistake(self, message: str) -> DrafterError:
        """An error of this archive."""
        return mistake(Place(self.shown), message)

    def damaged(self) -> DrafterError:
        """The error of an archive that holds what it should not."""
        return DamagedError(str(self.mistake("旧稿库已损坏；可以用 drafter archive rebuild 从原稿重建")))

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What cannot be understood of what is stored, as damage."""
        try:
            yield
        except (error, TypeError, ValueError) as reason:
            raise self.damaged() from reason

    def add(self, entries: Sequence[Entry]) -> list[bool]:
        """Take in documents; say of each whether its text is new here."""
        documents = [prepared(entry) for entry in entries]
        with self.transaction(writing=True):
            there = self.there([one.digest for one in documents])
            new = {one.digest: one for one in reversed(documents) if one.digest not in there}
            fresh = [one for one in documents if new.get(one.digest) is one]
            there |= self.inserted(fresh)
            self.append([(there[one.digest], one.marks) for one in fresh])
            forgotten = self.forget(self.moved([(one.entry.source, there[one.digest]) for one in documents]))
        if forgotten:
            self.erased()
        return [new.get(one.digest) is one for one in documents]

    def there(self, digests: list[bytes]) -> dict[bytes, int]:
        """The numbers of those texts that are here already."""
        found = self.each("select number from document where digest = ?", [(one,) for one in digests])
        return {one: rows[0][0] for one, rows in zip(digests, found, strict=True) if rows}

    def inserted(self, documents: list[Prepared]) -> dict[bytes, int]:
        """The numbers that documents get."""
        statement = (
            "insert into document (digest, title, date, characters, text) values (?, ?, ?, ?, ?) returning number"
        )
        found = self.each(
            statement, ((one.digest, shown(one.entry.title), shown(one.entry.date), *one[2:4]) for one in documents)
        )
        numbers = {one.digest: rows[0][0] for one, rows in zip(documents, found, strict=True)}
        if max(numbers.values(), default=0) > MOST:
            raise self.mistake(f"旧稿库已满，最多收{MOST}篇；请另建一个")
        return numbers

    def moved(self, sources: list[tuple[Source, int]]) -> set[int]:
        """Set the documents of sources; these and those that they had before."""
        names = [(shown(source.host), os.fsencode(source.name)) for source, _ in sources]
        before = self.each("select document from source where host = ? and name = ?", names)
        self.each(
            "insert into source (host, name, size, changed, document) values (?, ?, ?, ?, ?) on conflict (host, name)"
            " do update set size = excluded.size, changed = excluded.changed, document = excluded.document",
            ((*name, one.size, one.changed, number) for name, (one, number) in zip(names, sources, strict=True)),
        )
        return {number for _, number in sources} | {row[0] for rows in before for row in rows}

    def append(self, documents: list[tuple[int, Hashes]]) -> None:
        """Put the postings of documents behind those that are there."""
        if documents:
            places, postings = layout.laid(documents)
            self.put(layout.rows(places, postings, self.holding(layout.ends(places))))

    def holding(self, places: Places) -> list[tuple[int, int, int]]:
        """The row that each place falls into, if there is one, and its size in bytes."""
        rows = self.rows(
            "select value, id, length(keys) from (select value, (select max(id) from posting where id between"
            f" value - (value & {SPAN - 1}) and value) as held from {self.each_of}) as found"
            " join posting on id = found.held",
            self.numbers(places.tolist()),
        )
        return [(place, row, size) for place, row, size in rows]

    def remove(self, sources: Iterable[Source]) -> None:
        """Forget sources, and documents that no source is left of."""
        names = [(shown(source.host), os.fsencode(source.name)) for source in sources]
        with self.transaction(writing=True):
            left = self.each("delete from source where host = ? and name = ? returning document", names)
            self.forget({row[0] for rows in left for row in rows})
        self.erased()

    def forget(self, numbers: set[int]) -> bool:
        """Delete those documents that have no source; whether there are any."""
        lone = self.rows(
            f"select value from {self.each_of} where not exists (select 1 from source where document = value)"
            " order by value",
            self.numbers(sorted(numbers)),
        )
        for block in blocks(row[0] for row in lone):
            texts = self.texts(block)
            self.strike([(number, layout.marks(keys(characters(texts[number]).codes))) for number in block])
            self.rows(f"delete from document where number in (select value from {self.each_of})", self.numbers(block))
        return bool(lone)

    def strike(self, documents: list[tuple[int, Hashes]]) -> None:
        """Delete the postings of documents."""
        numbers = np.array([number for number, _ in documents], np.uint64)
        places = np.unique(layout.laid(documents)[0])
        for block in blocks(sorted({row for _, row, _ in self.holding(places)})):
            rows = self.rows(
                f"select id, keys from posting where id in (select value from {self.each_of})", self.numbers(block)
            )
            kept = [(row, layout.without(postings, numbers)) for row, postings in sorted(rows)]
            self.each("update posting set keys = ? where id = ?", [(left, row) for row, left in kept if left])
            self.each("delete from posting where id = ?", [(row,) for row, left in kept if not left])

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
        return [RelationalShard(type(self), self.place, first, last) for first, last in pairwise(edges)]


@dataclass(frozen=True, slots=True)
class RelationalShard:
    """The postings of the buckets from ``first`` up to ``last``."""

    engine: type[RelationalStore]
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


def blocks(values: Iterable[int]) -> Iterator[list[int]]:
    """Values in order, as many at once as are handled at once."""
    rest = iter(values)
    while block := list(islice(rest, BLOCK)):
        yield block
