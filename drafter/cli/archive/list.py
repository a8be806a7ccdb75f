"""drafter archive list."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand

from . import DB_OPTION


@click.command("list", cls=ChineseCommand)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="格式",
    help="text（默认）或 json。",
)
@click.option("--gone", "look", is_flag=True, help="标出原文件已经不在的。")
@DB_OPTION
def command(form: str, look: bool, place: str) -> None:
    """列出库里的文稿：日期、题目、字数、文件，按日期排列。"""
    from drafter.jobs.archive import filled, listing
    from drafter.report import archived

    with filled(place) as store:
        held = listing.listed(store, look)
    click.echo(archived.json(held) if form == "json" else archived.text(held), nl=False)
