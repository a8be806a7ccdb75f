"""An archive in tables: what goes in and out of it, which is the same in each engine that speaks SQL."""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from . import layout
from .characters import characters
from .fingerprint import Hashes
from .layout import SPAN, Places, Row
from .postings import MOST, keys
from .store import Entry, Source, digest, packed_text
from .tables import Tables, Values, shown

BLOCK = 1024  # rows of postings, or documents, that are in memory at once


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


class RelationalStore(Tables):
    """An archive in tables."""

    @abstractmethod
    def each(self, statement: str, values: Iterable[Values]) -> list[list[Values]]:
        """The rows that a statement gives with each of some values."""

    @abstractmethod
    def put(self, rows: Iterator[Row]) -> None:
        """Put new rows of postings, or more postings behind those of a row."""

    @abstractmethod
    def erased(self) -> None:
        """Do after something was removed what it takes that nothing of it is left."""

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
            self.strike([(number, layout.marks(keys(characters(text).codes))) for number, text in texts.items()])
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
            with self.whole():
                kept = list(layout.without([Row(*row) for row in sorted(rows)], numbers))
            self.each(
                "update posting set keys = ? where id = ?", [(row.postings, row.place) for row in kept if row.postings]
            )
            self.each("delete from posting where id = ?", [(row.place,) for row in kept if not row.postings])


def blocks(values: Iterable[int]) -> Iterator[list[int]]:
    """Values in order, as many at once as are handled at once."""
    rest = iter(values)
    while block := list(islice(rest, BLOCK)):
        yield block
