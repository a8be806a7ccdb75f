"""drafter archive add."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from drafter.cli.chinese import ChineseCommand

from . import DB_OPTION, SHOWN, complain, said

if TYPE_CHECKING:
    from drafter.archive.store import Store
    from drafter.jobs.archive.add import Result, Taken

NAMED = 3  # files without words that are named
TOLD: dict[Result, str] = {"new": "新收", "changed": "更新", "twin": "同文"}


class Tally(defaultdict[str, list["Taken"]]):
    """The files so far by what came of them."""

    def __init__(self) -> None:
        super().__init__(list)

    def __str__(self) -> str:
        """The counts in words."""
        new, changed, same, twin, empty, failed = (
            len(self[result]) for result in ("new", "changed", "same", "twin", "empty", "failed")
        )
        parts = [f"新收 {new} 篇", f"更新 {changed} 篇", f"没变 {same} 篇"]
        parts += [f"同文另名 {twin} 个"] if twin else []
        return "，".join([*parts, f"跳过 {empty + failed} 个"])


@click.command("add", cls=ChineseCommand)
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹…")
@click.option("-v", "--verbose", is_flag=True, help="每收入一篇写一行文件名。")
@DB_OPTION
def command(paths: tuple[str, ...], verbose: bool, place: str) -> None:
    """收入旧稿（.docx .doc .wps .rtf .odt .txt .md；文件夹连同下级）。只收新的和改过的；中断后再运行一次，接着收。"""
    from drafter.jobs.archive import opened

    tally = Tally()
    with opened(place) as store:
        try:
            take_in(store, paths, tally, verbose)
        except BaseException:
            if tally["new"] or tally["changed"]:
                click.echo(f"没有收完，收好的都在库里：{tally}；再运行一次会接着收", err=True)
            raise
        tell_twins(store, tally["twin"])
        tell_empty(tally["empty"])
        code = complain(tally["failed"])
        click.echo(f"{tally}；库里共 {store.count()} 篇")
        tell_passed(tally["passed"])
    raise click.exceptions.Exit(code or (2 if tally["empty"] else 0))


def take_in(store: Store, paths: tuple[str, ...], tally: Tally, verbose: bool) -> None:
    """Take in files, each counted and told once it is stored."""
    from drafter.jobs.archive import add, host

    known = store.known(host())
    work = add.planned(paths, known)
    for taken in work.done:
        tally[taken.result].append(taken)
    quiet = verbose or not work.names or not sys.stderr.isatty()
    with click.progressbar(length=len(work.names), label="正在收入旧稿", file=sys.stderr, hidden=quiet) as bar:
        for taken in add.added(store, work.names, known):
            tally[taken.result].append(taken)
            bar.update(1)
            if verbose and taken.result in TOLD:
                click.echo(f"{TOLD[taken.result]}：{said(taken.name)}")


def tell_twins(store: Store, twins: list[Taken]) -> None:
    """One line for each of the first files whose text is there under another name, the rest counted."""
    from drafter.jobs.archive import add, named

    found = add.twins(store, [taken.name for taken in twins[:SHOWN]])
    for name, other in found.items():
        click.echo(f"{said(name)}: 文字与 {said(named(other))} 完全相同，库里只存一份，两个文件名都记下了")
    if len(twins) > SHOWN:
        click.echo(f"另有 {len(twins) - SHOWN} 个文件也与库里的文稿完全相同。")


def tell_empty(empty: list[Taken]) -> None:
    """The files without words in one line."""
    if empty:
        names = "、".join(said(taken.name) for taken in empty[:NAMED]) + (" 等" if len(empty) > NAMED else "")
        click.echo(f"{names}: 没有字的文件 {len(empty)} 个，没有收入；可以看看是不是存坏了，或只有图片", err=True)


def tell_passed(passed: list[Taken]) -> None:
    """The files of kinds that have no reader in one line, counted by their suffixes."""
    if passed:
        kinds = Counter(PurePath(taken.name).suffix.lower() for taken in passed)
        counts = "、".join(
            f"{kind} {count} 个" for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
        )
        click.echo(f"另有 {len(passed)} 个文件读不了，没有收（{counts}）；可以打开另存为 .docx 再收")
