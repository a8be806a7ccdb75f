"""A Draft as a Word file, and a Word file as a Document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model import Block, Cleaned, Document, Draft, Marked, Marks, Span
from drafter.text import structure

from . import Look
from ._titles import titled

MARKDOWN = (".md", ".markdown")
PACKAGE = b"PK"  # what a Word file begins with


def written(draft: Draft, look: Look) -> bytes:
    """The .docx of a draft."""
    from drafter.word import layout
    from drafter.word.writing import aloud, write

    return write.docx_bytes(draft, layout.load(look.layout), look.explain, look.clean, reading=aloud.Reading(look.rate))


def untouched(path: Path) -> bool:
    """Whether the file is our own output with text, comments, looks and page as we left them."""
    from drafter.word.writing import package

    return package.untouched(path)


def read(name: str, raw: bytes) -> Document:
    """The bytes of a .docx as a document. Raises ``DrafterError``."""
    from drafter.word.reading import read as reader

    found = reader.draft(raw, name)
    draft = structure.recognised(replace(found, blocks=titled(found.blocks)))
    return Document(name, draft.text, draft)


def marked(document: Document, raw: bytes, marks: Marks) -> Marked:
    """The bytes that a document was read from, with marks in them. Raises ``DrafterError``."""
    from drafter.word.marks import mark

    return mark.marked(document, raw, marks)


def cleaned(document: Document, raw: bytes, layout: str, force: bool) -> Cleaned:
    """A document typeset anew: ``raw`` is the .docx that it was read from, or its text file. Raises ``DrafterError``."""
    from drafter.word.clean import clean, suited

    draft = suited.told(document.draft, raw) if raw.startswith(PACKAGE) else document.draft
    page = suited.layout_for(draft, layout)
    if not raw.startswith(PACKAGE):
        raw = rough(document, page.id)
    elif untouched(Path(document.path)) and clean.suits(raw, document.path, draft, page):
        return Cleaned(raw, page.name, {})
    return clean.cleaned(raw, document.path, lambda one: suited.told(read(document.path, one).draft, one), page, force)


def rough(document: Document, layout: str) -> bytes:
    """A text as a .docx that is to be typeset. Raises ``DrafterError`` if that would not say the same."""
    if Path(document.path).suffix.lower() not in MARKDOWN:
        return written(document.draft, Look(layout, clean=True))
    from drafter.word.clean import rough, same

    from . import _mdrough, markdown

    if lost := _mdrough.unseen(document.text):
        what = "、".join(f"{count} {name}" for name, count in lost.items())
        raise DrafterError(
            f"{document.path}: 里面有 {what}，排版时带不进 Word，没有写；请先删去，排好以后在 Word 或 WPS 里插入"
        )
    found = list(_mdrough.paragraphs(document.text))
    seen = tuple(Block("body", (Span(one.read, ""),)) for one in found if markdown.readable(one.read))
    if where := same.difference(document.draft, Draft("", "", seen)):
        raise DrafterError(
            f"{document.path}: 换成 Word 文档后文字和原文不一样，没有写；第一处不同：{where}；请把这个文件交给维护人员看看"
        )
    return rough.packed(found)
