"""Plain text: a Draft as a .txt, one paragraph a line, and a .txt as a Document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.model import Block, Document, Draft, Span
from drafter.text import structure, tables
from drafter.text.spans import trimmed

from . import Look
from ._decoding import decoded, fixed
from ._waivers import Request, requests, waivers

__all__ = ["document", "fixed", "read", "untouched", "written"]

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")


def written(draft: Draft, look: Look) -> bytes:  # noqa: ARG001
    """The .txt of a draft, in UTF-8 with a byte order mark, which Notepad and WPS both read right."""
    lines = tables.parts(draft.blocks, line, lambda rows: "\n".join(map("\t".join, rows)))
    return ("\ufeff" + "\n".join(lines) + "\n").encode("utf-8", "replace")


def line(block: Block) -> str:
    """A block as a line; of a picture its name."""
    return f"〔图片：{block.picture.name}〕" if block.picture else block.text


def untouched(path: Path) -> bool:  # noqa: ARG001
    """Plain text carries no mark, so nobody can tell; it is never replaced unasked."""
    return False


def read(name: str, raw: bytes) -> Document:
    """The bytes of a .txt as a document. Raises ``DrafterError``."""
    return document(name, *decoded(raw, name))


def document(name: str, text: str, encoding: str = "utf-8", mark: bytes = b"") -> Document:
    """Text as a document: each line that is not blank is a paragraph; our own comments are none of it."""
    asked = requests(text)
    blocks = tuple(Block("body", spans) for spans in paragraphs(text, asked))
    draft = Draft("", "", blocks, waivers=waivers(asked, blocks))
    return Document(name, text, structure.recognised(draft), encoding, mark)


def paragraphs(text: str, asked: Sequence[Request]) -> Iterator[tuple[Span, ...]]:
    """The spans of each line that is not blank."""
    number = 0
    for line in LINE.finditer(text):
        first = number
        while number < len(asked) and asked[number].start < line.end():
            number += 1
        if spans := trimmed(pieces(text, *line.span(), asked[first:number])):
            yield spans


def pieces(text: str, start: int, end: int, holes: Sequence[Request]) -> list[Span]:
    """What stands from ``start`` to ``end`` outside the comments."""
    edges = [start, *(edge for hole in holes for edge in (hole.start, hole.end)), end]
    return [Span(text[first:last], "", at=first) for first, last in zip(edges[::2], edges[1::2], strict=True)]
