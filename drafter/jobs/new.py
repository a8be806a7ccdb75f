"""A commented starter brief of a genre."""

from __future__ import annotations

import secrets
from pathlib import Path

from drafter.data import library, yamlfile
from drafter.drafting import outline
from drafter.errors import DrafterError
from drafter.word import layout

from . import output

SEED = "（种子）"
OFFICIAL = "templates/sections/official.yaml"


def new(genre: str, out: Path) -> str:
    """Write the starter brief of a genre (id or Chinese name), with a seed of its own; its text is returned."""
    text = starter(genre)
    if str(out) != "-":
        with output.reachable(out):
            if out.exists():
                raise DrafterError(f"{out}: 已经有这个文件，没有覆盖；可以写到 {output.free_name(out)}（用 -o 指定）")
        output.put({out: text.encode()})
    return text


def starter(genre: str) -> str:
    """The starter brief of a genre, with a seed of its own. Raises ``DrafterError`` if there is none."""
    name = f"templates/genres/{outline.find(genre)}/brief.yaml"
    path = library.file(name)
    if path is None:
        raise DrafterError(f"{name}: 这个文种还没有任务单样张；请照 templates/genres/closing-speech/brief.yaml 写一份")
    return yamlfile.content(path, name).replace(SEED, secrets.token_hex(4)) + section(outline.load(name.split("/")[2]))


def section(genre: outline.Outline) -> str:
    """What the brief of a genre of official documents has beside its facts, explained."""
    path = library.file(OFFICIAL)
    if path is None or layout.load(genre.layout).head == "无":
        return ""
    return "\n" + yamlfile.content(path, OFFICIAL)
