"""Plain text: a Draft as a .txt, one paragraph a line, and a .txt as a Document."""

from __future__ import annotations

import re
from pathlib import Path

from drafter.model import Block, Document, Draft, Span
from drafter.text import structure

from . import Look


def written(draft: Draft, look: Look) -> bytes:  # noqa: ARG001
    """The .txt of a draft, in UTF-8 with a byte order mark, which Notepad and WPS both read right."""
    return ("\ufeff" + draft.text + "\n").encode("utf-8", "replace")


def untouched(path: Path) -> bool:  # noqa: ARG001
    """Plain text carries no mark, so nobody can tell; it is never replaced unasked."""
    return False


LINE = re.compile(r"[^\n]+")


def read(path: Path) -> Document:
    """A .txt as a document."""
    return document(str(path), path.read_text("utf-8-sig"))


def document(path: str, text: str) -> Document:
    """Text as a document: each line that is not blank is a paragraph."""
    blocks = tuple(paragraph(match) for match in LINE.finditer(text) if match.group().strip())
    return Document(path, text, structure.recognised(Draft("", "", blocks)))


def paragraph(line: re.Match[str]) -> Block:
    """A line as a paragraph, the white space around it left out."""
    text = line.group()
    return Block("body", (Span(text.strip(), "", at=line.start() + len(text) - len(text.lstrip())),))
