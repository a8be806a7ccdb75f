"""The ladder by which a .docx is judged without Word: package, schema rules, references, re-opening."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import docx_integrity
from lxml import etree


def faults(path: Path) -> list[str]:
    """What is wrong with a .docx, by every rung; an empty list is what Word would open without repair."""
    return [*package_faults(path), *schema_faults(path), *reference_faults(path), *opening_faults(path)]


def package_faults(path: Path) -> list[str]:
    """Zip sanity: readable, no duplicates, content types first, every part well-formed, every relationship's target there."""
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            found = [f"duplicate entry {name}" for name in set(names) if names.count(name) > 1]
            if names[:1] != ["[Content_Types].xml"]:
                found.append("content types do not come first")
            for name in names:
                if name.endswith((".xml", ".rels")):
                    try:
                        etree.fromstring(package.read(name))
                    except etree.XMLSyntaxError as error:
                        found.append(f"{name}: {error}")
            return found or missing_targets(package)
    except zipfile.BadZipFile as error:
        return [str(error)]


def missing_targets(package: zipfile.ZipFile) -> list[str]:
    """Relationships to parts that are not there, and comments that are anchored nowhere or half."""
    found = []
    names = set(package.namelist())
    for rels in (name for name in names if name.endswith(".rels")):
        folder = Path(rels).parent.parent
        for relation in etree.fromstring(package.read(rels)):
            target = relation.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else (folder / target).as_posix()
            if relation.get("TargetMode") != "External" and Path(part).as_posix().replace("word/../", "") not in names:
                found.append(f"{rels}: no part {part}")
    if "word/document.xml" not in names:
        return [*found, "no document"]
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = etree.fromstring(package.read("word/document.xml"))
    marks = [
        {mark.get(f"{word}id") for mark in body.iter(f"{word}{kind}")}
        for kind in ("commentRangeStart", "commentRangeEnd", "commentReference")
    ]
    if not marks[0] == marks[1] == marks[2]:
        found.append("comment marks do not pair")
    return found


def schema_faults(path: Path) -> list[str]:
    """What openxml-audit finds; one process a file, since it leaks state between files."""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "openxml_audit", str(path), "-o", "json", "-m", "0"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    try:
        report = json.loads(run.stdout)
    except ValueError:
        return [f"openxml-audit: {run.stdout[-300:]}{run.stderr[-300:]}"]
    return [f"openxml-audit: {entry}" for entry in errors_in(report)]


def errors_in(report: object) -> list[str]:
    """Every error that the report holds, wherever it keeps them."""
    if isinstance(report, dict):
        own = [json.dumps(entry, ensure_ascii=False) for entry in report.get("errors") or []]
        return own + [entry for key, value in report.items() if key != "errors" for entry in errors_in(value)]
    return [entry for value in report for entry in errors_in(value)] if isinstance(report, list) else []


def reference_faults(path: Path) -> list[str]:
    """What docx-integrity finds."""
    return [
        f"docx-integrity: {finding}"
        for finding in docx_integrity.check(path)
        if finding.severity is docx_integrity.ERROR
    ]


def opening_faults(path: Path) -> list[str]:
    """Whether python-docx opens the file again."""
    try:
        docx.Document(io.BytesIO(path.read_bytes()))
    except Exception as error:
        return [f"python-docx: {error}"]
    return []
