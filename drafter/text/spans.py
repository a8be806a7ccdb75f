"""Pieces of a text, each with its place, as the spans of a paragraph."""

from __future__ import annotations

from dataclasses import replace

from drafter.model import Span


def trimmed(spans: list[Span]) -> tuple[Span, ...]:
    """Spans without the white space at either end of the whole."""
    kept = [span for span in spans if span.text]
    while kept and not kept[-1].text.strip():
        kept.pop()
    first = next((number for number, span in enumerate(kept) if span.text.strip()), len(kept))
    kept = kept[first:]
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
        bare = kept[0].text.lstrip()
        kept[0] = replace(kept[0], text=bare, at=kept[0].at + len(kept[0].text) - len(bare))
    return tuple(kept)
