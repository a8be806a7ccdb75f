"""drafter archive find."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.results import OUT, OVERWRITE, deliver, displayed

from . import DB_OPTION

FORMATS = {"text": "terminal", "json": "json", "html": "page"}
SUFFIXES = {".json": "json", ".html": "html", ".htm": "html"}


@click.command("find", cls=ChineseCommand)
@click.argument("draft", metavar="稿子")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="格式",
    help="text、json 或 html；不写则按 -o 的后缀，再不然是 text。",
)
@OUT
@click.option("--all", "full", is_flag=True, help="全部列出，不论多少。")
@OVERWRITE
@DB_OPTION
def command(draft: str, out: Path | None, place: str, **wanted: Any) -> None:
    """查一篇稿子（- 为标准输入）哪些话旧稿里说过：在哪一篇、什么时候、两边的前后文，全文有多少不是新写的。"""
    from drafter.jobs.archive import filled, find

    with filled(place) as store:
        reuse = find.searched(store, draft)
    form = wanted["form"] or SUFFIXES.get(out.suffix.lower() if out else "", "text")
    module: Any = import_module(f"drafter.report.reuse.{FORMATS[form]}")
    text = displayed(module.text, reuse, out, wanted["full"]) if form == "text" else str(module.text(reuse))
    deliver(text, out, wanted["overwrite"])
