"""The usual phrases of an archive for people and programs."""

from __future__ import annotations

from json import dumps

from drafter.data.usual import Table, UsualPhrase, plain, yaml

__all__ = ["json", "text", "yaml"]


def json(table: Table) -> str:
    """A table as JSON, with the keys of the YAML file."""
    return dumps(plain(table), ensure_ascii=False, indent=2) + "\n"


def text(table: Table) -> str:
    """A table for reading: each phrase with its evidence on a line of its own."""
    copies = f"（内容基本相同的 {table.copies} 篇不重复计）" if table.copies else ""
    head = f"{table.documents} 篇旧稿{copies}里，至少 {table.least} 篇都用的提法有 {len(table.phrases)} 条"
    return "\n".join([head, *map(told, table.phrases)]) + "\n"


def told(phrase: UsualPhrase) -> str:
    """A phrase with its evidence."""
    places = "、".join(f"{example.document}:{example.line}" for example in phrase.examples)
    return f"{phrase.text}  {phrase.documents} 篇{span(phrase)}  {places}"


def span(phrase: UsualPhrase) -> str:
    """From when to when a phrase was used, as far as is known."""
    if not phrase.first:
        return ""
    return f"，{phrase.first}" if phrase.first == phrase.last else f"，{phrase.first} 至 {phrase.last}"
