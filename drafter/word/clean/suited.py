"""The layout that suits a document: the one that was named, else the one that its kind is checked against."""

from __future__ import annotations

from drafter.model import Draft
from drafter.text.genre import SPOKEN, genre
from drafter.word import layout
from drafter.word.layout import Layout
from drafter.word.reading import norm


def layout_for(draft: Draft, name: str) -> Layout:
    """The layout of a name, or the one that is recognised where none is named. Raises ``DrafterError``."""
    if name:
        return layout.load(name)
    if draft.page is not None:
        return layout.load(norm.recognised(draft, draft.page).name)
    return layout.load(norm.SPEECH if genre(draft) in SPOKEN else norm.OFFICIAL)
