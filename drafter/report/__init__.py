"""Findings for people and programs, one module a form; what every form shows of a finding is worked out here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from drafter import checks
from drafter.model import LEVEL_NAMES, LEVELS, Checked, Document, Finding, Level, Repeated, Spot
from drafter.text import length
from drafter.text.places import extent, texts, whole

LINE_END = re.compile(r"\r\n?|\n")
DIGITS = 16  # of a fingerprint
TRACKED = (".docx", ".docm")  # files that take tracked changes

Read = Checked | Repeated  # a file that was read, whatever was looked for in it


class Position(NamedTuple):
    """A place in the extracted text: its characters, where they start and end; lines and columns count from 1."""

    text: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class Shown(NamedTuple):
    """A finding with its level, its position, those of the related places, and its fingerprint."""

    finding: Finding
    level: Level
    position: Position
    related: tuple[Position, ...]
    id: str


def shown(checked: Checked) -> list[Shown]:
    """The findings of a file as every report shows them, in the order of the text."""
    if checked.document is None:
        return []
    position = positions(checked.document)
    return [
        Shown(finding, finding.level or "hint", position(finding.spot), tuple(map(position, finding.related)), id_)
        for finding, id_ in zip(checked.findings, fingerprints(checked), strict=True)
    ]


def positions(document: Document) -> Callable[[Spot], Position]:
    """What turns a place of the draft into a position; a draft that was never read counts in its own text."""
    made = whole(document.draft)
    read_lines, made_lines = line_starts(document.text), line_starts(made.text)

    def position(spot: Spot) -> Position:
        within = extent(document, spot)
        first = made.starts[spot.block] if spot.block < len(made.starts) else 0
        start, end = within or (first + spot.start, first + spot.end)
        lines = read_lines if within else made_lines
        return Position(
            wording(document, spot), start, end, *line_and_column(lines, start), *line_and_column(lines, end)
        )

    return position


def where(place: Position, own: Position) -> str:
    """A related place in words: its line, or on the line of the finding itself its column."""
    return f"本行第{place.column}字" if place.line == own.line else f"第{place.line}行"


def line_starts(text: str) -> list[int]:
    """Where each line of a text starts, however its lines end."""
    return [0, *(match.end() for match in LINE_END.finditer(text))]


def line_and_column(starts: list[int], offset: int) -> tuple[int, int]:
    """Line and column of a character, from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def paragraph(document: Document, block: int) -> str:
    """The text of a block; empty if the document has no such block."""
    return texts(document.draft)[block] if block < len(document.draft.blocks) else ""


def wording(document: Document, spot: Spot) -> str:
    """The characters of a place."""
    return paragraph(document, spot.block)[spot.start : spot.end]


def fingerprints(checked: Checked) -> list[str]:
    """An id of each finding that outlives edits elsewhere: its check, its paragraph, its place there.

    Equal paragraphs are told apart by their turn in the document, so that an id does not hang on which other findings
    are kept.
    """
    if checked.document is None:
        return []
    names = paragraph_names(checked.document)
    turns: Counter[tuple[str, Spot]] = Counter()
    ids = []
    for finding in checked.findings:
        same = (finding.check, finding.spot)
        turns[same] += 1
        name = names[finding.block] if finding.block < len(names) else ""
        ids.append(digest(finding.check, name, f"{finding.start}-{finding.end}", str(turns[same])))
    return ids


def paragraph_names(document: Document) -> list[str]:
    """What tells each paragraph from all others: its text, and its turn among equals."""
    turns: Counter[str] = Counter()
    names = []
    for text in texts(document.draft):
        turns[text] += 1
        names.append(digest(text, str(turns[text])))
    return names


def digest(*parts: str) -> str:
    """A short hash of texts."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def characters(read: Read) -> int:
    """字数 of a file."""
    return length.characters(read.document.draft.text) if read.document else 0


def minutes(read: Read) -> float:
    """Minutes to read a file aloud, without its title and byline."""
    return length.minutes(length.characters(read.document.draft.spoken)) if read.document else 0.0


def figures(read: Read) -> str:
    """The length of a file in words."""
    return f"{characters(read)} 字，{read.words} 词，约 {minutes(read):g} 分钟"


def tally(results: Iterable[Checked]) -> Counter[Level]:
    """How many findings there are of each level."""
    return Counter(finding.level or "hint" for checked in results for finding in checked.findings)


def rewritable(checked: Checked) -> bool:
    """Whether places of the extracted text are places of the file, as they are in a text file alone."""
    return bool(checked.document and checked.document.encoding)


def fixable(checked: Checked, finding: Finding) -> bool:
    """Whether a finding can be fixed unseen."""
    return finding.fix == "safe" and rewritable(checked)


def trackable(checked: Checked, finding: Finding) -> bool:
    """Whether a finding can be put into a Word file as a tracked change."""
    return finding.fix == "safe" and checked.document is not None and checked.path.lower().endswith(TRACKED)


def summary(results: Iterable[Checked]) -> str:
    """The whole result in one line."""
    files = list(results)
    unread = sum(checked.document is None for checked in files)
    fixes = sum(fixable(checked, finding) for checked in files for finding in checked.findings)
    changes = sum(trackable(checked, finding) for checked in files for finding in checked.findings)
    silenced = sum(checked.silenced for checked in files)
    parts = [
        found(tally(files)) if unread < len(files) else "",
        f"可自动改正 {fixes} 处，用 --fix" if fixes else "",
        f"可写成修订 {changes} 处，用 --tracked" if changes else "",
        f"基线略去 {silenced} 处" if silenced else "",
        f"{unread} 个文件没有读成" if unread else "",
    ]
    return f"共 {len(files)} 个文件，" + "；".join(filter(None, parts))


def found(counts: Counter[Level]) -> str:
    """How many findings there are of each level, in words."""
    return "、".join(f"{LEVEL_NAMES[level]} {counts[level]}" for level in LEVELS) if counts else "没有发现问题"


@cache
def manual(check: str) -> str:
    """The manual page of a check; its bare id if it has none."""
    try:
        return checks.load(check).manual or check
    except KeyError:
        return check


def title(check: str) -> str:
    """The fault that a check looks for, in a few words."""
    return manual(check).partition("\n")[0].rstrip("。")
