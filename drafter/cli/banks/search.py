"""drafter banks search."""

from __future__ import annotations

import sys

import click

from drafter.cli.chinese import ChineseCommand


@click.command("search", cls=ChineseCommand)
@click.argument("words", nargs=-1, required=True, metavar="词…")
def command(words: tuple[str, ...]) -> None:
    """按词找语句：几个词都有的才列出；词也可以是槽名里的，如 担当 举措。找不到时退出码是 1。"""
    from drafter.jobs import banks

    found = banks.search(words)
    for phrase in found:
        click.echo(f"{phrase.place}: {phrase.slot}　{phrase.text}")
    click.echo(f"共 {len(found)} 条。", err=True)
    sys.exit(0 if found else 1)
