"""A Draft as JSON, schema drafter.draft/1: blocks with roles, and for every span where it came from."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.model import Block, Draft, Picture, Span
from drafter.text import length

from . import LARGEST, Look

if TYPE_CHECKING:
    from drafter.word.setting.pieces import Line

SCHEMA = "drafter.draft/1"
EMU_A_MM = 36_000


def written(draft: Draft, look: Look) -> bytes:
    """The .json of a draft."""
    value = {**plain(draft), "pages": paged(draft, look.layout)}
    return dumped({**value, "digest": fingerprint(value)})


def plain(draft: Draft) -> dict[str, Any]:
    """A draft as JSON values."""
    return {
        "schema": SCHEMA,
        "genre": draft.genre,
        "title": draft.title,
        "author": draft.author,
        "date": draft.date,
        "seed": draft.seed,
        "banks": draft.digest,
        "characters": length.characters(draft.text),
        "series": [asdict(series) for series in draft.series],
        "blocks": [block_value(block) for block in draft.blocks],
    }


def paged(draft: Draft, name: str) -> dict[str, Any]:
    """How a draft lies on the pages of a layout: where they turn, the lines of the last, the paragraphs that end in a
    line of hardly a character.
    """
    from drafter.word import layout
    from drafter.word.setting import pages

    found = pages.pages(draft, layout.load(name))
    return {
        "layout": name,
        "count": len(found),
        "lines": len(found[-1]),
        "turns": [spot(line) for line in pages.turns(found)],
        "orphans": [spot(line) for line in pages.orphans(draft, found)],
    }


def spot(line: Line) -> dict[str, int]:
    """Where a line stands: characters of a block."""
    return {"block": line.block, "start": line.start, "end": line.end}


def block_value(block: Block) -> dict[str, Any]:
    """A block: its text, and its spans with the keys that say where they came from."""
    return {
        "role": block.role,
        "level": block.level,
        **({"cell": asdict(block.cell)} if block.cell else {}),
        **({"picture": picture_value(block.picture)} if block.picture else {}),
        "text": block.text,
        "spans": [span_value(span) for span in block.spans],
    }


def picture_value(picture: Picture) -> dict[str, Any]:
    """A picture by its name, its size in mm and the fingerprint of its bytes."""
    size = {"width": round(picture.width / EMU_A_MM, 1), "height": round(picture.height / EMU_A_MM, 1)}
    return {"name": picture.name, **size, "sha256": sha256(picture.raw).hexdigest()}


def span_value(span: Span) -> dict[str, str]:
    """A span without its empty keys; ``outline`` is the node that it fills."""
    value = asdict(span)
    del value["at"]  # a place in a file that was read, not an origin
    return {
        "text": value.pop("text"),
        "outline": value.pop("node"),
        **{key: entry for key, entry in value.items() if entry},
    }


def dumped(value: dict[str, Any]) -> bytes:
    """JSON that people can read."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def fingerprint(value: dict[str, Any]) -> str:
    """What tells our own output from one that was edited."""
    return sha256(dumped(value)).hexdigest()


def untouched(path: Path) -> bool:
    """Whether the file is ours and agrees with its digest."""
    try:
        value = json.loads(path.read_text("utf-8")) if path.stat().st_size < LARGEST else None
        return isinstance(value, dict) and value.pop("digest", None) == fingerprint(value)
    except (ValueError, OSError, RecursionError):
        return False
