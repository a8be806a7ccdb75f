"""drafter review."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from .chinese import ChineseCommand
from .results import OUT, OVERWRITE, deliver, displayed

FORMATS = {"text": "terminal", "json": "json", "html": "page"}
SUFFIXES = {".json": "json", ".html": "html", ".htm": "html"}


@click.command("review", cls=ChineseCommand)
@click.argument("old", metavar="旧稿")
@click.argument("new", metavar="新稿")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="格式",
    help="text、json 或 html（花脸稿）；不写则按 -o 的后缀，再不然是 text。",
)
@OUT
@click.option("--all", "full", is_flag=True, help="全部列出，不论多少。")
@OVERWRITE
def command(old: str, new: str, out: Path | None, **wanted: Any) -> None:
    """对照一篇稿子的两个版本，逐句说明领导改了什么：改写、移动、删去、新增，事实有变的排在最前（.docx、.doc、.wps、.txt、.md；- 为标准输入）。

    新稿里没有接受的修订，按接受后的文字比较；本程序写的稿子，改到语料库语句的，另列成给语料库的建议。
    """
    from drafter.jobs import review

    result = review.reviewed(old, new)
    form = wanted["form"] or SUFFIXES.get(out.suffix.lower() if out else "", "text")
    module: Any = import_module(f"drafter.report.review.{FORMATS[form]}")
    text = displayed(module.text, result, out, wanted["full"]) if form == "text" else str(module.text(result))
    deliver(text, out, wanted["overwrite"])
