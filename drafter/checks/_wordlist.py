"""Checks that are word lists: YAML files that an editor extends, one check a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Literal

from drafter.data import library, records, yamlfile
from drafter.data.records import key
from drafter.model import LEVELS, Draft, Finding, Level
from drafter.text.places import Whole, occurrences, whole

FOLDER = "templates/wordlists"
LEVEL_NAMES: dict[str, Level] = dict(zip(("错误", "警告", "提示"), LEVELS, strict=True))
GAP = "…"  # in an entry: a few characters of the same clause
WIDEST = 12  # characters that a gap may stand for
BETWEEN = rf"[^，。；：！？、\n“”]{{1,{WIDEST}}}?"


def listed(value: Any) -> Any:
    """A single text as a list of one."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A wording that is wrong where its neighbours allow it, and what should stand there.

    ``wrong`` may hold ``…`` for up to ``WIDEST`` characters of the same clause; a replacement may then hold one too.
    ``after`` and ``before`` name literal neighbours that must stand right behind or in front; ``unless_…`` that must not.
    """

    wrong: tuple[str, ...] = key("错", before=listed, accepts=Any, least=1)
    right: tuple[str, ...] = key("对", (), before=listed, accepts=Any)
    after: tuple[str, ...] = key("后接", (), before=listed, accepts=Any)
    before: tuple[str, ...] = key("前接", (), before=listed, accepts=Any)
    unless_after: tuple[str, ...] = key("不后接", (), before=listed, accepts=Any)
    unless_before: tuple[str, ...] = key("不前接", (), before=listed, accepts=Any)
    message: str = key("说法", "")
    level: Literal["", "错误", "警告", "提示"] = key("级别", "")
    safe: bool = key("安全", False)
    source: str = key("依据", "")

    def fault(self) -> str:
        """What makes the entry useless; empty if nothing does."""
        if self.safe and len(self.right) != 1:
            return "“安全”的条目要恰好写一个“对”"
        short = next((text for text in self.wrong if not text.strip(GAP) or text[0] == GAP or text[-1] == GAP), None)
        return f"“{short}”不能以省略号开头或结尾" if short is not None else ""


@dataclass(frozen=True, kw_only=True)
class WordList:
    """One file: a check as data."""

    name: str = key("名称")
    note: str = key("说明")
    usual: Literal["错误", "警告", "提示"] = key("级别")
    source: str = key("依据", "")
    examples: tuple[str, ...] = key("例", least=2)
    entries: tuple[Entry, ...] = key("条目", least=1)

    @property
    def level(self) -> Level:
        """The usual level of its findings."""
        return LEVEL_NAMES[self.usual]

    @property
    def manual(self) -> str:
        """Its manual page."""
        source = f"\n\n依据：{self.source}" if self.source else ""
        return f"{self.name}。\n\n{self.note.strip()}{source}"

    def check(self, draft: Draft, options: object) -> Iterator[Finding]:  # noqa: ARG002
        """Every wording of the list that stands in the draft."""
        text = whole(draft)
        for entry in self.entries:
            for wrong in entry.wrong:
                for start, end in places(text.text, wrong):
                    if fits(text.text, start, end, entry):
                        yield self.finding(text, start, end, entry, wrong)

    def finding(self, text: Whole, start: int, end: int, entry: Entry, wrong: str) -> Finding:
        """One place where an entry's wording stands."""
        spot = text.spot(start, end)
        shown = text.text[start:end]
        right = tuple(filled(model, wrong, shown) for model in entry.right)
        return Finding(
            spot.block,
            spot.start,
            spot.end,
            entry.message or said(shown, right),
            right,
            "safe" if entry.safe else "suggest" if right else "none",
            source=entry.source or self.source,
            level=LEVEL_NAMES.get(entry.level, ""),
        )


def said(wrong: str, right: tuple[str, ...]) -> str:
    """What is there and what should be."""
    choices = "或".join(f"“{text}”" if text else "删去" for text in right)
    return f"“{wrong}”应为{choices}" if right else f"“{wrong}”不宜这样用"


def places(text: str, wrong: str) -> Iterator[tuple[int, int]]:
    """Where a wording stands."""
    if GAP not in wrong:
        yield from ((start, start + len(wrong)) for start in occurrences(text, wrong))
    elif wrong.partition(GAP)[0] in text:
        yield from (match.span() for match in pattern(wrong).finditer(text))


@cache
def pattern(wrong: str) -> re.Pattern[str]:
    """A wording with gaps as a pattern of bounded width."""
    return re.compile(f"({BETWEEN})".join(re.escape(part) for part in wrong.split(GAP)))


def filled(model: str, wrong: str, shown: str) -> str:
    """A replacement with its gap filled by what stood in the text."""
    match = pattern(wrong).fullmatch(shown) if GAP in model else None
    return model.replace(GAP, match[1]) if match else model


def fits(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the neighbours are those that make the wording wrong."""
    return (
        (not entry.after or text.startswith(entry.after, end))
        and not (entry.unless_after and text.startswith(entry.unless_after, end))
        and (not entry.before or text.endswith(entry.before, 0, start))
        and not (entry.unless_before and text.endswith(entry.unless_before, 0, start))
    )


def files() -> dict[str, str]:
    """The file of each word list by the id of its check."""
    return {PurePosixPath(name).stem: name for name in library.files(f"{FOLDER}/*.yaml")}


def ids() -> list[str]:
    """The ids of all word lists."""
    return list(files())


def load(name: str) -> WordList:
    """The word list of an id. Raises ``KeyError``, or ``Mistakes`` with every fault of the file."""
    file = files()[name]
    path = library.file(file)
    if path is None:
        raise KeyError(name)
    return records.read(yamlfile.document(path, file), WordList)
