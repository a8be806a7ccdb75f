"""drafter archive find."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.results import FULL, OUT, OVERWRITE, deliver, form_of, form_option, report

from . import DB_OPTION

FORMS = ("text", "json", "html")


@click.command("find", cls=ChineseCommand)
@click.argument("draft", metavar="稿子")
@form_option(*FORMS)
@OUT
@FULL
@OVERWRITE
@DB_OPTION
def command(draft: str, out: Path | None, place: str, **wanted: Any) -> None:
    """查一篇稿子（- 为标准输入）哪些话旧稿里说过：在哪一篇、什么时候、两边的前后文，全文有多少不是新写的。"""
    from drafter.jobs.archive import filled, find

    form = form_of(wanted["form"], out, FORMS)
    with filled(place) as store:
        reuse, own = find.searched(store, draft)
    if own:
        click.echo("这篇稿子自己也在旧稿库里，查的时候没有把它算进去。", err=True)
    deliver(report("reuse", form, reuse, out, wanted["full"]), out, wanted["overwrite"])
