"""drafter banks."""

from __future__ import annotations

import click

from .lazy import LazyGroup

COMMANDS = {
    "lint": "体检：哪些槽语句太少、哪些语句太像、哪些用不到",
    "stats": "统计：每个语料库多少条，各类语句多少条",
    "search": "按词找语句",
    "similar": "找与一句话相近的语句",
}


@click.group("banks", cls=LazyGroup, offered=COMMANDS, module="drafter.cli.banks.{}")
def command() -> None:
    """语料库：体检、统计、查找。单位自己放在 phrasebanks 文件夹里的语料库一并算在内。"""
