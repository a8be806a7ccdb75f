"""What is in the archive, for people and programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .json import dumped
from .terminal import CUT
from .visible import visible

SCHEMA = "drafter.archive/1"
DAY = 10  # columns
TITLE = 40  # characters


class Held(NamedTuple):
    """A document of the archive: its title, its day or what is known of it, its characters, what its files are called.

    ``gone`` are those of its files that are no longer there, ``None`` if nobody looked.
    """

    title: str
    date: str
    characters: int
    files: tuple[str, ...]
    gone: frozenset[str] | None = None


def json(held: Sequence[Held]) -> str:
    """The .json of an archive."""
    return dumped({"schema": SCHEMA, "documents": [value(one) for one in held]})


def value(one: Held) -> dict[str, Any]:
    """A document; ``gone`` stands with its files where somebody looked."""
    gone = one.gone
    files = [{"path": name} if gone is None else {"path": name, "gone": name in gone} for name in one.files]
    return {"title": one.title or None, "date": one.date or None, "characters": one.characters, "files": files}


def text(held: Sequence[Held]) -> str:
    """A document a line, and how many there are."""
    lost = sum(bool(one.gone) and len(one.gone or ()) == len(one.files) for one in held)
    closing = f"共 {len(held)} 篇，{sum(one.characters for one in held)} 字（不计标点）"
    return "\n".join([*lines(held), closing + (f"；原文件都已不在的 {lost} 篇，文字还在库里" if lost else "")]) + "\n"


def lines(held: Sequence[Held]) -> Iterator[str]:
    """A line for each document: its day, its characters, its title, its files."""
    width = max((len(str(one.characters)) for one in held), default=0)
    for one in held:
        title = visible(one.title)
        name = f"《{title[:TITLE]}{CUT if len(title) > TITLE else ''}》" if title else "（没有题目）"
        files = "、".join(visible(file) + ("（已不在）" if file in (one.gone or ()) else "") for file in one.files)
        yield f"{one.date:<{DAY}}  {one.characters:>{width}} 字  {name}  {files}"
