"""The spans of a paragraph that was read."""

from __future__ import annotations

from dataclasses import replace

from drafter.model import Span


def trimmed(spans: list[Span]) -> tuple[Span, ...]:
    """Spans without the white space at either end of the whole, and without empty ones."""
    kept = [span for span in spans if span.text]
    while kept and not kept[-1].text.strip():
        kept.pop()
    if not kept:
        return ()
    first = next(number for number, span in enumerate(kept) if span.text.strip())
    kept = kept[first:]
    kept[-1] = cut(kept[-1], kept[-1].text.rstrip(), 0)
    bare = kept[0].text.lstrip()
    return cut(kept[0], bare, len(kept[0].text) - len(bare)), *kept[1:]


def cut(span: Span, text: str, moved: int) -> Span:
    """A span of which only ``text`` is left, ``moved`` characters on."""
    return span if text == span.text else replace(span, text=text, at=span.at + moved)
