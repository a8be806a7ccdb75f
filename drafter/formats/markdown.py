"""A Draft as Markdown: a title, the byline, paragraphs with their run-in headings in bold."""

from __future__ import annotations

import re
from itertools import groupby

from drafter.model import Block, Draft

from . import Look, stamp_holds, stamped

untouched = stamp_holds
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def written(draft: Draft, look: Look) -> bytes:  # noqa: ARG001
    """The .md of a draft."""
    return stamped("".join(f"{paragraph(block)}\n\n" for block in draft.blocks))


def paragraph(block: Block) -> str:
    """A block in Markdown."""
    if block.role == "title":
        return f"# {escaped(block.text)}"
    pieces = (
        (style, "".join(span.text for span in spans))
        for style, spans in groupby(block.spans, key=lambda span: span.style)
    )
    return "".join(strong(text) if style.startswith("lead") else escaped(text) for style, text in pieces)


def strong(text: str) -> str:
    """A run-in heading in bold; its full stop stays outside, or the marks would not close before a Han character."""
    bare = text.rstrip("。！？")
    return f"**{escaped(bare)}**{text[len(bare) :]}"


def escaped(text: str) -> str:
    """Text whose marks are not taken for Markdown."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", "  \n")
