"""What the commands that look into files share: progress, where a result goes, what could not be read."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from . import log

FILE = click.Path(path_type=Path, readable=False)


def written_to(words: str) -> Callable[[Any], Any]:
    """The option that says where to write, with the words of its help."""
    return click.option("-o", "--output", "out", type=FILE, metavar="文件", help=words)


OUT = written_to("结果写到文件；不写则显示在屏幕上。")
FULL = click.option("--all", "full", is_flag=True, help="全部列出，不论多少。")
OVERWRITE = click.option("--overwrite", is_flag=True, help="要写的文件已存在也覆盖。")

SUFFIXES = {
    "": "text", ".txt": "text", ".json": "json", ".html": "html", ".htm": "html", ".yaml": "yaml", ".yml": "yaml"
}  # fmt: skip

MODULES = {"text": "terminal", "html": "page"}  # that write a form of another name than theirs

T = TypeVar("T")
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Outcome(Protocol):
    """What came of a file: why it could not be read, and the traceback of a fault of ours."""

    @property
    def error(self) -> str:
        """A Chinese line, or nothing."""

    @property
    def fault(self) -> str:
        """A traceback, or nothing."""


class Result(Outcome, Protocol):
    """What came of a file that reports tell of."""

    @property
    def path(self) -> str:
        """What reports call the file."""


def form_option(*forms: str, page: str = "") -> Callable[[Decorated], Decorated]:
    """The option --format with its choices; ``page`` says what html is."""
    names = [f"{form}（{page}）" if page and form == "html" else form for form in forms]
    told = f"{'、'.join(names[:-1])} 或 {names[-1]}；不写则按 -o 的后缀，再不然是 text。"
    return click.option("--format", "form", type=click.Choice(forms), metavar="格式", help=told)


def form_of(form: str | None, out: Path | None, forms: Collection[str]) -> str:
    """The form of a report: what was asked for, or what the suffix of its file says. Raises ``DrafterError``."""
    suffix = out.suffix.lower() if out else ""
    found = form or SUFFIXES.get(suffix, "")
    if found in forms:
        return found
    from drafter.errors import DrafterError

    known = [one for one, name in SUFFIXES.items() if one and name in forms]
    raise DrafterError(f"{out}: 这个命令写不了 {suffix} 文件；可以写：{'、'.join(known)}")


def gathered(found: Iterator[T], total: int, label: str) -> list[T]:
    """All results, with a progress bar where there are many files and a screen."""
    if total == 1 or not sys.stderr.isatty():
        return list(found)
    with click.progressbar(found, length=total, label=label, file=sys.stderr) as bar:
        return list(bar)


def deliver(text: str, out: Path | None, overwrite: bool) -> None:
    """A report, on the screen or into a file."""
    if out and str(out) != "-":
        store(out, text.encode("utf-8", "replace"), overwrite)
        click.echo(f"已写好：{out}", err=True)
    else:
        click.echo(text, nl=False)


def store(path: Path, raw: bytes, overwrite: bool) -> None:
    """Write a file whole, not in the place of another unless that is wished."""
    from drafter.jobs import output

    output.free(path, overwrite)
    output.put({path: raw})


def report(room: str, form: str, found: object, out: Path | None, full: bool) -> str:
    """Results in a form that a room of ``drafter.report`` writes, or that room itself where ``room`` is empty."""
    module: Any = import_module(".".join(filter(None, ("drafter.report", room, MODULES.get(form, form)))))
    return displayed(module.text, found, out, full) if form == "text" else str(module.text(found))


def displayed(text: Callable[..., str], results: object, out: Path | None, full: bool) -> str:
    """A report for reading, in the colours and the width of the screen; without colours in a file."""
    from drafter.report import terminal

    screen = not out
    return text(
        results,
        screen and terminal.colored(sys.stdout),
        shutil.get_terminal_size((100, 24)).columns,
        full=full,
        broad=screen and terminal.broad(sys.stdout),
    )


def complain(results: Sequence[Result]) -> None:
    """One line for each file that was not read to its end."""
    from drafter.report.visible import visible

    for result in results:
        if result.error:
            click.echo(result.error.replace(result.path, visible(result.path)), err=True)
    complain_of_faults(results)


def complain_of_faults(results: Iterable[Outcome]) -> None:
    """One line for each fault of ours, with the path of its log."""
    for fault in dict.fromkeys(result.fault for result in results if result.fault):
        click.echo(f"请把这个记录交给维护人员：{log(fault)}", err=True)


def code(results: Sequence[Outcome]) -> int:
    """The exit code: 3 after a fault of ours, 2 if a file could not be read, else 0."""
    return 3 if any(result.fault for result in results) else 2 if any(result.error for result in results) else 0
