"""drafter repeats."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from .chinese import ChineseCommand
from .results import OUT, OVERWRITE, code, complain, deliver, displayed, form_of, gathered

FORMATS = {"text": "terminal", "json": "json", "html": "page"}


@click.command("repeats", cls=ChineseCommand)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar="格式",
    help="text、json 或 html（热力图）；不写则按 -o 的后缀，再不然是 text。",
)
@OUT
@click.option("--all", "full", is_flag=True, help="全部列出，不论多少。")
@OVERWRITE
def command(files: tuple[str, ...], form: str | None, out: Path | None, full: bool, overwrite: bool) -> None:
    """列出稿子里重复的短语和句子，按轻重排列；固定表述、引文、标题呼应、排比另列（.docx .doc .wps .txt .md；文件夹和通配符也可以）。"""
    from drafter.jobs import reading, repeats

    form = form_of(form, out, FORMATS)
    paths = reading.files(files)
    results = gathered(repeats.found(paths), len(paths), "正在查找重复")
    module: Any = import_module(f"drafter.report.repeats.{FORMATS[form]}")
    text = displayed(module.text, results, out, full) if form == "text" else str(module.text(results))
    deliver(text, out, overwrite)
    complain(results)
    raise click.exceptions.Exit(code(results))
