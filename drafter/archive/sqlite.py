"""The archive in one SQLite file of the user's own: the engine that needs no server."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from . import rebuilding
from .layout import Row
from .relational import RelationalStore
from .tables import Values

VERSION = 1
OURS = 0x4452_4654  # the number by which a SQLite file says whose it is
WAIT = 60.0  # seconds for another writer
SHORT = 1.0  # seconds for somebody who reads
PAUSE = 0.05  # seconds
LOG = 16 << 20  # bytes of the log that stay when its content has gone into the file
CACHE = 64 << 10  # KiB
COMPANIONS = ("-wal", "-shm")  # the ends of the names of the files beside that of an archive in use
RIGHTS: dict[str, bool] = {"effective_ids": True} if os.access in os.supports_effective_ids else {}
SCHEMA = f"""
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
pragma application_id = {OURS};
pragma user_version = {VERSION};
"""
SETTINGS = f"""
pragma synchronous = full;
pragma secure_delete = on;
pragma temp_store = memory;
pragma journal_size_limit = {LOG};
pragma cache_size = -{CACHE};
"""
# What SQLite calls the trouble: what to tell the user.
TROUBLES = {
    "SQLITE_BUSY": "别的程序一直在写，等了{wait:.0f}秒还没轮到；请稍后再试",
    "SQLITE_FULL": "磁盘空间不够；请腾出空间后再运行一次，已收的不会丢",
    "SQLITE_READONLY": "{locked}只能读，不能写；请改权限，或用 --db 另选一处",
    "SQLITE_CANTOPEN": "打不开；请看文件夹是否存在、是否有权读写，或用 --db 另选一处",
    "SQLITE_PERM": "没有权限；请改权限，或用 --db 另选一处",
    "SQLITE_IOERR": "读写磁盘时出错；请检查磁盘后再运行一次，已收的不会丢",
    "SQLITE_TOOBIG": "有一篇文稿太大，存不下；请拆成几个文件",
}
DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_MISMATCH", "SQLITE_FORMAT")
WORDS = ("no such", "Could not decode", "unsupported file format")  # with which other damage is told


class SqliteStore(RelationalStore):
    """An archive in a SQLite file."""

    each_of: ClassVar[str] = "(select value from json_each(?)) as listed"
    shared: ClassVar[bool] = False

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.create()
        with self.told():
            self.connection = sqlite3.connect(place, timeout=WAIT, isolation_level=None)
            try:
                self.prepare()
            except BaseException:
                self.connection.close()
                raise

    def create(self) -> None:
        """Make the file and its folder, for nobody else's eyes, unless they are there."""
        try:
            Path(self.place).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.place, os.O_RDONLY | os.O_CREAT, 0o600))
        except OSError as reason:
            raise self.mistake(TROUBLES["SQLITE_CANTOPEN"]) from reason

    def prepare(self) -> None:
        """Make the tables of a new archive; see whether those of an old one can be read."""
        for statement in statements(SETTINGS):
            self.connection.execute(statement)
        if self.setting("schema_version") == 0:
            self.make()
        if self.setting("application_id") != OURS:
            raise self.mistake("这个文件不是旧稿库；请用 --db 另选一处")
        if self.setting("user_version") > VERSION:
            raise self.mistake("这个旧稿库是更新版本的程序建的；请升级本程序")
        if self.cut():
            raise self.damaged()

    def setting(self, name: str) -> int:
        """A number in the head of the file."""
        return int(self.connection.execute(f"pragma {name}").fetchone()[0])

    def make(self) -> None:
        """Make the tables, if nobody has yet."""
        self.keep_log()
        with self.transaction(writing=True):
            if self.setting("schema_version") == 0:
                for statement in statements(SCHEMA):
                    self.connection.execute(statement)

    def keep_log(self) -> None:
        """Write ahead from now on, so that who reads never waits; SQLite itself does not wait for others here."""
        last = time.monotonic() + WAIT
        while True:
            try:
                self.connection.execute("pragma journal_mode = wal")
                return
            except sqlite3.OperationalError as reason:
                if kind(reason) != "SQLITE_BUSY" or time.monotonic() > last:
                    raise
                time.sleep(PAUSE)

    def cut(self) -> bool:
        """Whether the file is shorter than it says; one whose log has not gone into it yet may be."""
        log = Path(f"{self.place}-wal")
        whole = self.setting("page_count") * self.setting("page_size")
        return not (log.exists() and log.stat().st_size) and Path(self.place).stat().st_size < whole

    @contextmanager
    def told(self) -> Iterator[None]:
        """What goes wrong in SQLite, as the user can mend it."""
        try:
            yield
        except sqlite3.Error as reason:
            name = kind(reason)
            if name in TROUBLES:
                raise self.mistake(TROUBLES[name].format(wait=WAIT, locked=self.locked())) from reason
            if name in DAMAGE or str(reason).startswith(WORDS):
                raise self.damaged() from reason
            raise
        except UnicodeDecodeError as reason:  # the words of the trouble cannot be read themselves
            raise self.damaged() from reason

    @contextmanager
    def transaction(self, writing: bool = False) -> Iterator[None]:
        """What happens whole or not at all; who writes waits for others who do."""
        with self.told():
            self.connection.execute("begin immediate" if writing else "begin")
            try:
                yield
                self.connection.execute("commit")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("rollback")
                raise

    def locked(self) -> str:
        """What may not be written: one of the files beside that of the archive, or else itself."""
        beside = (Path(f"{self.place}{end}") for end in COMPANIONS)
        if os.access(self.place, os.W_OK, **RIGHTS):
            for path in beside:
                if path.exists() and not os.access(path, os.W_OK, **RIGHTS):
                    return f"旁边的 {path.name} "
        return "这个文件或文件夹"

    def rows(self, statement: str, *values: Any) -> list[Values]:
        """The rows that a statement gives."""
        with self.told():
            return self.run(statement, values)

    def run(self, statement: str, values: Values) -> list[Values]:
        """The rows that a statement gives; a size that no memory holds is one that damage has changed."""
        try:
            return self.connection.execute(statement, values).fetchall()
        except MemoryError as reason:
            raise self.damaged() from reason

    def each(self, statement: str, values: Iterable[Values]) -> list[list[Values]]:
        """The rows that a statement gives with each of some values."""
        with self.told():
            return [self.run(statement, one) for one in values]

    def numbers(self, values: Iterable[int]) -> str:
        """A list of numbers as a parameter of a statement."""
        return json.dumps(list(values))

    def put(self, rows: Iterator[Row]) -> None:
        """Put new rows of postings, or more postings behind those of a row."""
        with self.told():
            self.connection.executemany(
                "insert into posting values (?, ?) on conflict do update set keys = cast(keys || excluded.keys as blob)",
                rows,
            )

    def erased(self) -> None:
        """Empty the log, which still has what was removed; if somebody reads for long just now, the next one does."""
        self.rows(f"pragma busy_timeout = {SHORT * 1000:.0f}")
        self.rows("pragma wal_checkpoint(truncate)")
        self.rows(f"pragma busy_timeout = {WAIT * 1000:.0f}")

    def remedy(self) -> str:
        """What may be done where it is damaged."""
        return f"可以用 {rebuilding(self.place)} 从原稿重建"

    def close(self) -> None:
        """Let go of the archive."""
        self.connection.close()


def statements(script: str) -> Iterator[str]:
    """The statements of a script."""
    return filter(str.strip, script.split(";"))


def kind(reason: sqlite3.Error) -> str:
    """The kind of trouble, without its finer cases."""
    return "_".join(getattr(reason, "sqlite_errorname", "").split("_")[:2])
