"""drafter banks lint."""

from __future__ import annotations

import sys

import click

from drafter.cli.chinese import ChineseCommand


@click.command("lint", cls=ChineseCommand)
@click.argument("genre", required=False, default="", metavar="[文种]")
@click.option(
    "--drafts",
    type=click.IntRange(0, 2000),
    default=0,
    metavar="篇数",
    help="每种文种用样例试写多少篇，看哪些语句用得太多、从来不用。",
)
def command(genre: str, drafts: int) -> None:
    """体检语料库：语句太少的槽、太像的语句、没有文种用得到的语句。只查一种文种时，写上文种名。查出问题时退出码是 1。"""
    from drafter.jobs import banks

    rows = banks.lint(genre, drafts)
    for row in rows:
        click.echo(f"{row.place}: {row.message}")
    click.echo(f"共 {len(rows)} 处。" if rows else "没有发现问题。", err=True)
    sys.exit(1 if rows else 0)
