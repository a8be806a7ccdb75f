"""What befalls drafter archive: odd drafts, odd files, odd folders, interruptions. A clear message, nothing half-written."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess

import postgres
import pytest
from archives import text
from conftest import ROOT

from drafter import formats
from drafter.archive import opened, sqlite
from drafter.jobs import parallel
from drafter.jobs.archive import add
from drafter.model import Document

Run = Callable[..., CompletedProcess[str]]

PATIENCE = 60  # seconds
KILLS = 8
MANY = 1_200  # files, more than two processes read in the time that a batch may take


@pytest.fixture
def run(quick: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The drafter command with an archive of its own."""
    monkeypatch.setenv("DRAFTER_DB", str(tmp_path / "库.db"))
    return quick


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents."""
    made = tmp_path / "旧稿"
    made.mkdir()
    for number in range(2):
        (made / f"{number}.txt").write_text(text(number), "utf-8")
    return made


def listed(run: Run) -> list[str]:
    """The files that the archive names, as they are called from the working folder."""
    documents = json.loads(run("archive", "list", "--format", "json").stdout)["documents"]
    return sorted(file["path"] for one in documents for file in one["files"])


def told(done: CompletedProcess[str], *lines: str) -> bool:
    """Whether a run ended as one that the user can mend, saying these lines on standard error and nothing else."""
    said = done.stderr.splitlines()
    return done.returncode == 2 and len(said) == len(lines) and all(map(str.startswith, said, lines))


@pytest.mark.parametrize(("content", "count"), [("", 0), ("十二个字，不多也不少。正好！", 11), ("！？，。" * 9, 0)])
def test_a_short_draft_is_told(run: Run, folder: Path, content: str, count: int) -> None:
    run("archive", "add", "旧稿")
    done = run("archive", "find", "-", input=content)

    assert told(done, f"标准输入: 全文只有 {count} 个字，太短了，比不出来；至少要 13 个字")
    assert done.stdout == ""


@pytest.mark.parametrize("command", ["find", "list", "remove", "pairs", "phrases"])
def test_an_empty_archive_is_told_and_none_is_made(run: Run, tmp_path: Path, command: str) -> None:
    wanted = ["x.txt"] if command in ("find", "remove") else []

    assert told(
        run("archive", command, *wanted), f"{tmp_path / '库.db'}: 还没有这个旧稿库；先用 drafter archive add 收入旧稿"
    )
    assert not (tmp_path / "库.db").exists()

    opened(str(tmp_path / "库.db")).close()
    assert told(run("archive", command, *wanted), "旧稿库还是空的；先用 drafter archive add 收入旧稿")


def test_a_draft_that_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    run("archive", "add", "旧稿")

    assert told(run("archive", "find", "没有.txt"), "没有.txt: 找不到这个文件")


def test_the_same_text_under_two_names_is_said_once(run: Run, folder: Path) -> None:
    (folder / "又一份.txt").write_text(text(0), "utf-8")
    first, second = run("archive", "add", "旧稿"), run("archive", "add", "旧稿")

    assert first.stdout.splitlines() == [
        f"{Path('旧稿', '又一份.txt')}: 文字与 {Path('旧稿', '0.txt')} 完全相同，库里只存一份，两个文件名都记下了",
        "新收 2 篇，更新 0 篇，没变 0 篇，同文另名 1 个，跳过 0 个；库里共 2 篇",
    ]
    assert second.stdout == "新收 0 篇，更新 0 篇，没变 3 篇，跳过 0 个；库里共 2 篇\n"

    assert "文字还在库里" in run("archive", "remove", "旧稿/0.txt").stdout
    assert run("archive", "remove", "又一份.txt").stdout.endswith("库里还有 1 篇\n")


def test_what_another_process_takes_in_meanwhile_is_no_other_name(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "又一份.txt").write_text(text(0), "utf-8")
    planned = add.planned

    def overtaken(*arguments: object) -> object:
        with monkeypatch.context() as patch:
            patch.setattr(add, "planned", planned)
            run("archive", "add", "旧稿/0.txt", "旧稿/1.txt")
        return planned(*arguments)

    monkeypatch.setattr(add, "planned", overtaken)
    done = run("archive", "add", "旧稿")

    assert done.stdout.splitlines()[-1] == "新收 0 篇，更新 0 篇，没变 1 篇，同文另名 2 个，跳过 0 个；库里共 2 篇"


def test_a_file_named_twice_goes_in_once(run: Run, folder: Path) -> None:
    assert run("archive", "add", "旧稿", "旧稿/0.txt", "./旧稿").stdout.startswith(
        "新收 2 篇，更新 0 篇，没变 0 篇，跳过 0 个"
    )


@pytest.mark.parametrize(("times", "taken"), [(1, True), (2, True), (99, False)])
def test_a_file_that_changes_while_it_is_read_is_read_again(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, times: int, taken: bool
) -> None:
    changes = iter(range(times))
    read = formats.read

    def interfering(path: Path) -> Document:
        document = read(path)
        if path.name == "0.txt" and (number := next(changes, None)) is not None:
            path.write_text(text(100 + number, length=300 + number), "utf-8")
        return document

    monkeypatch.setattr(formats, "read", interfering)
    done = run("archive", "add", "旧稿")

    if taken:
        assert (done.returncode, done.stderr) == (0, "")
        stored = text(99 + times, length=299 + times)
        with closing(opened(os.environ["DRAFTER_DB"])) as store:
            assert stored in store.texts([1, 2]).values()
    else:
        assert told(done, f"{Path('旧稿', '0.txt')}: 读的时候一直有程序在改它；可以等写完再收")
        assert listed(run) == [str(Path("旧稿", "1.txt"))]


def test_empty_files_are_counted_and_not_read(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2_000):
        (folder / f"空{number:04}.docx").touch()
    read: list[str] = []
    whole = formats.read
    monkeypatch.setattr(formats, "read", lambda path: read.append(path.name) or whole(path))
    done = run("archive", "add", "旧稿")

    assert told(done, "旧稿/空0000.docx、旧稿/空0001.docx、旧稿/空0002.docx 等: 没有字的文件 2000 个，没有收入")
    assert read == ["0.txt", "1.txt"]
    assert done.stdout == "新收 2 篇，更新 0 篇，没变 0 篇，跳过 2000 个；库里共 2 篇\n"


def test_a_file_that_became_empty_keeps_its_text_in_the_archive(run: Run, folder: Path) -> None:
    run("archive", "add", "旧稿")
    (folder / "0.txt").write_text("", "utf-8")
    done = run("archive", "add", "旧稿")

    assert done.stdout == "新收 0 篇，更新 0 篇，没变 1 篇，跳过 1 个；库里共 2 篇\n"


def test_unreadable_files_are_named_and_the_rest_counted(run: Run, folder: Path) -> None:
    for number in range(30):
        (folder / f"坏{number:02}.docx").write_text("不是 Word 文档，只是一行字", "utf-8")
    done = run("archive", "add", "旧稿")

    named = [f"旧稿/坏{number:02}.docx: 后缀是 .docx，内容却是纯文本" for number in range(20)]
    assert told(done, *named, "另有 10 个文件没有收成，原因与上面类似。")
    assert done.stdout == "新收 2 篇，更新 0 篇，没变 0 篇，跳过 30 个；库里共 2 篇\n"


def deadly(name: str, number: int) -> str:
    """The job of a test: the system ends the process at some files."""
    if Path(name).stem in ("7", "90"):
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{Path(name).stem} {number}"


@pytest.mark.skipif((os.cpu_count() or 1) == 1 or os.name == "nt", reason="one process does all there")
def test_a_file_at_which_the_process_dies_is_named_and_the_others_done(tmp_path: Path) -> None:
    names = [str(tmp_path / f"{number}.txt") for number in range(100)]
    for name in names:
        Path(name).write_text("字" * 1_000, "utf-8")
    found = list(parallel.streamed(deadly, names, 5, 60, lambda name: f"{Path(name).stem} lost"))

    assert found == [f"{number} {'lost' if number in (7, 90) else 5}" for number in range(100)]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_folder_loops_end(run: Run, folder: Path) -> None:
    (folder / "下级").mkdir()
    (folder / "下级" / "2.txt").write_text(text(2), "utf-8")
    (folder / "下级" / "上去").symlink_to(folder)
    (folder / "自己").symlink_to(folder / "自己")
    (folder / "断了.txt").symlink_to(folder / "没有.txt")
    done = run("archive", "add", "旧稿")

    assert told(done, "旧稿/断了.txt: 读不了这个文件")
    assert listed(run) == ["旧稿/0.txt", "旧稿/1.txt", "旧稿/下级/2.txt"]


def test_hidden_and_lock_files_and_other_kinds_are_passed_over(run: Run, folder: Path) -> None:
    for name in (".藏.txt", "~$0.docx", "图.png", "表.xlsx"):
        (folder / name).write_text(text(7), "utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "说明.md").write_text(text(8), "utf-8")

    assert run("archive", "add", "旧稿").stdout.splitlines() == [
        "新收 2 篇，更新 0 篇，没变 0 篇，跳过 0 个；库里共 2 篇",
        "另有 1 个文件读不了，没有收（.xlsx 1 个）；可以打开另存为 .docx 再收",
    ]
    assert told(run("archive", "add", "旧稿/图.png", "旧稿/.git/.."), "旧稿/图.png: 读不了“.png”的文件")


def test_other_kinds_with_words_are_counted_by_kind(run: Run, folder: Path, tmp_path: Path) -> None:
    for name in ("一.pdf", "二.PDF", "三.pdf", "文.ofd", "图.jpg"):
        (folder / name).write_bytes(b"%PDF-1.7")
    (tmp_path / "扫描").mkdir()
    (tmp_path / "扫描" / "四.pdf").write_bytes(b"%PDF-1.7")
    done, scanned = run("archive", "add", "旧稿"), run("archive", "add", "扫描")

    line = "另有 {}个文件读不了，没有收（{}）；可以打开另存为 .docx 再收"
    assert (done.returncode, done.stdout.splitlines()[1:]) == (0, [line.format("4 ", ".pdf 3 个、.ofd 1 个")])
    assert told(scanned, "扫描: 这个文件夹里没有可以收入的文件")
    assert scanned.stdout.splitlines()[1:] == [line.format("1 ", ".pdf 1 个")]


def test_a_folder_without_documents_and_a_missing_one_are_told(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    done = run("archive", "add", "空", "旧稿子", "旧稿")

    assert told(
        done,
        "空: 这个文件夹里没有可以收入的文件",
        "旧稿子: 找不到这个文件或文件夹；可以检查路径和文件名，是不是“旧稿”？",
    )
    assert done.stdout.startswith("新收 2 篇")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take such names")
def test_names_with_line_ends_and_without_utf8_are_taken(run: Run, folder: Path) -> None:
    odd = ["一\n行.txt", "\x1b[31m红.txt", os.fsdecode(b"\xcb\xd5.txt")]
    for number, name in enumerate(odd, 10):
        (folder / name).write_text(text(number), "utf-8")
    done = run("archive", "add", "-v", "旧稿")

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6
    assert "\x1b" not in done.stdout
    assert "新收：旧稿/一↵行.txt" in done.stdout
    assert run("archive", "add", "旧稿").stdout.startswith("新收 0 篇，更新 0 篇，没变 5 篇")
    assert len(run("archive", "list").stdout.splitlines()) == 6
    assert run("archive", "remove", "一\n行.txt").stdout.startswith("已去掉：旧稿/一↵行.txt\n")
    assert run("archive", "remove", odd[2]).returncode == 0
    assert run("archive", "find", "-", input=text(11)).returncode == 0


def test_a_file_too_large_is_named(run: Run, folder: Path) -> None:
    with (folder / "大.txt").open("wb") as file:
        file.truncate(20_000_001)

    assert told(run("archive", "add", "旧稿"), "旧稿/大.txt: 文件超过 20 MB，太大了")


def test_a_database_of_a_newer_version_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    run("archive", "add", "旧稿")
    with closing(sqlite.sqlite3.connect(tmp_path / "库.db")) as file:
        file.execute(f"pragma user_version = {sqlite.VERSION + 1}")

    for command in (["add", "旧稿"], ["find", "旧稿/0.txt"], ["list"], ["rebuild"]):
        assert told(run("archive", *command), f"{tmp_path / '库.db'}: 这个旧稿库是更新版本的程序建的；请升级本程序")


def test_what_is_no_archive_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "库.db").write_text("一份普通的文字，不是旧稿库。" * 99, "utf-8")

    assert told(
        run("archive", "add", "旧稿"),
        f"{tmp_path / '库.db'}: 旧稿库已损坏；可以用 drafter archive rebuild --db {tmp_path / '库.db'} 从原稿重建",
    )


def test_no_room_on_the_disk_is_told(run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("archive", "add", "旧稿")
    for number in range(2, 200):
        (folder / f"{number}.txt").write_text(text(number, length=3_000), "utf-8")
    size = (tmp_path / "库.db").stat().st_size
    monkeypatch.setattr(sqlite, "SETTINGS", f"{sqlite.SETTINGS}; pragma max_page_count = {size // 4096 + 200};")
    monkeypatch.setattr(add, "DOCUMENTS", 20)
    done = run("archive", "add", "旧稿")

    assert told(done, "没有收完，收好的都在库里：新收 20 篇", f"{tmp_path / '库.db'}: 磁盘空间不够")
    monkeypatch.undo()
    monkeypatch.setenv("DRAFTER_DB", str(tmp_path / "库.db"))
    monkeypatch.chdir(tmp_path)
    before = len(listed(run))
    assert before % 20 == 2
    assert run("archive", "add", "旧稿").stdout.startswith(f"新收 {200 - before} 篇，更新 0 篇，没变 {before} 篇")


def test_a_wrong_password_is_told_and_not_shown(run: Run, folder: Path, server: postgres.Server) -> None:
    for command in (["add", "旧稿"], ["list"], ["find", "旧稿/0.txt"]):
        done = run("archive", "--db", server.url(password="geheim"), *command)

        assert "用户名或密码不对" in done.stderr
        assert "geheim" not in done.stderr
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_server_that_goes_away_is_told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not postgres.present():
        pytest.skip("no PostgreSQL")
    with postgres.serving() as own:
        stored = add.stored

        def leaving(*arguments: object) -> object:
            own.stop()
            return stored(*arguments)

        with monkeypatch.context() as patch:
            patch.setattr(add, "stored", leaving)
            done = run("archive", "--db", own.url(), "add", "旧稿")
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
        assert "已收的不会丢" in done.stderr
        own.start()
        assert run("archive", "--db", own.url(), "add", "旧稿").stdout.startswith("新收 2 篇")


def started(folder: Path, place: Path) -> subprocess.Popen[str]:
    """A process that takes in a folder and names each file as soon as it is stored."""
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "drafter", "archive", "--db", str(place), "add", "-v", str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a run behind nohup or & has it ignored
    )  # fmt: skip


def many(folder: Path) -> None:
    """More documents than go in at once."""
    for number in range(MANY):
        (folder / f"{number}.txt").write_text(text(number, length=400), "utf-8")


def said(output: str) -> set[str]:
    """The names of the files that were told as stored; a line that was cut off told nothing."""
    lines = output.splitlines(keepends=True)
    return {
        Path(line.strip().removeprefix("新收：")).name
        for line in lines
        if line.startswith("新收：") and line[-1] == "\n"
    }


def held(place: Path) -> set[str]:
    """The names of the files whose documents are in an archive."""
    if not place.exists():
        return set()
    with closing(opened(str(place))) as store:
        return {Path(source.name).name for record in store.records() for source in record.sources}


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interruption_keeps_what_was_told(tmp_path: Path, folder: Path) -> None:
    many(folder)
    place = tmp_path / "库.db"
    process = started(folder, place)
    assert process.stdout
    first = process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    rest, errors = process.communicate(timeout=PATIENCE)

    assert process.returncode == 130
    assert errors.splitlines()[-1] == "已中断。"
    assert "Traceback" not in errors
    assert said(first + rest) <= held(place)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_run_loses_nothing_and_the_next_completes_it(tmp_path: Path, folder: Path, quick: Run) -> None:
    many(folder)
    place = tmp_path / "库.db"
    chance = random.Random(4)
    told: set[str] = set()
    for _ in range(KILLS):
        process = started(folder, place)
        time.sleep(chance.uniform(0.2, 1.5))
        os.killpg(process.pid, signal.SIGKILL)
        told |= said(process.communicate(timeout=PATIENCE)[0])
        assert told <= held(place)

    assert quick("archive", "--db", str(place), "add", str(folder)).returncode == 0
    assert held(place) == {f"{number}.txt" for number in range(MANY)}


def damaged(place: Path) -> None:
    """Overwrite a page in the middle of an archive."""
    content = bytearray(place.read_bytes())
    middle = len(content) // 4096 // 2 * 4096
    content[middle : middle + 4096] = bytes(4096)
    place.write_bytes(content)


def test_a_damaged_archive_is_rebuilt_from_the_files_it_names(run: Run, folder: Path, tmp_path: Path) -> None:
    for number in range(2, 60):
        (folder / f"{number}.txt").write_text(text(number, length=2_000), "utf-8")
    run("archive", "add", "旧稿")
    names = listed(run)
    damaged(tmp_path / "库.db")
    done = run("archive", "rebuild")

    assert done.stdout.splitlines() == ["已重建：收入 60 篇", "原来的库移到了 库-旧库-1.db，确认无误后可以删去"]
    assert (done.returncode, done.stderr) == (0, "")
    assert listed(run) == names
    assert sorted(path.name for path in tmp_path.glob("库*")) == ["库-旧库-1.db", "库.db"]


def test_a_rebuilt_archive_keeps_the_texts_whose_files_are_gone(run: Run, folder: Path, tmp_path: Path) -> None:
    run("archive", "add", "旧稿")
    (folder / "0.txt").unlink()
    (folder / "1.txt").write_text("", "utf-8")
    done = run("archive", "rebuild")

    assert done.stdout.startswith("已重建：收入 2 篇，其中 2 个文件已经不在或读不了，用的是库里存的文字\n")
    assert listed(run) == ["旧稿/0.txt", "旧稿/1.txt"]
    assert text(0)[:9] in run("archive", "find", "-", input=text(0)).stdout


def test_an_interrupted_rebuilding_leaves_the_old_archive_and_is_gone_on_with(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("archive", "add", "旧稿")
    before = (tmp_path / "库.db").read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("drafter.jobs.archive.rebuild.rescued", interrupted)
        done = run("archive", "rebuild")
    assert done.returncode == 130
    assert "没有重建完，原来的库没有动；再运行一次会接着重建" in done.stderr
    assert (tmp_path / "库.db").read_bytes() == before

    assert run("archive", "rebuild").stdout.startswith("已重建：收入 2 篇\n")
    assert listed(run) == ["旧稿/0.txt", "旧稿/1.txt"]


def test_what_names_nothing_is_not_rebuilt(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "库.db"
    place.write_text("一份普通的文字，不是旧稿库。" * 99, "utf-8")

    assert told(
        run("archive", "rebuild"),
        f"{place}: 里面已经认不出收过哪些文件；请写明旧稿所在的文件夹：drafter archive rebuild --db {place} 文件夹",
    )
    assert [path.name for path in tmp_path.glob("库*")] == ["库.db"]
    assert told(run("archive", "--db", "postgresql://x/y", "rebuild"), "postgresql: 这个旧稿库在服务器上")
