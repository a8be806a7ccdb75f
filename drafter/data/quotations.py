"""Quotations that speeches use, with work and author; the one loader of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from . import library, records, yamlfile
from .records import key

FILE = "phrasebanks/quotations.yaml"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Quotation:
    """A line as its work has it, and other wordings that are accepted."""

    text: str = key("句")
    work: str = key("篇")
    author: str = key("作者", "")
    other_texts: tuple[str, ...] = key("异文", ())

    @property
    def source(self) -> str:
        """Where it is from."""
        return self.work if self.author in self.work else f"{self.author}{self.work}"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Collection:
    """The file as a whole."""

    note: str = key("说明", "")
    entries: tuple[Quotation, ...] = key("名句")


@cache
def load() -> tuple[Quotation, ...]:
    """Every quotation, in the order of the file; none where there is no such file."""
    path = library.file(FILE)
    if path is None:
        return ()
    text = yamlfile.content(path, FILE)
    rows = library.cached("quotations", library.digest(text), lambda: [asdict(entry) for entry in parsed(text)])
    return tuple(thawed(row) for row in rows)


def parsed(text: str) -> tuple[Quotation, ...]:
    """The entries as they were written, checked."""
    return records.read(yamlfile.parsed(text, FILE), Collection).entries


def thawed(row: dict[str, Any]) -> Quotation:
    """A quotation from what the cache keeps."""
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Quotation(**fields)
