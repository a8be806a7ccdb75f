"""A commented starter brief of a genre."""

from __future__ import annotations

import secrets
from pathlib import Path

from drafter.data import library
from drafter.drafting import outline
from drafter.errors import DrafterError

from . import output

SEED = "（种子）"


def new(genre: str, out: Path) -> str:
    """Write the starter brief of a genre (id or Chinese name), with a seed of its own; its text is returned."""
    name = f"templates/genres/{outline.find(genre)}/brief.yaml"
    text = library.files(name)[name].read_text("utf-8").replace(SEED, secrets.token_hex(4))
    if out.name != "-":
        if out.exists():
            raise DrafterError(f"{out}: 已经有这个文件，没有覆盖；可以写到 {output.free_name(out)}（用 -o 指定）")
        if not out.parent.is_dir():
            raise DrafterError(f"{out}: 没有“{out.parent}”这个文件夹；请先建好，或换一个位置")
        output.put(out, text.encode())
    return text
