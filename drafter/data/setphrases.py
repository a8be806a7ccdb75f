"""Set phrases (固定表述) with their full wording, order, dated source and validity; the one loader of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import Field

from . import library, yamlfile
from .yamlfile import Model

FILE = "phrasebanks/set-phrases.yaml"
SHORTEST = 4  # characters of a wording that counts as an expression


class SetPhraseText(Model):
    """A set phrase as an editor writes it."""

    name: str = Field(alias="名称")
    text: str = Field(alias="全文")
    members: tuple[str, ...] = Field((), alias="成员")
    head: str = Field("", alias="中心词")
    source: str = Field(alias="出处")
    date: str = Field(alias="日期", pattern=r"^\d{4}-\d{2}-\d{2}$")
    since: str = Field("", alias="自", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    until: str = Field("", alias="至", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    other_texts: tuple[str, ...] = Field((), alias="异文")


class Table(Model):
    """The file as a whole."""

    note: str = Field("", alias="说明")
    entries: tuple[SetPhraseText, ...] = Field(alias="固定表述")


@dataclass(frozen=True, slots=True)
class SetPhrase:
    """A set phrase: its short name, full wording, members in order, head, source and days of validity."""

    name: str
    text: str
    members: tuple[str, ...]
    head: str
    source: str
    date: str
    since: str
    until: str
    other_texts: tuple[str, ...]


@cache
def load() -> tuple[SetPhrase, ...]:
    """Every set phrase, in the order of the file."""
    path = library.files(FILE)[FILE]
    key = library.digest(path.read_bytes())
    rows = library.cached("set-phrases", key, lambda: [entry.model_dump() for entry in parsed()])
    return tuple(thawed(row) for row in rows)


def thawed(row: dict[str, Any]) -> SetPhrase:
    """A set phrase from what the cache keeps."""
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return SetPhrase(**fields)


def parsed() -> tuple[SetPhraseText, ...]:
    """The entries as they were written, checked."""
    path = library.files(FILE)[FILE]
    return yamlfile.document(path, library.shown(FILE, path)).parse(Table).entries


def wordings() -> tuple[str, ...]:
    """Every name, full wording and member of four or more characters, the longest first."""
    found = {
        text
        for entry in load()
        for text in (entry.name, entry.text, *entry.other_texts, *entry.members)
        if len(text) >= SHORTEST
    }
    return tuple(sorted(found, key=lambda text: (-len(text), text)))
