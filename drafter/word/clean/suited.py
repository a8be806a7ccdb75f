"""What a document is: its layout, the one that was named or that its kind is checked against, and the roles of its blocks."""

from __future__ import annotations

from dataclasses import replace

from drafter.model import Draft
from drafter.text.genre import SPOKEN, genre
from drafter.word import layout
from drafter.word.layout import Layout
from drafter.word.reading import norm

from . import looks
from .source import Source


def layout_for(draft: Draft, name: str) -> Layout:
    """The layout of a name, or the one that is recognised where none is named. Raises ``DrafterError``."""
    if name:
        return layout.load(name)
    if draft.page is not None:
        return layout.load(norm.recognised(draft, draft.page).name)
    return layout.load(norm.SPEECH if genre(draft) in SPOKEN else norm.OFFICIAL)


def told(draft: Draft, raw: bytes) -> Draft:
    """A draft that was read from a .docx: where that was cleaned before, its styles say what is title, call or signature."""
    source = Source(raw, "")
    if looks.CENTRED not in source.sheet.elements:
        return draft
    pairs = zip(draft.blocks, source.found, strict=True)
    blocks = tuple(replace(block, role=one.role, level=block.level or one.level) for block, (one, _) in pairs)
    return replace(draft, blocks=blocks, title="".join(block.text for block in blocks if block.role == "title"))
