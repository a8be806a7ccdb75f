"""A Draft as plain text, one paragraph a line."""

from __future__ import annotations

from pathlib import Path

from drafter.model import Draft

from . import Look


def written(draft: Draft, look: Look) -> bytes:  # noqa: ARG001
    """The .txt of a draft, in UTF-8 with a byte order mark, which Notepad and WPS both read right."""
    return ("\ufeff" + draft.text + "\n").encode("utf-8", "replace")


def untouched(path: Path) -> bool:  # noqa: ARG001
    """Plain text carries no mark, so nobody can tell; it is never replaced unasked."""
    return False
