"""drafter banks similar."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand


@click.command("similar", cls=ChineseCommand)
@click.argument("text", metavar="一句话")
@click.option(
    "--most", type=click.IntRange(1, 200), default=10, show_default=True, metavar="条数", help="最多列出多少条。"
)
def command(text: str, most: int) -> None:
    """找与一句话相近的语句，最像的在前：写新语句以前看看库里有没有。"""
    from drafter.jobs import banks

    for phrase in banks.similar(text, most):
        click.echo(f"{phrase.likeness:4.0%}　{phrase.place}: {phrase.slot}　{phrase.text}")
