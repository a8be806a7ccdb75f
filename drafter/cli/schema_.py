"""drafter schema."""

from __future__ import annotations

import json

import click

from .chinese import ChineseCommand

KINDS = ["brief", "outline", "bank", "layout", "settings", "wordlist", "setphrases", "quotations", "roster", "usual"]


@click.command("schema", cls=ChineseCommand)
@click.argument("what", type=click.Choice(KINDS), metavar="|".join(KINDS))
def command(what: str) -> None:
    """输出一种文件的 JSON Schema，供编辑器补全：任务单、提纲、语料库、版式、检查设置、词表、固定表述、名句、名单、常用提法。"""
    from drafter.jobs import listing

    click.echo(json.dumps(listing.schema(what), ensure_ascii=False, indent=1))
