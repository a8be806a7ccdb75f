"""drafter banks stats."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand


@click.command("stats", cls=ChineseCommand)
def command() -> None:
    """统计语料库：每个库多少条语句、多少组标题，点题、析理、举措等各多少条。"""
    from drafter.jobs import banks

    rows, functions = banks.stats()
    for name, served, phrases, sets in rows:
        click.echo(f"{name}（{served}）：语句 {phrases} 条，标题 {sets} 组")
    click.echo("　".join(f"{function} {count}" for function, count in functions))
    click.echo(f"合计：语句 {sum(row[2] for row in rows)} 条，标题 {sum(row[3] for row in rows)} 组")
