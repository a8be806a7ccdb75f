"""drafter explain."""

from __future__ import annotations

import click

from .chinese import ChineseCommand


@click.command("explain", cls=ChineseCommand)
@click.argument("name", metavar="检查")
def command(name: str) -> None:
    """说明一项检查：查什么、为什么、怎么改、有哪些选项。可写编号（announced-count）或中文名。"""
    from drafter.jobs import listing

    click.echo(listing.explained(name))
