"""Phrases filled with facts, each character knowing the fact that it came from; the home of jinja2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.text import numerals

PLACEHOLDER = re.compile(r"\{\{\s*([^{}|\s]+)\s*(?:\|\s*([^{}|\s]+)\s*)?\}\}")
ODD = re.compile(r"[{}｛｝]")  # what a phrase must not have beside its placeholders
PIECES = re.compile(r"(\{\{[^{}]*\}\})")  # a text in its own words and its placeholders, by turns
Chunk = tuple[str, str]  # characters, and the fact that they are (空 for a phrase's own words)


class Said(str):
    """Characters that a placeholder yielded, with the name of their fact; ``str()`` keeps it."""

    fact: str

    def __new__(cls, text: str, fact: str) -> Said:
        """``text`` as what ``fact`` yielded."""
        said = super().__new__(cls, text)
        said.fact = fact
        return said

    def __str__(self) -> str:
        return self


class Value:
    """A fact as a phrase meets it: a text or a list of texts."""

    def __init__(self, name: str, value: str | tuple[str, ...]) -> None:
        self.name, self.value = name, value

    @property
    def entries(self) -> tuple[str, ...]:
        """The fact as a list."""
        return (self.value,) if isinstance(self.value, str) else self.value


def enumerated(value: Value) -> Said:
    """甲、乙、丙."""
    return Said("、".join(value.entries), value.name)


def joined(value: Value) -> Said:
    """甲、乙和丙."""
    *heads, last = value.entries
    return Said("、".join(heads) + "和" + last if heads else last, value.name)


def parted(value: Value) -> Said:
    """甲；乙；丙, for entries with commas of their own."""
    return Said("；".join(value.entries), value.name)


def amount(value: Value) -> Said:
    """How many, as it stands before a measure word: 两, 三."""
    return Said(numerals.counted(len(value.entries)), value.name)


def itemised(value: Value) -> Said:
    """一是甲；二是乙；三是丙."""
    numbered = (numerals.number("是", index) + entry for index, entry in enumerate(value.entries, 1))
    return Said("；".join(numbered) if len(value.entries) > 1 else value.entries[0], value.name)


def first(value: Value) -> Said:
    """甲."""
    return Said(value.entries[0], value.name)


def said(value: Any) -> Any:
    """What a bare placeholder yields."""
    return enumerated(value) if isinstance(value, Value) else value


ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, finalize=said, keep_trailing_newline=True, cache_size=0
)
FILTERS = {"顿号": enumerated, "分号": parted, "和": joined, "个数": amount, "分述": itemised, "首项": first}
ENVIRONMENT.filters = dict(FILTERS)
ENVIRONMENT.globals = {}


def rendered(texts: Iterable[str], facts: Mapping[str, Value]) -> Iterator[tuple[Chunk, ...]]:
    """Each text filled with facts, as chunks.

    A placeholder says the same wherever it stands, so each is compiled and rendered once, all in one template:
    compiling costs the most. One without a fact raises ``jinja2.UndefinedError``; gaps are filled in before.
    """
    pieces = [pieces_of(text) for text in texts]
    placeholders = tuple(dict.fromkeys(piece for _, names in pieces for piece in names))
    said = ((str.__str__(value), value.fact) for value in yielded(placeholders, facts))
    values = dict(zip(placeholders, said, strict=True))
    return (filled(own, names, values) for own, names in pieces)


@lru_cache(maxsize=8192)
def pieces_of(text: str) -> tuple[tuple[Chunk, ...], tuple[str, ...]]:
    """A text's own words as chunks, and the placeholders between them."""
    pieces = PIECES.split(text)
    return tuple((own, "") for own in pieces[::2]), tuple(pieces[1::2])


def filled(own: tuple[Chunk, ...], names: tuple[str, ...], values: Mapping[str, Chunk]) -> tuple[Chunk, ...]:
    """A text's own words and what its placeholders yield, by turns."""
    if not names:
        return own
    turns = (chunk for pair in zip(own, (values[name] for name in names), strict=False) for chunk in pair)
    return tuple(chunk for chunk in (*turns, own[-1]) if chunk[0])


def yielded(placeholders: tuple[str, ...], facts: Mapping[str, Value]) -> Iterator[Said]:
    """What each placeholder says."""
    compiled = template("".join(placeholders))
    return (piece for piece in compiled.root_render_func(compiled.new_context(dict(facts))) if isinstance(piece, Said))


@lru_cache(maxsize=64)
def template(source: str) -> Template:
    """``source`` compiled."""
    return ENVIRONMENT.from_string(source)
