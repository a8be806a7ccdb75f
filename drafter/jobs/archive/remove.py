"""Documents out of the archive, by the names of their files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import NamedTuple

from drafter.archive.store import Record, Source, Store
from drafter.errors import DrafterError
from drafter.report.visible import visible

from . import host, named

SHOWN = 20  # names that a message lists
ALIKE = 0.7  # of a name that may be meant
FIGURES = re.compile(r"[0-9]+")


class Removed(NamedTuple):
    """A file that was taken out, and another one that still has its text, or nothing."""

    source: Source
    left: Source | None


def removed(store: Store, names: Iterable[str], every: bool) -> list[Removed]:
    """Take out what names stand for; ``every`` allows several files for a name. Raises ``DrafterError``."""
    records = list(store.records())
    sources = list(dict.fromkeys(source for name in names for source in meant(records, name, every)))
    store.remove(sources)
    gone = set(sources)
    return [
        Removed(source, next((one for one in record.sources if one not in gone), None))
        for record in records
        for source in record.sources
        if source in gone
    ]


def meant(records: list[Record], name: str, every: bool) -> list[Source]:
    """The files that a name stands for. Raises ``DrafterError`` if there are none, or several unasked."""
    sources = [source for record in records for source in record.sources]
    found = matching(sources, name)
    if not found:
        raise DrafterError(f"{name}: 旧稿库里没有这篇；用 drafter archive list 看都有哪些{nearest(sources, name)}")
    if len(found) > 1 and not every:
        listed = "\n".join(f"  {visible(named(source))}" for source in found[:SHOWN])
        more = f"\n  …… 共 {len(found)} 个" if len(found) > SHOWN else ""
        raise DrafterError(
            f"{name}: 对得上的有 {len(found)} 个，一个也没有去掉；请写全路径，或加 --all 全部去掉：\n{listed}{more}"
        )
    return found


def matching(sources: list[Source], name: str) -> list[Source]:
    """The files that a name stands for: that path; else all of that name or below that folder; else all of a pattern."""
    path = os.path.abspath(name)  # noqa: PTH100 - links stay as they were typed
    exact = [source for source in sources if mine(source, path) or named(source) == name]
    return exact or [one for one in sources if within(one, name, path)] or [one for one in sources if fits(one, name)]


def within(source: Source, name: str, path: str) -> bool:
    """Whether a file has a name or stands below a folder of this machine."""
    folder = os.path.join(path, "")  # noqa: PTH118 - with the separator at its end
    return PurePath(source.name).name == name or (source.host == host() and source.name.startswith(folder))


def mine(source: Source, path: str) -> bool:
    """Whether a source is a file of this machine."""
    return source.host == host() and source.name == path


def fits(source: Source, pattern: str) -> bool:
    """Whether the path or the name of a file, or what it is called, fits a pattern."""
    return any(fnmatchcase(one, pattern) for one in (source.name, named(source), PurePath(source.name).name))


def nearest(sources: list[Source], name: str) -> str:
    """A file name that the user may have meant, or a pattern, as the end of a sentence."""
    if any(name in source.name for source in sources):
        return f"，名字里带“{name}”的可以写 '*{name}*'"
    wanted = PurePath(name)
    files = {PurePath(source.name) for source in sources}
    alike = sorted({file.name for file in files if set(file.stem) & set(wanted.stem) and same_figures(file, wanted)})
    found = get_close_matches(wanted.name, alike, 1, ALIKE)
    return f"，是不是“{found[0]}”？" if found else ""


def same_figures(one: PurePath, other: PurePath) -> bool:
    """Whether two files have the same figures in their names: another year's is another document."""
    return FIGURES.findall(one.stem) == FIGURES.findall(other.stem)
