"""What a document is: its layout, the one that was named or that its kind is checked against, and the roles of its blocks."""

from __future__ import annotations

from dataclasses import replace

from drafter.model import Draft
from drafter.page import Laid
from drafter.text.genre import SPOKEN, genre
from drafter.word import layout
from drafter.word.layout import Layout
from drafter.word.reading import norm

from . import looks
from .source import Source

SEAL = 3.5  # characters from the right edge by which a day leaves room for a seal, which asks for four


def layout_for(draft: Draft, name: str) -> Layout:
    """The layout of a name, or the one that is recognised where none is named. Raises ``DrafterError``."""
    if name:
        return layout.load(name)
    if draft.page is not None:
        return layout.load(norm.recognised(draft, draft.page).name)
    return layout.load(norm.SPEECH if genre(draft) in SPOKEN else norm.OFFICIAL)


def sealed(draft: Draft) -> bool:
    """Whether room is left for a seal: the day of a signature stands four characters from the right edge, or beside others in a table."""
    pairs = list(zip(draft.blocks, draft.page.blocks, strict=True)) if draft.page else []
    if all(block.role != "signature" for block, _ in pairs) or any(block.role == "stamp" for block, _ in pairs):
        return False
    days = [laid for block, laid in pairs if block.role == "date" and laid.runs]
    return any(laid.boxed or (laid.setting.align == "right" and aside(laid) >= SEAL) for laid in days)


def aside(laid: Laid) -> float:
    """Characters between a line and the right edge."""
    return laid.setting.right_chars or laid.setting.right / laid.runs[0][1].size


def told(draft: Draft, raw: bytes) -> Draft:
    """A draft that was read from a .docx: whether it is sealed; where that was cleaned before, its styles say what is title, call or signature."""
    draft = replace(draft, sealed=sealed(draft))
    source = Source(raw, "")
    if looks.CENTRED not in source.sheet.elements:
        return draft
    pairs = zip(draft.blocks, source.found, strict=True)
    blocks = tuple(replace(block, role=one.role, level=block.level or one.level) for block, (one, _) in pairs)
    return replace(draft, blocks=blocks, title="".join(block.text for block in blocks if block.role == "title"))
