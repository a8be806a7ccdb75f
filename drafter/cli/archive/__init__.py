"""The commands of the archive, and what they share: where the archive is, and what could not be done."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Protocol

import click

from drafter.cli.results import Outcome, code, complain_of_faults

SHOWN = 20  # complaints that are told one by one


def place(context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """Where the archive is: as said here, before the subcommand, or in the environment; empty for the usual place."""
    return value or context.obj or os.environ.get("DRAFTER_DB", "")


DB_OPTION = click.option(
    "--db",
    "place",
    callback=place,
    metavar="文件|网址",
    help="旧稿库在哪里：文件，或 postgresql://用户@机器/库名；不写则用环境变量 DRAFTER_DB，再不然在用户自己的数据文件夹。",
)


class Complaint(Outcome, Protocol):
    """Something that could not be done."""

    @property
    def name(self) -> str:
        """The file."""


def complain(complaints: Iterable[Complaint]) -> int:
    """One line for each thing that could not be done, the rest counted; the exit code that they call for."""
    from drafter.report.visible import visible

    failed = [one for one in complaints if one.error]
    for one in failed[:SHOWN]:
        click.echo(visible(one.error).replace(visible(one.name), said(one.name)), err=True)
    if len(failed) > SHOWN:
        click.echo(f"另有 {len(failed) - SHOWN} 个文件没有收成，原因与上面类似。", err=True)
    complain_of_faults(failed)
    return code(failed)


def said(name: str) -> str:
    """A file as messages call it: from the working folder where that is shorter, nothing in it that a terminal acts upon."""
    from drafter.jobs.archive import near
    from drafter.report.visible import visible

    return visible(near(name))
