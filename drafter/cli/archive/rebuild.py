"""drafter archive rebuild."""

from __future__ import annotations

import click

from drafter.cli.chinese import ChineseCommand

from . import DB_OPTION, SHOWN, complain, said
from .add import Tally, take_in, tell_empty, tell_passed


@click.command("rebuild", cls=ChineseCommand)
@click.argument("paths", nargs=-1, metavar="文件或文件夹…")
@DB_OPTION
def command(paths: tuple[str, ...], place: str) -> None:
    """旧稿库损坏时，照里面还认得出的文件名重新收入；原文件不在的，能救回的文字也救回。另写文件夹则一并收入。坏了的库移到一边，不删。"""
    from drafter.archive import rebuilding
    from drafter.errors import DrafterError
    from drafter.jobs.archive import opened, rebuild

    path = rebuild.found(place)
    named = rebuild.sources(path)
    if not named and not paths:
        raise DrafterError(
            f"{path}: 里面已经认不出收过哪些文件；请写明旧稿所在的文件夹：{rebuilding(str(path))} 文件夹"
        )
    tally = Tally()
    try:
        with opened(str(rebuild.growing(path))) as store:
            take_in(store, (*paths, *rebuild.present(named)), tally, verbose=False)
            count, lost = rebuild.rescued(store, path, named)
            total = store.count()
    except BaseException:
        click.echo("没有重建完，原来的库没有动；再运行一次会接着重建", err=True)
        raise
    aside = rebuild.replaced(path)
    tell_empty(tally["empty"])
    code = complain(tally["failed"]) or (2 if lost else 0)
    tell_lost([name for _, name in lost])
    click.echo(
        f"已重建：收入 {total} 篇" + (f"，其中 {count} 个文件已经不在或读不了，用的是库里存的文字" if count else "")
    )
    tell_passed(tally["passed"])
    click.echo(f"原来的库移到了 {said(str(aside))}，确认无误后可以删去")
    raise click.exceptions.Exit(code)


def tell_lost(names: list[str]) -> None:
    """The files that neither they themselves nor the old archive tell of, in a line each, the rest counted."""
    for name in names[:SHOWN]:
        click.echo(
            f"{said(name)}: 文件不在了，库里的文字也读不出；如果还有备份，可以再用 drafter archive add 收入", err=True
        )
    if len(names) > SHOWN:
        click.echo(f"另有 {len(names) - SHOWN} 个文件也没有救回来。", err=True)
