"""Findings as SARIF 2.1.0 (OASIS), which editors and code hosts read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PureWindowsPath
from typing import Any
from urllib.parse import quote

from drafter import __version__, checks
from drafter.model import Checked, Level

from . import Position, Shown, json, manual, rewritable, shown, title

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Level, str] = {"error": "error", "warning": "warning", "hint": "note"}
Value = dict[str, Any]


def text(results: Iterable[Checked]) -> str:
    """The .sarif of checked files."""
    return json.dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run(list(results))]})


def run(files: list[Checked]) -> Value:
    """One run over all files."""
    rules = sorted({finding.check for checked in files for finding in checked.findings})
    artifacts = list(dict.fromkeys(uri(checked.path) for checked in files))
    driver = {"name": "Drafter", "version": __version__, "language": "zh-CN", "rules": [rule(name) for name in rules]}
    return {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation(files)],
        "artifacts": [{"location": {"uri": path}, "roles": ["analysisTarget"]} for path in artifacts],
        "results": [
            result(found, checked, rules.index(found.finding.check)) for checked in files for found in shown(checked)
        ],
    }


def invocation(files: list[Checked]) -> Value:
    """Whether every file could be read, and what kept the others from it."""
    unread = [checked for checked in files if checked.error]
    notes = [
        {
            "level": "error",
            "message": {"text": checked.error},
            "locations": [{"physicalLocation": {"artifactLocation": artifact(checked)}}],
        }
        for checked in unread
    ]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": notes}


def rule(name: str) -> Value:
    """A check with its manual page."""
    page = manual(name)
    level = checks.load(name).level if name in checks.ids() else "warning"
    return {
        "id": name,
        "shortDescription": {"text": title(name)},
        "fullDescription": {"text": page},
        "help": {"text": page},
        "defaultConfiguration": {"level": LEVELS[level]},
    }


def result(found: Shown, checked: Checked, index: int) -> Value:
    """A finding."""
    related = [
        {"id": number, "message": {"text": place.text}, **location(checked, place)}
        for number, place in enumerate(found.related, 1)
    ]
    whole = found.position.end - found.position.start == len(found.position.text)  # no marks of the file in between
    right = found.finding.replacements if whole and rewritable(checked) else ()
    fixes = [fix(found, checked, text) for text in right]
    return {
        "ruleId": found.finding.check,
        "ruleIndex": index,
        "level": LEVELS[found.level],
        "message": {"text": found.finding.message},
        "locations": [location(checked, found.position)],
        "partialFingerprints": {"drafterFinding/v1": found.id},
        **({"relatedLocations": related} if related else {}),
        **({"fixes": fixes} if fixes else {}),
    }


def fix(found: Shown, checked: Checked, right: str) -> Value:
    """A replacement as a change to the file."""
    replacement = {"deletedRegion": region(found.position), "insertedContent": {"text": right}}
    return {
        "description": {"text": f"改为“{right}”" if right else "删去"},
        "artifactChanges": [{"artifactLocation": artifact(checked), "replacements": [replacement]}],
    }


def location(checked: Checked, place: Position) -> Value:
    """A place in a file, its words shown."""
    where = {**region(place), **({"snippet": {"text": place.text}} if place.text else {})}
    return {"physicalLocation": {"artifactLocation": artifact(checked), "region": where}}


def region(place: Position) -> Value:
    """A place by line and column, and by its characters from 0."""
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }


def artifact(checked: Checked) -> Value:
    """The file."""
    return {"uri": uri(checked.path)}


def uri(path: str) -> str:
    """A path as a URI, relative if the path is."""
    windows = PureWindowsPath(path)
    drive = windows.is_absolute()
    plain = quote(windows.as_posix() if "\\" in path else path, safe="/:" if drive else "/", errors="surrogatepass")
    return f"file:///{plain}" if drive else f"file://{plain}" if path.startswith("/") else plain
