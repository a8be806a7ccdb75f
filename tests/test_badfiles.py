"""Bad and odd Word files through every command: a line that says what is wrong and what may be done, or a right result."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import badfiles
import ladder
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
COMMANDS = {
    "check": ("check", "{}"),
    "comments": ("check", "{}", "--comments", "{out}"),
    "tracked": ("check", "{}", "--tracked", "{out}"),
    "repeats": ("repeats", "{}"),
    "review": ("review", "好.docx", "{}"),
    "archive": ("archive", "--db", "库.db", "add", "{}"),
    "format": ("format", "{}", "-o", "新稿.docx"),
}
MARKING = ("comments", "tracked")
LARGE = (
    "10,000 pages",
    "10,000 full pages",
    "bomb of blanks",
    "bomb of elements",
    "attribute of 11 MB",
    "bomb beside the text",
)
SMALL = [name for name in badfiles.FILES if name not in LARGE]
MEMORY = 1_500_000_000  # bytes that a process may address
SOUND = [name for name, bad in badfiles.FILES.items() if bad.readable and not bad.marking and name in SMALL]


def put(name: str) -> tuple[badfiles.Bad, str]:
    """A file of the list in this folder, and its name."""
    bad = badfiles.FILES[name]
    Path("好.docx").write_bytes(badfiles.good())
    Path(f"稿{bad.suffix}").write_bytes(bad.make())
    return bad, f"稿{bad.suffix}"


def words(command: str, file: str, suffix: str) -> list[str]:
    """A command on a file."""
    return [word.format(file, out=f"出{suffix}") for word in COMMANDS[command]]


def plain(done: subprocess.CompletedProcess[str]) -> str:
    """What was said, and nothing of our own code in it."""
    said = done.stdout + done.stderr
    assert "Traceback" not in said
    assert "程序" not in said.replace("图片、程序一类", "")
    return said


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", SMALL)
def test_every_command_says_what_is_wrong_or_does_its_work(name: str, command: str, quick: Run) -> None:
    bad, file = put(name)
    before = {path.name for path in Path().iterdir()}
    done = quick(*words(command, file, bad.suffix))
    said = plain(done)
    fault = bad.said or (bad.marking if command in MARKING else "")

    if (name, command) == ("nothing", "archive"):
        assert "没有字的文件 1 个，没有收入" in said
    elif fault:
        assert done.returncode == 2
        assert f"{file}: {fault}" in said
        assert {path.name for path in Path().iterdir()} <= before | {"库.db"}
    elif command == "format":
        assert done.returncode in (0, 2)
    else:
        assert done.returncode in (0, 1)


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_written_that_word_would_repair(name: str, quick: Run) -> None:
    bad, file = put(name)
    for command in ("comments", "format"):
        quick(*words(command, file, bad.suffix))
    written = [path for path in (Path(f"出{bad.suffix}"), Path("新稿.docx")) if path.exists()]
    known = ladder.faults(Path(file)) if name == "no styles" else []  # Word brings its own

    assert [fault for path in written for fault in ladder.faults(path) if fault not in known] == []
    assert len(written) == 2


def bounded() -> None:
    """Let this process have no more memory than is fair."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.skipif(sys.platform != "linux", reason="needs a bound on memory")
@pytest.mark.parametrize("name", LARGE)
def test_large_files_are_read_or_refused_within_bounds(name: str, run: Run) -> None:
    bad, file = put(name)
    for command in ("check", "comments"):
        done = run(*words(command, file, bad.suffix), preexec_fn=bounded)
        said = plain(done)
        fault = bad.said or (bad.marking if command in MARKING else "")

        assert done.returncode in ((2,) if fault else (0, 1)), said[-500:]
        assert fault in said
