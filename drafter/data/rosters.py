"""Rosters: the people of an office with their posts, in order of rank; the one loader of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from . import library, records, yamlfile
from .records import key

FOLDER = "templates/rosters"


def listed(value: Any) -> Any:
    """A single post as a list of one."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person and all posts that he or she holds."""

    name: str = key("姓名")
    posts: tuple[str, ...] = key("职务", (), before=listed, accepts=Any)


@dataclass(frozen=True, kw_only=True)
class Roster:
    """A file: the people in order of rank."""

    note: str = key("说明", "")
    people: tuple[Person, ...] = key("名单", least=1)


@cache
def load() -> tuple[Roster, ...]:
    """Every roster, by the name of its file. Raises ``DrafterError``."""
    files = library.files(f"{FOLDER}/*.yaml")
    return tuple(read(name, yamlfile.content(path, name)) for name, path in files.items())


def read(name: str, text: str) -> Roster:
    """The roster in a file, kept as names and posts."""
    rows = library.cached("roster", library.digest(name, text), lambda: kept(name, text))
    return Roster(people=tuple(Person(name=name, posts=tuple(posts)) for name, posts in rows))


def kept(name: str, text: str) -> list[Any]:
    """The people of a roster as the cache keeps them."""
    return [[person.name, person.posts] for person in records.read(yamlfile.parsed(text, name), Roster).people]
