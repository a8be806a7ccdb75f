"""drafter archive remove."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand

from . import DB_OPTION


@click.command("remove", cls=ChineseCommand)
@click.argument("names", nargs=-1, required=True, metavar="名字…")
@click.option("--all", "every", is_flag=True, help="对得上的不止一个时，全部去掉。")
@DB_OPTION
def command(names: tuple[str, ...], every: bool, place: str) -> None:
    """从库里去掉文稿，磁盘上的文件不动。名字可写路径、文件名、文件夹，或带 * ? 的（请加引号，如 '*草稿*'）。"""
    from drafter.jobs.archive import filled, named, remove
    from drafter.report.visible import visible

    with filled(place) as store:
        gone = remove.removed(store, names, every)
        for source, left in gone:
            kept = f"（文字还在库里：{visible(named(left))} 也是这一篇）" if left else ""
            click.echo(f"已去掉：{visible(named(source))}{kept}")
        click.echo(f"去掉 {len(gone)} 个文件；库里还有 {store.count()} 篇")
