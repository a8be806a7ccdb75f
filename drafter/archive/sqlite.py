"""The archive in one SQLite file of the user's own: the engine that needs no server."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

import numpy as np

from .characters import characters
from .postings import BUCKETS, BYTES, NUMBER_BITS, Hits, Keys, hits, keys, packed
from .store import Entry, Record, Shard, Source, digest, packed_text, unpacked_text

VERSION = 1
PART = 2000  # bytes of a row of postings after which the next one is begun
PART_BITS = 20  # of the id of a row: its part in its bucket
WAIT = 60  # seconds for another writer
SCHEMA = """
create table document (
    number integer primary key autoincrement, digest blob unique not null,
    title text not null, date text not null, characters integer not null, text blob not null
);
create table source (
    host text not null, name blob not null, size integer not null, changed integer not null,
    document integer not null references document, primary key (host, name)
) without rowid;
create index source_document on source (document);
create table posting (id integer primary key, keys blob not null);
"""


class SqliteStore:
    """An archive in a SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        self.connection.execute("pragma journal_mode = wal")
        self.connection.execute("pragma synchronous = full")
        self.connection.execute("pragma secure_delete = on")
        self.connection.execute("pragma cache_size = -65536")
        with self.writing():
            if self.connection.execute("pragma user_version").fetchone()[0] == 0:
                for statement in filter(str.strip, SCHEMA.split(";")):
                    self.connection.execute(statement)
                self.connection.execute(f"pragma user_version = {VERSION}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that waits for other writers."""
        self.connection.execute("begin immediate")
        try:
            yield
        except BaseException:
            self.connection.execute("rollback")
            raise
        self.connection.execute("commit")

    def add(self, entries: Sequence[Entry]) -> list[bool]:
        """Take in documents; say of each whether its text is new here."""
        prepared = [
            (entry, digest(entry.text), packed_text(entry.text), keys(characters(entry.text).codes))
            for entry in entries
        ]
        new, postings, left = [], [], set()
        with self.writing():
            for entry, name, text, found in prepared:
                row = self.connection.execute("select number from document where digest = ?", [name]).fetchone()
                if row is None:
                    values = (name, entry.title, entry.date, len(entry.text), text)
                    number = self.connection.execute(
                        "insert into document (digest, title, date, characters, text) values (?, ?, ?, ?, ?)", values
                    ).lastrowid
                    assert number is not None
                    postings.append((found.buckets, packed(found, number)))
                else:
                    number = row[0]
                new.append(row is None)
                left |= self.moved(entry.source, number)
            self.append(postings)
            self.forget(left)
        return new

    def moved(self, source: Source, number: int) -> set[int]:
        """Set the document of a source; the one that it had before."""
        key = (source.host, os.fsencode(source.name))
        before = self.connection.execute("select document from source where host = ? and name = ?", key).fetchone()
        self.connection.execute(
            "insert or replace into source values (?, ?, ?, ?, ?)", (*key, source.size, source.changed, number)
        )
        return {before[0]} - {number} if before else set()

    def append(self, postings: list[tuple[np.ndarray, np.ndarray]]) -> None:
        """Put postings behind those of their buckets."""
        if not postings:
            return
        buckets = np.concatenate([one for one, _ in postings])
        values = np.concatenate([one for _, one in postings])
        order = np.argsort(buckets, kind="stable")
        buckets, values = buckets[order], values[order]
        starts = np.flatnonzero(np.diff(buckets, prepend=-1))
        tails = self.tails(buckets[starts].tolist())
        raw = values.tobytes()
        ends = [*(starts[1:] * BYTES).tolist(), len(raw)]
        rows = ((tail, raw[start:end]) for tail, start, end in zip(tails, (starts * BYTES).tolist(), ends, strict=True))
        self.connection.executemany(
            "insert into posting values (?, ?) on conflict do update set keys = cast(keys || excluded.keys as blob)",
            rows,
        )

    def tails(self, buckets: list[int]) -> Iterator[int]:
        """The id of the row of each bucket that takes more."""
        for bucket in buckets:
            first = bucket << PART_BITS
            row = self.connection.execute(
                "select id, length(keys) from posting where id between ? and ? order by id desc limit 1",
                (first, first + (1 << PART_BITS) - 1),
            ).fetchone()
            yield first if row is None else row[0] + (row[1] >= PART)

    def remove(self, sources: Iterable[Source]) -> None:
        """Forget sources, and documents that no source is left of."""
        with self.writing():
            left = set()
            for source in sources:
                key = (source.host, os.fsencode(source.name))
                row = self.connection.execute(
                    "delete from source where host = ? and name = ? returning document", key
                ).fetchone()
                left |= set(row or ())
            self.forget(left)

    def forget(self, numbers: set[int]) -> None:
        """Delete those documents that have no source."""
        for number in sorted(numbers):
            if self.connection.execute("select 1 from source where document = ?", [number]).fetchone():
                continue
            text = self.texts([number])[number]
            for bucket in np.unique(keys(characters(text).codes).buckets).tolist():
                self.strike(bucket, number)
            self.connection.execute("delete from document where number = ?", [number])

    def strike(self, bucket: int, number: int) -> None:
        """Delete the postings of a document in a bucket."""
        for row, raw in self.rows(bucket):
            postings = np.frombuffer(raw, np.uint64)
            kept = postings[(postings & np.uint64((1 << NUMBER_BITS) - 1)) != number]
            if len(kept) < len(postings):
                self.connection.execute("update posting set keys = ? where id = ?", (kept.tobytes(), row))

    def rows(self, bucket: int) -> list[tuple[int, bytes]]:
        """The rows of a bucket."""
        first = bucket << PART_BITS
        return self.connection.execute(
            "select id, keys from posting where id between ? and ?", (first, first + (1 << PART_BITS) - 1)
        ).fetchall()

    def known(self, host: str) -> Mapping[str, Source]:
        """The sources of a machine by their names."""
        rows = self.connection.execute("select name, size, changed from source where host = ?", [host])
        return {os.fsdecode(name): Source(host, os.fsdecode(name), size, changed) for name, size, changed in rows}

    def count(self) -> int:
        """How many documents there are."""
        return int(self.connection.execute("select count(*) from document").fetchone()[0])

    def records(self, numbers: Sequence[int] | None = None) -> Iterator[Record]:
        """Documents in the order of their numbers."""
        sources = defaultdict(list)
        for host, name, size, changed, document in self.connection.execute("select * from source order by host, name"):
            sources[document].append(Source(host, os.fsdecode(name), size, changed))
        for row in self.connection.execute("select number, title, date, characters from document order by number"):
            if numbers is None or row[0] in numbers:
                yield Record(*row, tuple(sources[row[0]]))

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """The texts of documents."""
        found = {}
        for number in numbers:
            row = self.connection.execute("select text from document where number = ?", [number]).fetchone()
            if row:
                found[number] = unpacked_text(row[0])
        return found

    def candidates(self, wanted: Keys) -> Hits:
        """Where the fingerprints of a draft stand."""
        rows = [b"".join(raw for _, raw in self.rows(bucket)) for bucket in wanted.buckets.tolist()]
        return hits(wanted, rows)

    def shards(self, count: int) -> Sequence[Shard]:
        """The postings in ``count`` parts."""
        edges = [BUCKETS * part // count for part in range(count + 1)]
        return [SqliteShard(self.path, first, last) for first, last in zip(edges, edges[1:], strict=False)]

    def close(self) -> None:
        """Let go of the archive."""
        self.connection.close()


@dataclass(frozen=True, slots=True)
class SqliteShard:
    """The postings of the buckets from ``first`` up to ``last``."""

    shared: ClassVar[bool] = False

    path: Path
    first: int
    last: int

    def read(self) -> Iterator[tuple[int, bytes]]:
        """Each bucket with its postings."""
        connection = sqlite3.connect(f"file:{quote(str(self.path))}?mode=ro", uri=True, timeout=WAIT)
        rows = connection.execute(
            "select id, keys from posting where id >= ? and id < ? order by id",
            (self.first << PART_BITS, self.last << PART_BITS),
        )
        bucket, parts = -1, []
        for id_, raw in rows:
            if id_ >> PART_BITS != bucket and parts:
                yield bucket, b"".join(parts)
                parts = []
            bucket = id_ >> PART_BITS
            parts.append(raw)
        if parts:
            yield bucket, b"".join(parts)
        connection.close()
