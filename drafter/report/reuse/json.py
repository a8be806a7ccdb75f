"""What a draft says that earlier documents said as JSON, schema drafter.reuse/1."""

from __future__ import annotations

from typing import Any

from drafter.model import Reuse, Source
from drafter.report.json import dumped

from . import Shown, characters, shown

SCHEMA = "drafter.reuse/1"
DIGITS = 4  # of a share


def text(reuse: Reuse) -> str:
    """The .json of a draft that was held against an archive."""
    value = {
        "schema": SCHEMA,
        "path": reuse.path,
        "share": round(reuse.share, DIGITS),
        "passages": [passage_value(found) for found in shown(reuse)],
        "characters": characters(reuse),
        "archived": reuse.archived,
    }
    return dumped(value)


def passage_value(found: Shown) -> dict[str, Any]:
    """A passage: ``line`` and ``column`` count from 1; ``documents`` counts all that have it, ``sources`` are the nearest."""
    passage, position = found
    return {
        "text": passage.text,
        "line": position.line,
        "column": position.column,
        "class": passage.kind,
        "reason": passage.reason,
        "documents": passage.documents,
        "sources": [source_value(source) for source in passage.sources],
    }


def source_value(source: Source) -> dict[str, Any]:
    """A place in an earlier document with what stands around it; ``date`` is YYYY-MM-DD, a part of it, or null."""
    return {
        "document": source.document,
        "line": source.line,
        "column": source.column,
        "text": source.text,
        "title": source.title or None,
        "date": source.date or None,
        "before": source.before,
        "after": source.after,
        "likeness": round(source.likeness, DIGITS),
    }
