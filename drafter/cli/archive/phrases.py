"""drafter archive phrases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.results import OUT, OVERWRITE, deliver, form_of, form_option

from . import DB_OPTION

FORMS = ("text", "json", "yaml")


@click.command("phrases", cls=ChineseCommand)
@click.option("--least", type=click.IntRange(2), metavar="篇数", help="至少多少篇都用才算；不写则随库的大小定。")
@form_option(*FORMS)
@OUT
@OVERWRITE
@DB_OPTION
def command(least: int | None, out: Path | None, place: str, **wanted: Any) -> None:
    """从库里学出常用提法：多少篇用过、最早最近在什么时候、出处。-o phrasebanks/usual-phrases.yaml 存好后，查重复时按固定表述对待。"""
    from drafter.jobs.archive import filled, phrases
    from drafter.report import usual

    report = {"text": usual.text, "json": usual.json, "yaml": usual.yaml}[form_of(wanted["form"], out, FORMS)]
    with filled(place) as store:
        table = phrases.learned(store, least or 0)
    deliver(report(table), out, wanted["overwrite"])
