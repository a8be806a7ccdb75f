"""The structure of an arbitrary speech: its title, byline and salutation, headings, series, announced counts."""

from __future__ import annotations

from drafter.model import Draft


def recognised(draft: Draft) -> Draft:
    """A draft as it was read, its paragraphs given their roles and levels."""
    return draft
