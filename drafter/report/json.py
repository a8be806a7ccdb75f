"""Findings as JSON, schema drafter.findings/1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from drafter.model import Checked

from . import Position, Shown, characters, minutes, shown
from .visible import ACTING

SCHEMA = "drafter.findings/1"
SURROGATE = re.compile("[\ud800-\udfff]")


def text(results: Iterable[Checked]) -> str:
    """The .json of checked files."""
    return dumped({"schema": SCHEMA, "files": [file_value(checked) for checked in results]})


def dumped(value: dict[str, Any]) -> str:
    """JSON that people can read, every program can encode, and no terminal acts upon."""
    text = SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False, indent=1))
    return ACTING.sub(lambda match: "\n" if match.group() == "\n" else json.dumps(match.group())[1:-1], text) + "\n"


def file_value(checked: Checked) -> dict[str, Any]:
    """A file with its figures and findings, or with what kept it from being read."""
    return {
        "path": checked.path,
        "characters": characters(checked),
        "minutes": minutes(checked),
        "findings": [finding_value(found) for found in shown(checked)],
        "words": checked.words,
        "error": checked.error or None,
    }


def finding_value(found: Shown) -> dict[str, Any]:
    """A finding: ``start`` and ``end`` are characters of its block, ``line`` and ``column`` count from 1."""
    finding = found.finding
    return {
        "check": finding.check,
        "level": found.level,
        "message": finding.message,
        "block": finding.block,
        "start": finding.start,
        "end": finding.end,
        **position_value(found.position),
        "replacements": list(finding.replacements),
        "fix": finding.fix,
        "related": [position_value(position) for position in found.related],
        "id": found.id,
        "source": finding.source,
    }


def position_value(position: Position) -> dict[str, Any]:
    """A place in the extracted text."""
    return {"line": position.line, "column": position.column, "text": position.text}
