"""drafter repeats."""

from __future__ import annotations

from pathlib import Path

import click

from .chinese import ChineseCommand
from .results import FULL, OUT, OVERWRITE, code, complain, deliver, form_of, form_option, gathered, report

FORMS = ("text", "json", "html")


@click.command("repeats", cls=ChineseCommand)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@form_option(*FORMS, page="热力图")
@OUT
@FULL
@OVERWRITE
def command(files: tuple[str, ...], form: str | None, out: Path | None, full: bool, overwrite: bool) -> None:
    """列出稿子里重复的短语和句子，按轻重排列；固定表述、引文、标题呼应、排比另列（.docx .doc .wps .txt .md；文件夹和通配符也可以）。"""
    from drafter.jobs import reading, repeats

    form = form_of(form, out, FORMS)
    paths = reading.files(files)
    results = gathered(repeats.found(paths), len(paths), "正在查找重复")
    deliver(report("repeats", form, results, out, full), out, overwrite)
    complain(results)
    raise click.exceptions.Exit(code(results))
