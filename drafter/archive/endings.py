"""Passages as they are shown: one that runs a few characters past the end of a sentence ends with that sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.model import Passage, Source, Spot

from .characters import characters

PAST = 3  # compared characters
TAIL = re.compile(r"(?:[。！？][”’」』）》]*|(?=\s*\n))(?P<rest>(?:\s*\n)?[^。！？\n]*)\Z")


def ended(passage: Passage) -> Passage:
    """A passage up to the end of its last sentence, if its sources end there and go on with the same characters."""
    rest = tail(passage.text)
    said = {characters(tail(text)).codes.tobytes() for text in (passage.text, *(one.text for one in passage.sources))}
    if not rest or len(said) > 1:
        return passage
    text, places = passage.text.removesuffix(rest), placed(passage.places, rest)
    return replace(passage, text=text, places=places, sources=tuple(map(cut, passage.sources)))


def tail(text: str) -> str:
    """What stands behind the last sentence that ends in a text; empty where it is long."""
    found = TAIL.search(text)
    rest = found["rest"] if found else ""
    return rest if 0 < len(characters(rest).codes) <= PAST else ""


def placed(places: tuple[Spot, ...], rest: str) -> tuple[Spot, ...]:
    """The places of a passage without its tail, which may be all that stands in its last paragraph."""
    if "\n" in rest:
        return places[:-1]
    return (*places[:-1], replace(places[-1], end=places[-1].end - len(rest)))


def cut(source: Source) -> Source:
    """A source without its tail, which then stands behind it."""
    rest = tail(source.text)
    return replace(source, text=source.text.removesuffix(rest), after=rest.lstrip() + source.after)
