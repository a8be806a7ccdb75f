"""Findings as the annotations that GitHub shows beside a changed file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.model import Checked, Level

from . import Shown, shown, title
from .visible import visible

COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "hint": "notice"}
IN_MESSAGE = {ord("%"): "%25", ord("\r"): "%0D", ord("\n"): "%0A"}
IN_PROPERTY = {**IN_MESSAGE, ord(":"): "%3A", ord(","): "%2C"}


def text(results: Iterable[Checked]) -> str:
    """One workflow command a finding."""
    return "".join(f"{line}\n" for checked in results for line in lines(checked))


def lines(checked: Checked) -> Iterator[str]:
    """The commands for one file."""
    if checked.error:
        yield command("error", {"file": checked.path}, checked.error)
    for found in shown(checked):
        yield command(COMMANDS[found.level], properties(checked.path, found), message(found))


def properties(path: str, found: Shown) -> dict[str, str]:
    """Where a finding stands and what it is called; the end of its place is left out if it lies on another line."""
    place = found.position
    last = {"endColumn": str(max(place.column, place.end_column - 1))} if place.line == place.end_line else {}
    return {
        "file": path.replace("\\", "/"),
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        **last,
        "title": f"{title(found.finding.check)}（{found.finding.check}）",
    }


def message(found: Shown) -> str:
    """What is wrong and what may stand there."""
    right = "或".join(f"“{text}”" if text else "删去" for text in found.finding.replacements)
    return found.finding.message + (f"\n改为：{right}" if right else "")


def command(name: str, values: dict[str, str], said: str) -> str:
    """A workflow command."""
    pairs = ",".join(f"{key}={visible(value.translate(IN_PROPERTY))}" for key, value in values.items())
    return f"::{name} {pairs}::{visible(said.translate(IN_MESSAGE))}"
