"""drafter list."""

from __future__ import annotations

import click

from .chinese import ChineseCommand


@click.command("list", cls=ChineseCommand)
@click.argument(
    "what", type=click.Choice(["genres", "banks", "layouts", "checks"]), metavar="genres|banks|layouts|checks"
)
def command(what: str) -> None:
    """列出文种（genres）、语料库（banks）、版式（layouts）或检查（checks）。"""
    from drafter.jobs import listing

    for row in getattr(listing, what)():
        click.echo("　".join(row))
