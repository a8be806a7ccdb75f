"""A Draft as Markdown: a title, the byline, paragraphs with their run-in headings in bold; and Markdown as a Document."""

from __future__ import annotations

import re
from itertools import groupby
from urllib.parse import quote

from drafter.model import NUMBERED, Block, Document, Draft, Span
from drafter.text import structure, tables

from . import Look, _mdblocks, _mdspans, stamp_holds, stamped
from ._decoding import decoded, fixed
from ._titles import titled
from ._waivers import requests, waivers

__all__ = ["document", "fixed", "read", "untouched", "written"]

untouched = stamp_holds
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
OUTSIDE = "。！？ \t\u3000"  # at either end of bold text
OPENING = re.compile(r"^(?=[-+=])|^\d{1,9}(?=[.)](?:\s|$))", re.MULTILINE)  # what would open a list or underline


def written(draft: Draft, look: Look) -> bytes:  # noqa: ARG001
    """The .md of a draft."""
    return stamped("".join(f"{part}\n\n" for part in tables.parts(draft.blocks, paragraph, table)))


def table(rows: list[list[str]]) -> str:
    """A table with pipes between its cells, the first row as its head."""
    lines = ["| " + " | ".join(escaped(cell).replace("  \n", " ") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]])


def paragraph(block: Block) -> str:
    """A block in Markdown."""
    if block.picture:
        return f"![{escaped(block.picture.name)}]({quote(block.picture.name)})"
    if block.role == "title":
        return f"# {escaped(block.text)}"
    pieces = (
        (style, "".join(span.text for span in spans))
        for style, spans in groupby(block.spans, key=lambda span: span.style)
    )
    text = "".join(strong(text) if style.startswith("lead") else escaped(text) for style, text in pieces)
    return OPENING.sub(r"\g<0>\\", text)


def strong(text: str) -> str:
    """A run-in heading in bold; blanks and its full stop stay outside, or the marks would not close before a Han character."""
    bare = text.strip(OUTSIDE)
    if not bare:
        return text
    before, _, behind = text.partition(bare)
    return f"{before}**{escaped(bare)}**{behind}"


def escaped(text: str) -> str:
    """Text whose marks are not taken for Markdown."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", "  \n")


def read(name: str, raw: bytes) -> Document:
    """The bytes of a .md as a document. Raises ``DrafterError``."""
    return document(name, *decoded(raw, name))


def document(name: str, text: str, encoding: str = "utf-8", mark: bytes = b"") -> Document:
    """Markdown as a document: what its reader sees, every span with its place."""
    apart = list(_mdblocks.apart(text))
    starts = {start for start, _ in apart}
    asked = [request for request in requests(text) if request.start in starts]  # none within a block of code
    masked = _mdblocks.masked(text, apart)
    labels = _mdblocks.labels(masked)
    found = [block(masked, chunk, labels) for chunk in _mdblocks.chunks(masked)]
    blocks = titled([block for block in found if readable(block.text)])
    draft = Draft("", "", blocks, waivers=waivers(asked, blocks))
    return Document(name, text, structure.recognised(draft), encoding, mark)


def block(masked: str, chunk: _mdblocks.Chunk, labels: frozenset[str]) -> Block:
    """A paragraph with the number of its list item before its text."""
    number = Span(chunk.number, NUMBERED if chunk.counted else "", at=chunk.at)
    spans = _mdspans.spans(masked, chunk.lines, labels)
    return Block(chunk.role, (number, *spans) if chunk.number and spans else spans, chunk.level)


def readable(text: str) -> bool:
    """Whether a paragraph is more than code and addresses with points between them."""
    return bool(text) and (_mdspans.OBJECT not in text or any(map(str.isalnum, text)))
