"""drafter archive pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafter.cli.chinese import ChineseCommand
from drafter.cli.results import FULL, OUT, OVERWRITE, deliver, form_of, form_option

from . import DB_OPTION

FORMS = ("text", "json")


@click.command("pairs", cls=ChineseCommand)
@click.option(
    "--scheduler", default="", metavar="网址", help="在 Dask 集群上算，如 tcp://机器:8786；不写则用本机的各个核。"
)
@click.option(
    "--min",
    "fewest",
    type=click.IntRange(1, 1_000_000),
    default=20,
    metavar="字数",
    help="两篇相同的话合起来约有多少字才列出；不写是 20。",
)
@form_option(*FORMS)
@OUT
@FULL
@OVERWRITE
@DB_OPTION
def command(scheduler: str, fewest: int, out: Path | None, place: str, **wanted: Any) -> None:
    """列出库里互相沿用最多的文稿：哪一篇沿用了哪一篇，多少段、多少字。"""
    from drafter.jobs.archive import filled, first_name, pairs
    from drafter.report import sharing

    form = form_of(wanted["form"], out, FORMS)
    with filled(place) as store:
        found = pairs.shared(store, scheduler, fewest)
    text = sharing.json(found, first_name) if form == "json" else sharing.text(found, first_name, wanted["full"])
    deliver(text, out, wanted["overwrite"])
