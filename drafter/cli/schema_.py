"""drafter schema."""

from __future__ import annotations

import json

import click

from .chinese import ChineseCommand

KINDS = ["brief", "outline", "bank", "layout", "settings", "wordlist"]


@click.command("schema", cls=ChineseCommand)
@click.argument("what", type=click.Choice(KINDS), metavar="|".join(KINDS))
def command(what: str) -> None:
    """输出任务单（brief）、提纲（outline）、语料库（bank）、版式（layout）、检查设置（settings）或词表（wordlist）的 JSON Schema。"""
    from drafter.jobs import listing

    click.echo(json.dumps(listing.schema(what), ensure_ascii=False, indent=1))
