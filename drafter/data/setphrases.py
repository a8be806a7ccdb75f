"""Set phrases (固定表述) with their full wording, order, dated source and validity; the one loader of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from . import library, records, yamlfile
from .records import key

FILE = "phrasebanks/set-phrases.yaml"
SHORTEST = 4  # characters of a wording that counts as an expression


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SetPhrase:
    """A set phrase: its short name, full wording, members in order, head, source and days of validity."""

    name: str = key("名称")
    text: str = key("全文")
    members: tuple[str, ...] = key("成员", ())
    head: str = key("中心词", "")
    source: str = key("出处")
    date: str = key("日期", pattern=r"\d{4}-\d{2}-\d{2}")
    since: str = key("自", "", pattern=r"(\d{4}-\d{2}-\d{2})?")
    until: str = key("至", "", pattern=r"(\d{4}-\d{2}-\d{2})?")
    other_texts: tuple[str, ...] = key("异文", ())

    def holds(self, date: str) -> bool:
        """Whether it is the wording of a day."""
        return self.since <= date and (not self.until or date < self.until)

    @property
    def wordings(self) -> tuple[str, ...]:
        """Its name and its full wordings."""
        return (self.name, self.text, *self.other_texts)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Table:
    """The file as a whole."""

    note: str = key("说明", "")
    entries: tuple[SetPhrase, ...] = key("固定表述")


@cache
def load() -> tuple[SetPhrase, ...]:
    """Every set phrase, in the order of the file; none where there is no such file."""
    path = library.file(FILE)
    if path is None:
        return ()
    text = yamlfile.content(path, FILE)
    rows = library.cached("set-phrases", library.digest(text), lambda: [asdict(entry) for entry in parsed(text)])
    return tuple(thawed(row) for row in rows)


def parsed(text: str) -> tuple[SetPhrase, ...]:
    """The entries as they were written, checked."""
    return records.read(yamlfile.parsed(text, FILE), Table).entries


def thawed(row: dict[str, Any]) -> SetPhrase:
    """A set phrase from what the cache keeps."""
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return SetPhrase(**fields)


def digest() -> str:
    """The fingerprint of the file."""
    path = library.file(FILE)
    return library.digest(yamlfile.raw(path, FILE)) if path else ""


@cache
def wordings() -> tuple[str, ...]:
    """Every name, full wording and member of four or more characters, the longest first."""
    found = {
        text
        for entry in load()
        for text in (entry.name, entry.text, *entry.other_texts, *entry.members)
        if len(text) >= SHORTEST
    }
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


@cache
def amiss(date: str) -> frozenset[str]:
    """Names and full wordings that are not yet, or no longer, those of a day; none where the day is not known."""
    right = {text for entry in load() if entry.holds(date) for text in entry.wordings}
    every = {text for entry in load() for text in entry.wordings if len(text) >= SHORTEST}
    return frozenset(every - right) if date else frozenset()
