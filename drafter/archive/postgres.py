"""The archive in a schema of a PostgreSQL server that an office shares; the only module that knows psycopg."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, ClassVar

from drafter.errors import DrafterError, Place, mistake

from . import RESTORE
from .layout import Row
from .relational import BLOCK, RelationalStore
from .tables import Values

try:
    import psycopg
    from psycopg import conninfo
except ImportError as missing:
    raise mistake(
        Place("postgresql"), "还没有安装 PostgreSQL 的驱动；请运行 pip install 'drafter[postgres]'"
    ) from missing

logging.getLogger("psycopg").addHandler(logging.NullHandler())  # what goes wrong is told once, and in Chinese

VERSION = 1
OURS = 0x4452_4654  # the lock that who writes holds
WAIT = 60  # seconds for another writer
USUAL = {  # unless the address says otherwise
    "connect_timeout": "10", "keepalives_idle": "30", "tcp_user_timeout": "60000",
    "client_encoding": "utf8", "application_name": "drafter",
}  # fmt: skip
# Postings do not compress; a row of them fits a page whole, so that none is kept apart.
SCHEMA = f"""
create table drafter.document (
    number bigint generated always as identity primary key, digest bytea unique not null,
    title text not null, date text not null, characters bigint not null, text bytea not null
);
alter table drafter.document alter column text set storage external;
create table drafter.source (
    host text not null, name bytea not null, size bigint not null, changed bigint not null,
    document bigint not null references drafter.document, primary key (host, name)
);
create index source_document on drafter.source (document);
create table drafter.posting (id bigint primary key, keys bytea not null) with (toast_tuple_target = 8160);
alter table drafter.posting alter column keys set storage external;
create table drafter.version (number integer not null);
insert into drafter.version values ({VERSION});
"""
# How many rows a range of places has the planner cannot know: it would rather read the whole table for each.
SETTINGS = "set search_path to drafter; set jit to off; set enable_seqscan to off; set enable_bitmapscan to off"
DENIED = "用户名或密码不对；请检查地址里的用户名和密码，或 PGPASSWORD、.pgpass"
ABSENT = "服务器上没有这个用户或数据库；请检查地址，或请管理员先建好"
LOST = "连不上服务器，或连接断了；请看服务器是否在运行、网络是否通，再运行一次，已收的不会丢"
# What the server calls the trouble, the first letters sufficing: what to tell the user.
CODES = {
    "28": DENIED,
    "3D": ABSENT,
    "42501": "这个用户没有权限；请管理员授予建立和读写 drafter 模式的权限",
    "25006": "服务器现在只能读，不能写；请检查地址，或请管理员处理",
    "53100": "服务器磁盘空间不够；请管理员腾出空间后再运行一次，已收的不会丢",
    "53": "服务器太忙；请稍后再试",
    "55P03": "别的程序一直在写，等了{wait}秒还没轮到；请稍后再试",
    "57P": LOST,
}
# What is said, in words only, of a connection that did not come about.
WORDS = {
    "password": DENIED,
    "认证失败": DENIED,
    "does not exist": ABSENT,
    "不存在": ABSENT,
    "resolve": "找不到这台服务器；请检查地址",
    "refused": "连不上服务器；请看地址和端口是否对、服务器是否在运行",
    "timeout": "服务器没有回应；请看地址是否对、网络是否通",
}
DAMAGE = ("XX001", "XX002", "42P01", "42703")
OTHER = "服务器拒绝了（{code}）；请把这个代码告诉管理员"


class PostgresStore(RelationalStore):
    """An archive on a PostgreSQL server, at ``postgresql://…``."""

    each_of: ClassVar[str] = "unnest(?::bigint[]) as listed(value)"
    shared: ClassVar[bool] = True

    def __init__(self, place: str) -> None:
        super().__init__(place)
        try:
            address = conninfo.conninfo_to_dict(place)
        except psycopg.Error:  # whose words may hold the password
            raise mistake(Place("postgresql"), "地址不对；应为 postgresql://用户@主机:端口/数据库") from None
        self.shown = shown(address)
        with self.told():
            self.connection = psycopg.connect(**{**USUAL, **address}, autocommit=True)  # type: ignore[arg-type]
            try:
                self.prepare()
            except BaseException:
                self.connection.close()
                raise

    def prepare(self) -> None:
        """Make the tables of a new archive; see whether those of an old one can be read."""
        self.connection.execute(SETTINGS)
        if self.new():
            with self.transaction(writing=True):
                if self.new():
                    self.make()
        if self.rows("select coalesce(max(number), 0) from version")[0][0] > VERSION:
            raise self.mistake("这个旧稿库是更新版本的程序建的；请升级本程序")

    def make(self) -> None:
        """Make the tables; whoever may not make the schema may have been given it."""
        if not self.rows("select 1 from pg_namespace where nspname = 'drafter'"):
            self.connection.execute("create schema drafter")
        self.connection.execute(SCHEMA)

    def new(self) -> bool:
        """Whether nobody has made the tables yet."""
        # Not to_regclass, whose answer may be one from before we waited for who has just made them.
        return not self.rows("select 1 from pg_tables where schemaname = 'drafter' and tablename = 'version'")

    @contextmanager
    def told(self) -> Iterator[None]:
        """What goes wrong on the server or on the way to it, as the user can mend it."""
        try:
            yield
        except psycopg.Error as reason:
            raise self.trouble(reason) from reason

    def trouble(self, reason: psycopg.Error) -> DrafterError:
        """The error to tell for one of the server."""
        code = reason.sqlstate or ""
        if code in DAMAGE:
            return self.damaged()
        if code:
            told = (message for start, message in CODES.items() if code.startswith(start))
        else:
            told = (message for words, message in WORDS.items() if words in str(reason))
        return self.mistake(next(told, OTHER if code else LOST).format(wait=WAIT, code=code))

    @contextmanager
    def transaction(self, writing: bool = False) -> Iterator[None]:
        """What happens whole or not at all; one writes at a time, so that nobody waits for one who waits for him."""
        with self.told(), self.connection.transaction():
            if writing:
                self.connection.execute("set transaction isolation level read committed, read write")
                self.connection.execute(f"set local lock_timeout to '{WAIT}s'")
                self.connection.execute("select pg_advisory_xact_lock(%s)", [OURS])
            else:
                self.connection.execute("set transaction isolation level repeatable read, read only")
            yield

    def rows(self, statement: str, *values: Any) -> list[Values]:
        """The rows that a statement gives."""
        with self.told():
            cursor = self.connection.execute(spelled(statement), values, binary=True)
            return cursor.fetchall() if cursor.description else []

    def each(self, statement: str, values: Iterable[Values]) -> list[list[Values]]:
        """The rows that a statement gives with each of some values."""
        all_values, found = list(values), []
        with self.told(), self.connection.cursor(binary=True) as cursor:
            cursor.executemany(spelled(statement), all_values, returning=True)
            for _ in all_values:
                found.append(cursor.fetchall() if cursor.description else [])
                cursor.nextset()
        return found

    def numbers(self, values: Iterable[int]) -> list[int]:
        """A list of numbers as a parameter of a statement."""
        return list(values)

    def put(self, rows: Iterator[Row]) -> None:
        """Put new rows of postings, or more postings behind those of a row."""
        statement = (
            "insert into posting select * from unnest(?::bigint[], ?::bytea[])"
            " on conflict (id) do update set keys = posting.keys || excluded.keys"
        )
        while block := list(islice(rows, BLOCK)):
            self.rows(statement, [row.place for row in block], [row.postings for row in block])

    def erased(self) -> None:
        """Nothing: when the room of what was removed is used again is the server's affair."""

    def remedy(self) -> str:
        """What may be done where it is damaged."""
        return RESTORE

    def close(self) -> None:
        """Let go of the archive."""
        self.connection.close()


def spelled(statement: str) -> bytes:
    """A statement as psycopg wants it."""
    return statement.replace("?", "%s").encode()


def shown(address: dict[str, Any]) -> str:
    """An address without what may be secret."""
    user = f"{address['user']}@" if "user" in address else ""
    port = f":{address['port']}" if "port" in address else ""
    return f"postgresql://{user}{address.get('host', '')}{port}/{address.get('dbname', '')}"
