"""The cache folder: what it keeps, how much of it, and that nothing in it can do harm."""

import os
from itertools import count
from multiprocessing import get_context
from pathlib import Path

import pytest

from drafter.data import library, yamlhead


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path)
    return tmp_path


def test_a_value_is_built_once(folder: Path) -> None:
    times = count()
    values = [library.cached("kind", "key", lambda: {"甲": ["\ud800"], "built": next(times)}) for _ in range(3)]

    assert values == [{"甲": ["\ud800"], "built": 0}] * 3
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"null", b"[" * 100_000])
def test_a_damaged_file_is_built_anew(folder: Path, raw: bytes) -> None:
    path = library.cache_file("kind", "key")
    path.write_bytes(raw)

    assert library.cached("kind", "key", lambda: 1) == 1
    assert library.kept(path) == 1
    assert path.parent == folder


def test_only_the_newest_files_of_a_kind_are_kept(folder: Path) -> None:
    (folder / "other-0.json").touch()
    for number in range(library.KEPT + 5):
        path = library.cache_file("kind", str(number))
        library.keep(path, number)
        os.utime(path, (number, number))
    library.keep(library.cache_file("kind", "last"), "last")

    assert len(list(folder.glob("kind-*"))) == library.KEPT
    assert library.kept(library.cache_file("kind", "last")) == "last"
    assert library.kept(library.cache_file("kind", "0")) is None
    assert (folder / "other-0.json").exists()


def fill(folder: Path, process: int) -> None:
    """Keep many values in a folder that another process fills as well."""
    for number in range(2 * library.KEPT):
        path = folder / f"kind-{process}{number}.json"
        library.keep(path, number)
        assert library.kept(path) in (number, None)


def test_two_processes_may_keep_and_prune_at_once(folder: Path) -> None:
    context = get_context("spawn")
    processes = [context.Process(target=fill, args=(folder, number)) for number in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]
    assert len(list(folder.glob("kind-*"))) == library.KEPT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("名称: 通知\n", ("通知",)),
        ("名称: 通知   # 说明\n别名: []\n", ("通知",)),
        ("name: 通知\n", ("通知",)),
        ("名称: [会议通知, 工作通知]\n", ("会议通知", "工作通知")),
        ("名称:\n  - 会议通知\n", None),
        ('名称: "通知"\n', None),
        ("名称: 甲\nname: 乙\n", None),
        ("名称:\n", None),
        ("别名: 通知\n  名称: 里层的不算\n", ()),
    ],
)
def test_a_glance_reads_what_stands_on_one_line(text: str, found: tuple[str, ...] | None) -> None:
    assert yamlhead.words(text, "名称", "name") == found
