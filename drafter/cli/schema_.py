"""drafter schema."""

from __future__ import annotations

import json

import click

from .chinese import ChineseCommand


@click.command("schema", cls=ChineseCommand)
@click.argument("what", type=click.Choice(["brief", "outline", "bank", "layout"]), metavar="brief|outline|bank|layout")
def command(what: str) -> None:
    """输出任务单（brief）、提纲（outline）、语料库（bank）或版式（layout）的 JSON Schema。"""
    from drafter.jobs import listing

    click.echo(json.dumps(listing.schema(what), ensure_ascii=False, indent=1))
