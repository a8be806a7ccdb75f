"""drafter archive."""

from __future__ import annotations

import click

from .archive import DB_OPTION
from .lazy import LazyGroup

COMMANDS = {
    "add": "收入旧稿：文件或文件夹，只收新的和改过的",
    "find": "查一篇稿子哪些话旧稿里说过：在哪一篇、什么时候、前后文",
    "pairs": "列出库里互相沿用最多的文稿",
    "phrases": "从库里学出常用提法，带出处",
    "list": "列出库里的文稿",
    "remove": "从库里去掉文稿",
    "rebuild": "旧稿库损坏时重建",
}


@click.group("archive", cls=LazyGroup, offered=COMMANDS, module="drafter.cli.archive.{}")
@DB_OPTION
@click.pass_context
def command(context: click.Context, place: str) -> None:
    """旧稿库：收入单位以前的讲话稿、报告，查新稿哪些话以前说过。全部存在本机的一个文件里；也可以放在单位的 PostgreSQL 上，几个人合用。"""
    context.obj = place
