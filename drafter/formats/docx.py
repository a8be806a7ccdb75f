"""A Draft as a Word file."""

from __future__ import annotations

from drafter.model import Draft
from drafter.word import layout, package, write

from . import Look

untouched = package.untouched


def written(draft: Draft, look: Look) -> bytes:
    """The .docx of a draft."""
    return write.docx_bytes(draft, layout.load(look.layout), look.explain, look.clean)
