"""Phrases filled with facts, each character knowing the fact that it came from; the home of jinja2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.text import numerals

CUT = "_cut"  # the placeholder that ends a phrase
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


def amount(value: Value) -> Said:
    """How many, as it stands before a measure word: 两, 三."""
    return Said(numerals.counted(len(value.entries)), value.name)


def said(value: Any) -> Any:
    """What a bare placeholder yields."""
    return enumerated(value) if isinstance(value, Value) else value


ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, finalize=said, keep_trailing_newline=True, cache_size=0
)
ENVIRONMENT.filters = {"顿号": enumerated, "和": joined, "个数": amount}
ENVIRONMENT.globals = {}


@lru_cache(maxsize=64)
def template(source: str) -> Template:
    """``source`` compiled."""
    return ENVIRONMENT.from_string(source)


def rendered(texts: Iterable[str], facts: Mapping[str, Value]) -> Iterator[list[Chunk]]:
    """Each text filled with facts, as chunks; those with placeholders are compiled as one template, since compiling costs the most.

    A placeholder without a fact raises ``jinja2.UndefinedError``: gaps are filled in before.
    """
    texts = list(texts)
    filled = filled_in([text for text in texts if "{{" in text], facts)
    return (next(filled) if "{{" in text else [(text, "")] for text in texts)


def filled_in(texts: list[str], facts: Mapping[str, Value]) -> Iterator[list[Chunk]]:
    """The chunks of each text with placeholders."""
    marker = "{{" + CUT + "}}"
    compiled = template("".join(text + marker for text in texts))
    chunks: list[Chunk] = []
    for piece in compiled.root_render_func(compiled.new_context({**facts, CUT: Value(CUT, "")})):
        if isinstance(piece, Said) and piece.fact == CUT:
            yield chunks
            chunks = []
        elif piece:
            chunks.append((str.__str__(piece), piece.fact if isinstance(piece, Said) else ""))
