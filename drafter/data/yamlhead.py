"""The first keys of a YAML file by a glance, so that a file that is not wanted need not be parsed."""

from __future__ import annotations

import re

LINE = re.compile(r"^(\w+)[ \t]*:(?:[ \t]+(.*?))?[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)
PLAIN = re.compile(r"[\w（）()·\-]+")
LISTED = re.compile(r"\[\s*([\w（）()·\-]+(?:\s*,\s*[\w（）()·\-]+)*)?\s*\]")


def words(text: str, *names: str) -> tuple[str, ...] | None:
    """The words that a top-level key has, by any of its names: one, or a list on its line; none if it is not there.

    ``None`` where a glance does not suffice: the file must then be parsed.
    """
    found = [match[2] or "" for match in LINE.finditer(text) if match[1] in names]
    if not found:
        return ()
    value = found[0]
    if len(found) > 1:
        return None
    if PLAIN.fullmatch(value):
        return (value,)
    listed = LISTED.fullmatch(value)
    return tuple(PLAIN.findall(listed[1] or "")) if listed else None
