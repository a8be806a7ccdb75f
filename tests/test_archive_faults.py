"""What befalls an archive: damage, no room, no rights, servers that go away. One line of Chinese, and nothing half-written."""

from __future__ import annotations

import os
import pickle
import random
import re
import shutil
import signal
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import postgres
import pytest
from archives import HOST, entry, name, sound, text
from conftest import nobody

from drafter import archive
from drafter.archive import opened
from drafter.archive.characters import characters
from drafter.archive.postings import keys
from drafter.archive.relational import RelationalStore
from drafter.archive.sqlite import SqliteStore
from drafter.archive.store import packed_text
from drafter.errors import DrafterError

PAGE = 4096
DOCUMENTS = 60


def said(caught: pytest.ExceptionInfo[DrafterError], place: str) -> str:
    """What an error says after naming its place: what is wrong, and what may be done."""
    message = str(caught.value)
    assert message.startswith(f"{place}: ")
    assert re.fullmatch(r"[^\n]+；[^\n]+", message)
    return message.removeprefix(f"{place}: ")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A SQLite file with documents."""
    place = tmp_path_factory.mktemp("content") / "archive.db"
    with closing(opened(str(place))) as store:
        store.add([entry(number, length=3000) for number in range(DOCUMENTS)])
    return place.read_bytes()


@pytest.fixture
def file(tmp_path: Path, content: bytes) -> str:
    """Where a SQLite file with documents is."""
    place = tmp_path / "稿库" / "旧稿.db"
    place.parent.mkdir()
    place.write_bytes(content)
    return str(place)


def used(place: str) -> None:
    """Do with an archive everything that one does."""
    with closing(opened(place)) as store:
        numbers = [record.number for record in store.records()]
        store.texts(numbers)
        store.candidates(keys(characters(text(1, length=3000)).codes))
        for shard in store.shards(2):
            list(shard.read())
        store.add([entry(1000)])
        store.remove([entry(1000).source, entry(1).source])


def test_files_are_for_nobody_elses_eyes(tmp_path: Path) -> None:
    place = tmp_path / "new" / "archive.db"
    with closing(opened(str(place))) as store:
        store.add([entry(1)])
        files = list(place.parent.iterdir())

        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
        assert len(files) == 3
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_nothing_is_left_of_what_was_removed(file: str) -> None:
    secret = [entry(number, version=9, length=600)._replace(title=f"机密之{number}") for number in range(3)]
    traces = [one.title.encode() for one in secret]
    packed = [packed_text(one.text) for one in secret]
    pieces = [raw[at : at + 24] for raw in packed for at in range(0, len(raw) - 24, 97)]

    def found(wanted: list[bytes]) -> int:
        files = [path.read_bytes() for path in Path(file).parent.iterdir()]
        return sum(any(piece in content for content in files) for piece in wanted)

    with closing(opened(file)) as store:
        store.add(secret[:2])
        store.add(secret[2:])
        assert (found(pieces), found(traces)) == (len(pieces), 3)
        store.remove([secret[0].source])
        store.add([entry(1, version=10)])
        store.remove([secret[2].source])

        assert found(pieces) == 0
        assert found(traces) == 0
    assert found(pieces) == 0


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    place = tmp_path / "archive.db"
    place.write_bytes(random.Random(1).randbytes(100_000))

    with pytest.raises(DrafterError) as caught:
        opened(str(place))
    assert said(caught, str(place)) == f"旧稿库已损坏；可以用 drafter archive rebuild --db {place} 从原稿重建"


@pytest.mark.parametrize(
    ("place", "typed"), [("", ""), ("旧稿/库.db", " --db 旧稿/库.db"), ("我的 库.db", ' --db "我的 库.db"')]
)
def test_the_command_that_rebuilds_names_the_archive(place: str, typed: str) -> None:
    assert archive.rebuilding(place) == f"drafter archive rebuild{typed}"
    assert archive.rebuilding(archive.usual()) == "drafter archive rebuild"


def test_a_size_that_no_memory_holds_is_damage(file: str) -> None:
    class Connection:
        def execute(self, *_: object) -> None:
            raise MemoryError

        def close(self) -> None:
            connection.close()

    with closing(SqliteStore(file)) as store:
        connection, store.connection = store.connection, Connection()  # type: ignore[assignment]
        with pytest.raises(DrafterError) as caught:
            store.count()
    assert "已损坏" in said(caught, file)


@pytest.mark.parametrize("size", [100, 1000, PAGE, 3 * PAGE, 30 * PAGE + 7])
def test_a_file_cut_short_is_damaged(file: str, size: int) -> None:
    os.truncate(file, size)

    with pytest.raises(DrafterError) as caught:
        opened(file)
    assert "已损坏" in said(caught, file)


def test_a_file_overwritten_in_the_middle_is_damaged(file: str, content: bytes) -> None:
    raw = bytearray(content)
    raw[5 * PAGE :] = random.Random(1).randbytes(len(raw) - 5 * PAGE)
    Path(file).write_bytes(raw)

    with pytest.raises(DrafterError) as caught:
        used(file)
    assert "已损坏" in said(caught, file)


def test_no_damage_shows_a_fault_of_the_program(file: str, content: bytes) -> None:
    caught = 0
    for seed in range(60):
        chance = random.Random(seed)
        raw = bytearray(content)
        for _ in range(5):
            start, size = chance.randrange(100, len(raw) - 500), chance.choice([1, 30, 400])
            raw[start : start + size] = chance.choice([bytes(size), chance.randbytes(size)])
        for leftover in Path(file).parent.glob("*-*"):
            leftover.unlink()
        Path(file).write_bytes(raw)
        try:
            used(file)
        except DrafterError as error:
            caught += "已损坏" in str(error)

    assert caught > 30


@pytest.mark.parametrize("version", [0, 1])
def test_an_unknown_file_is_not_touched(tmp_path: Path, version: int) -> None:
    place = tmp_path / "other.db"
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("create table mine (content)")
        connection.execute(f"pragma user_version = {version}")
    before = place.read_bytes()

    with pytest.raises(DrafterError) as caught:
        opened(str(place))
    assert said(caught, str(place)).startswith("这个文件不是旧稿库")
    assert place.read_bytes() == before


def test_a_file_of_a_newer_version_says_so(file: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma user_version = 2")

    with pytest.raises(DrafterError) as caught:
        opened(file)
    assert "更新版本" in said(caught, file)


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    for place in (str(tmp_path), str(tmp_path / "file" / "archive.db")):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(DrafterError) as caught:
            opened(place)
        assert said(caught, place).startswith("打不开")


def test_no_room_on_the_disk_leaves_the_archive_as_it_was(file: str) -> None:
    with closing(SqliteStore(file)) as store:
        pages = store.setting("page_count")
        store.connection.execute(f"pragma max_page_count = {pages + 40}")
        with pytest.raises(DrafterError) as caught:
            store.add([entry(number, length=3000) for number in range(100, 200)])
        assert said(caught, file).startswith("磁盘空间不够")
        assert store.count() == DOCUMENTS
        assert sound(store)
        store.connection.execute("pragma max_page_count = 1000000")
        assert all(store.add([entry(number) for number in range(100, 200)]))


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o555), (0o666, 0o555), (0o444, 0o777)])
def test_what_may_only_be_read_says_so(file_mode: int, folder_mode: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="drafter-tests-", dir="/tmp"))  # others may not look into ours
    place = folder / "archive.db"
    opened(str(place)).close()
    place.chmod(file_mode)
    folder.chmod(folder_mode)
    try:
        with nobody(), pytest.raises(DrafterError) as caught, closing(opened(str(place))) as store:
            store.add([entry(1)])
    finally:
        shutil.rmtree(folder)

    assert re.match("这个文件或文件夹只能读|打不开", said(caught, str(place)))


def test_what_was_left_read_only_beside_an_archive_is_named() -> None:
    folder = Path(tempfile.mkdtemp(prefix="drafter-tests-", dir="/tmp"))  # others may not look into ours
    place, left = folder / "archive.db", folder / "archive.db-shm"
    opened(str(place)).close()
    left.touch(0o444)
    for path, rights in ((folder, 0o777), (place, 0o666), (left, 0o444)):
        path.chmod(rights)
    try:
        with nobody(), pytest.raises(DrafterError) as caught, closing(opened(str(place))) as store:
            store.add([entry(1)])
    finally:
        shutil.rmtree(folder)

    assert said(caught, str(place)).startswith("旁边的 archive.db-shm 只能读，不能写；请改权限")


def test_who_writes_is_waited_for(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.archive.sqlite.WAIT", 0.2)
    with closing(SqliteStore(file)) as one, closing(SqliteStore(file)) as other:
        with one.transaction(writing=True), pytest.raises(DrafterError) as caught:
            other.add([entry(100)])
        assert said(caught, file).startswith("别的程序一直在写")
        assert other.add([entry(100)]) == [True]


def test_who_reads_is_never_blocked(store: RelationalStore, place: str) -> None:
    store.add([entry(1)])
    with closing(opened(place)) as reader:
        with store.transaction(writing=True):
            store.rows("delete from source")
            store.rows("delete from document")

            assert list(reader.known(HOST)) == [name(1)]
            assert list(reader.texts([1]).values()) == [text(1)]
            assert len(reader.candidates(keys(characters(text(1)).codes)).key)
            used = opened(place)
            assert used.count() == 1
            used.close()
        assert reader.count() == 0


def scribbled(seed: int) -> Callable[[bytearray], None]:
    """What overwrites some stretches in the middle of a file."""

    def scribble(raw: bytearray) -> None:
        chance = random.Random(seed)
        for _ in range(3):
            start = chance.randrange(PAGE, len(raw) - 600)
            raw[start : start + 600] = chance.randbytes(600)

    return scribble


def headless(raw: bytearray) -> None:
    """Overwrite the first page."""
    raw[:PAGE] = random.Random(1).randbytes(PAGE)


def halved(raw: bytearray) -> None:
    """Cut a file short."""
    del raw[len(raw) // 2 :]


@pytest.mark.parametrize(
    ("damage", "least"),
    [(headless, DOCUMENTS), (halved, DOCUMENTS // 2), *((scribbled(seed), DOCUMENTS - 40) for seed in range(5))],
)
def test_the_sources_of_a_damaged_file_are_salvaged(
    file: str, content: bytes, damage: Callable[[bytearray], None], least: int
) -> None:
    raw = bytearray(content)
    damage(raw)
    Path(file).write_bytes(raw)
    found = archive.salvaged(file)

    assert found.aside.name == "旧稿-旧库-1.db"
    assert found.aside.read_bytes() == raw
    assert not Path(file).exists()
    assert len(found.sources) >= least
    assert set(found.sources) <= {(HOST, name(number)) for number in range(DOCUMENTS)}
    with closing(opened(file)) as store:
        assert store.count() == 0
    assert archive.salvaged(file).aside.name == "旧稿-旧库-2.db"


def test_many_sources_are_salvaged_without_the_first_page(tmp_path: Path) -> None:
    place, count = tmp_path / "archive.db", 3000
    with closing(opened(str(place))) as store:
        store.add([entry(number)._replace(text=str(number)) for number in range(count)])
    raw = bytearray(place.read_bytes())
    headless(raw)
    place.write_bytes(raw)

    assert len(archive.salvaged(str(place)).sources) == count


def test_what_is_no_database_at_all_is_put_aside(tmp_path: Path) -> None:
    place = tmp_path / "archive.db"
    place.write_bytes("不是数据库".encode())

    assert archive.salvaged(str(place)) == (tmp_path / "archive-旧库-1.db", ())
    with pytest.raises(DrafterError, match="在服务器上"):
        archive.salvaged("postgresql://localhost/office")


@pytest.fixture
def office(server: postgres.Server) -> postgres.Server:
    """A server without an archive."""
    server.run("drop schema if exists drafter cascade")
    return server


@pytest.fixture
def shared(office: postgres.Server) -> Iterator[RelationalStore]:
    """An empty archive on a server."""
    with closing(opened(office.url())) as store:
        assert isinstance(store, RelationalStore)
        yield store


def shown(url: str) -> str:
    """An address without its password."""
    return re.sub(r":[^:@/]*@", "@", url)


def test_a_server_that_does_not_let_us_in_says_why(office: postgres.Server) -> None:
    gone = f"postgresql://a:secret@127.0.0.1:{postgres.free_port()}/postgres"
    for url, words in (
        (office.url(password="secret"), "用户名或密码不对"),
        (office.url(user="stranger", password="secret"), "用户名或密码不对"),
        (office.url(database="nowhere"), "没有这个用户或数据库"),
        (gone, "连不上服务器"),
        ("postgresql://a:secret@host.invalid/office", "找不到这台服务器"),
    ):
        with pytest.raises(DrafterError) as caught:
            opened(url)
        assert said(caught, shown(url)).startswith(words) or words in str(caught.value)
        assert "secret" not in str(caught.value)


def test_an_address_that_is_none_says_so() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(DrafterError) as caught:
        opened("postgresql://a:secr%zzet@host/office")
    assert "地址不对" in said(caught, "postgresql")
    assert "secr" not in str(caught.value)


def test_without_the_driver_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.delitem(sys.modules, "drafter.archive.postgres", raising=False)
    with pytest.raises(DrafterError) as caught:
        opened("postgresql://host/office")
    assert "pip install 'drafter[postgres]'" in said(caught, "postgresql")


def test_a_password_is_never_shown(office: postgres.Server, shared: RelationalStore) -> None:
    shards = shared.shards(2)

    assert office.password not in repr(shards) + repr(shared)
    shared.add([entry(1)])
    assert [list(shard.read()) for shard in pickle.loads(pickle.dumps(shards))] == [
        list(shard.read()) for shard in shards
    ]


def test_the_password_may_come_from_elsewhere(office: postgres.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", office.password)
    with closing(opened(shown(office.url()))) as store:
        assert store.count() == 0


def test_a_server_with_a_newer_archive_says_so(office: postgres.Server, shared: RelationalStore) -> None:
    office.run("update drafter.version set number = 2")
    with pytest.raises(DrafterError) as caught:
        opened(office.url())
    assert "更新版本" in said(caught, shown(office.url()))


def test_who_may_not_make_or_write_is_told(office: postgres.Server) -> None:
    office.run("drop role if exists guest")
    office.run("create role guest login password 'secret'")
    url = office.url(user="guest", password="secret")
    with pytest.raises(DrafterError) as caught:
        opened(url)
    assert "没有权限" in said(caught, shown(url))

    with closing(opened(office.url())) as store:
        store.add([entry(1)])
    office.run("grant usage on schema drafter to guest; grant select on all tables in schema drafter to guest")
    with closing(opened(url)) as store:
        assert list(store.texts([1]).values()) == [text(1)]
        with pytest.raises(DrafterError, match="没有权限"):
            store.add([entry(2)])
    office.run("drop owned by guest; drop schema drafter cascade; create schema drafter authorization guest")
    with closing(opened(url)) as store:
        assert store.add([entry(1)]) == [True]
    office.run("drop owned by guest; drop role guest")


def test_who_writes_on_the_server_is_waited_for(
    office: postgres.Server, shared: RelationalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafter.archive.postgres.WAIT", 1)
    with closing(opened(office.url())) as other:
        with shared.transaction(writing=True), pytest.raises(DrafterError) as caught:
            other.add([entry(1)])
        assert said(caught, shown(office.url())).startswith("别的程序一直在写，等了1秒")
        assert other.add([entry(1)]) == [True]


def test_an_error_of_the_server_leaves_nothing_half_written(office: postgres.Server, shared: RelationalStore) -> None:
    shared.add([entry(1)])
    office.run("alter table drafter.posting add constraint never check (id < 0) not valid")
    with pytest.raises(DrafterError) as caught:
        shared.add([entry(2)])
    assert said(caught, shown(office.url())).startswith("服务器拒绝了（23514）")
    office.run("alter table drafter.posting drop constraint never")

    assert list(shared.known(HOST)) == [name(1)]
    assert sound(shared)


def test_a_connection_that_breaks_leaves_nothing_half_written(office: postgres.Server, shared: RelationalStore) -> None:
    shared.add([entry(1)])
    with pytest.raises(DrafterError) as caught, shared.transaction(writing=True):  # noqa: PT012
        shared.rows("delete from source")
        office.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'drafter'")
        shared.rows("delete from document")
    assert "已收的不会丢" in said(caught, shown(office.url()))

    with closing(opened(office.url())) as store:
        assert list(store.known(HOST)) == [name(1)]
        assert sound(store)


def test_a_server_that_goes_away_is_told_and_nothing_lost(server: postgres.Server) -> None:
    with postgres.serving() as own:
        with closing(opened(own.url())) as store:
            store.add([entry(1)])
            own.stop()
            for attempt in (lambda: store.add([entry(2)]), store.count, lambda: opened(own.url())):
                with pytest.raises(DrafterError) as caught:
                    attempt()
                assert said(caught, shown(own.url()))
        own.start()
        with closing(opened(own.url())) as store:
            assert list(store.known(HOST)) == [name(1)]
            (pid,) = own.run("select pid from pg_stat_activity where application_name = 'drafter'")[0]
            os.kill(int(str(pid)), signal.SIGKILL)
            with pytest.raises(DrafterError) as caught:
                store.add([entry(2)])
            assert "已收的不会丢" in said(caught, shown(own.url()))
        own.wait()
        with closing(opened(own.url())) as store:
            assert sound(store)
            store.add([entry(number) for number in range(1, 5)])
            assert store.count() == 4
