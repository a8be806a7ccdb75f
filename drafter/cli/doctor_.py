"""drafter doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .chinese import ChineseCommand

if TYPE_CHECKING:
    from drafter.jobs.doctor import Item


@click.command("doctor", cls=ChineseCommand)
def command() -> None:
    """检查这台电脑：字体、LibreOffice、数据库、文件夹等，缺什么、有什么影响、怎么办。必需的都有时返回 0。"""
    from drafter.jobs.doctor import examined, wanting

    items = list(examined())
    for item in items:
        click.echo(told(item))
    lost = wanting(items)
    lacks = sum(item.lacking for item in items)
    if lost:
        click.echo(f"缺必需的 {len(lost)} 项：{'、'.join(item.name for item in lost)}；请先照上面的办法补上。")
        raise click.exceptions.Exit(1)
    click.echo(f"必需的都有；另缺 {lacks} 项，影响如上。" if lacks else "都有。")


def told(item: Item) -> str:
    """An item as its line, with the cost and the remedy below it if it is lacking."""
    if not item.lacking:
        return f"[有] {item.name}：{item.found}"
    return f"[缺] {item.name}：{item.found}\n     影响：{item.cost}\n     办法：{item.remedy}"
