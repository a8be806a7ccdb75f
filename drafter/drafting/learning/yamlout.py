"""Plain values as YAML that people read and edit: the outer levels in lines, the inner ones within brackets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

PLAIN = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff0-9A-Za-z-]*")
BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
WIDE = 150  # characters of a line
TRUE = {True: "true", False: "false"}


def inline(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{inline(key)}: {inline(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(inline, value)) + "]"
    if isinstance(value, bool):
        return TRUE[value]
    if isinstance(value, str):
        return value if PLAIN.fullmatch(value) else json.dumps(BREAKS.sub(" ", value), ensure_ascii=False)
    return str(value)


def lines(value: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """A mapping, an entry a line: lists an item a line, mappings within as deep again where they hold lists."""
    for key, one in value.items():
        if mappings(one):
            yield f"{indent}{inline(key)}:"
            yield from (line for entry in one for line in listed(entry, indent + "  "))
        elif isinstance(one, Mapping) and nested(one):
            yield f"{indent}{inline(key)}:"
            yield from lines(one, indent + "  ")
        else:
            yield f"{indent}{inline(key)}: {inline(one)}"


def listed(entry: Mapping[str, Any], indent: str) -> Iterator[str]:
    """A mapping as an item of a list: in one line if it is flat and short."""
    if not nested(entry) and len(inline(entry)) <= WIDE:
        yield f"{indent}- {inline(entry)}"
        return
    for index, line in enumerate(lines(entry, indent + "  ")):
        yield f"{indent}- {line.removeprefix(indent + '  ')}" if index == 0 else line


def nested(value: Mapping[str, Any]) -> bool:
    """Whether a mapping holds lists or mappings that are better read in lines."""
    return any((isinstance(one, Mapping | list) and one) for one in value.values())


def mappings(value: Any) -> bool:
    """Whether a value is a list of mappings."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)
