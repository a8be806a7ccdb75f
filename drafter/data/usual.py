"""Usual phrases (常用提法): wordings that an office's earlier documents share, with their evidence; the one loader of them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from json import dumps
from typing import Any

from . import library, records, yamlfile
from .records import key

FILE = "phrasebanks/usual-phrases.yaml"
LEARN = f"可以删去它，或用 drafter archive phrases -o {FILE} --overwrite 重新学一份"
DATE = r"(\d{4}(-\d{2}){0,2})?"
MARKS = "、“”‘’《》〈〉·"  # that a phrase may be written with or without
MORE = 4  # characters beside a phrase that make it another one
WITHOUT = str.maketrans("", "", MARKS)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Example:
    """An earlier document that has a phrase: its name, title, day (or empty), and the line of its extracted text, from 1."""

    document: str = key("文件")
    title: str = key("题目", "")
    date: str = key("日期", "", pattern=DATE)
    line: int = key("行", 0)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class UsualPhrase:
    """A phrase that many documents have: how many, the first and the last day of those that are dated, examples.

    One that the user has added by hand needs nothing but its wording.
    """

    text: str = key("提法", least=2)
    documents: int = key("篇数", 1, least=1)
    first: str = key("最早", "", pattern=DATE)
    last: str = key("最近", "", pattern=DATE)
    examples: tuple[Example, ...] = key("出处", ())


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Table:
    """The file as a whole: the phrases, the strongest first, and how many documents they were learned from.

    Copies of one document count as one; ``copies`` says how many were left out.
    """

    note: str = key("说明", "")
    documents: int = key("旧稿篇数", 0)
    copies: int = key("重复篇数", 0)
    least: int = key("至少篇数", 0)
    phrases: tuple[UsualPhrase, ...] = key("常用提法", ())


@cache
def load() -> dict[str, int]:
    """The documents of every usual phrase of the user's own list by its wording; none where there is no such file."""
    path = library.file(FILE)
    if path is None:
        return {}
    text = yamlfile.content(path, FILE)
    found: dict[str, int] = library.cached("usual-phrases", library.digest(text), lambda: parsed(text))
    return found


def parsed(text: str) -> dict[str, int]:
    """The phrases as they were written, checked."""
    table = records.read(yamlfile.parsed(text, FILE, LEARN), Table)
    return {phrase.text: phrase.documents for phrase in table.phrases}


def bare(text: str) -> str:
    """A text without the marks that a phrase may be written with or without."""
    return text.translate(WITHOUT)


@cache
def known() -> dict[str, int]:
    """The documents of every usual phrase by its ``bare`` wording."""
    return {bare(phrase): documents for phrase, documents in load().items()}


def documents(text: str) -> int:
    """How many documents have the usual phrase that a ``bare`` text is, but for a few characters; 0 if it is none."""
    return max((count for phrase, count in known().items() if alike(text, phrase)), default=0)


def alike(text: str, phrase: str) -> bool:
    """Whether a text is a phrase with hardly anything beside it, or the larger part of it."""
    if phrase in text:
        return len(text) - len(phrase) < MORE
    return 2 * len(text) > len(phrase) and text in phrase


def plain(record: Any) -> dict[str, Any]:
    """A table, or a record of it, as plain values by the keys that files write; what is empty is left out."""
    values = {entry.metadata["key"]: getattr(record, entry.name) for entry in fields(record)}
    return {
        name: [plain(one) for one in value] if isinstance(value, tuple) else value
        for name, value in values.items()
        if value
    }


def yaml(table: Table) -> str:
    """A table as the file that ``load`` reads."""
    head = plain(replace(table, phrases=()))
    lines = [f"{name}: {quoted(value)}" for name, value in head.items()]
    lines.append("常用提法:" if table.phrases else "常用提法: []")
    for phrase in map(plain, table.phrases):
        lines += [f"  {' ' if place else '-'} {name}: {quoted(phrase[name])}" for place, name in enumerate(phrase)]
    return "\n".join(lines) + "\n"


def quoted(value: Any) -> str:
    """A value as YAML that no reader takes for anything else."""
    return dumps(value, ensure_ascii=False)
