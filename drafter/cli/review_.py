"""drafter review."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from .chinese import ChineseCommand
from .results import FULL, OUT, OVERWRITE, deliver, form_of, form_option, report

FORMS = ("text", "json", "html")


@click.command("review", cls=ChineseCommand)
@click.argument("old", metavar="旧稿")
@click.argument("new", metavar="新稿")
@form_option(*FORMS, page="花脸稿")
@OUT
@FULL
@OVERWRITE
def command(old: str, new: str, out: Path | None, **wanted: Any) -> None:
    """对照一篇稿子的两个版本，逐句说明领导改了什么：改写、移动、删去、新增，事实有变的排在最前（.docx、.doc、.wps、.txt、.md；- 为标准输入）。

    新稿里没有接受的修订，按接受后的文字比较；本程序写的稿子，改到语料库语句的，另列成给语料库的建议。
    """
    from drafter.jobs import review

    form = form_of(wanted["form"], out, FORMS)
    deliver(report("review", form, review.reviewed(old, new), out, wanted["full"]), out, wanted["overwrite"])
