"""What is checked and how severely, as ``drafter.yaml`` says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from drafter.data import yamlfile
from drafter.data.document import Document, Trail
from drafter.data.records import Reading, key, read
from drafter.errors import DrafterError, Mistake, Mistakes
from drafter.model import LEVEL_OF, Level

NAME = "drafter.yaml"
DEEPEST = 8  # files that one may follow from another
OFF = ("关", False)
ON = ("开", True)
OptionsOf = Callable[[str], tuple[str, type]]  # id and options of a check by its id or Chinese name
USUAL = "默认"  # the user's own archive
VALUES = "关、开、错误、警告、提示，或分行写“级别”和选项"


@dataclass(frozen=True, slots=True)
class Settings:
    """Which checks run, at which levels, with which options; ``words`` are the office's own and never a fault.

    ``archive`` is where the earlier documents are that drafts are held against: a file, an address, ``USUAL`` or nothing;
    ``layout`` is the one that pages of Word files are held against, empty for the one that suits them.
    """

    only: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    on: frozenset[str] = frozenset()
    levels: Mapping[str, Level] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    archive: str = ""
    layout: str = ""

    def chosen(self, ids: Iterable[str]) -> list[str]:
        """The checks that are on, in order."""
        return [name for name in ids if name not in self.off and (not self.only or name in self.only)]

    def over(self, other: Settings) -> Settings:
        """These settings on top of others, which they follow."""
        spoken = self.on | frozenset(self.levels) | frozenset(self.options)
        return replace(
            self,
            off=(other.off - spoken) | self.off,
            levels={**other.levels, **self.levels},
            options={**other.options, **self.options},
            words=other.words | self.words,
            archive=self.archive or other.archive,
            layout=self.layout or other.layout,
        )


@dataclass(frozen=True, kw_only=True)
class SettingsText:
    """The file as it is written."""

    follows: str = key("沿用", "")
    checks: dict[str, Any] = key("检查", {})
    words: tuple[str, ...] = key("自有词", ())
    archive: str = key("旧稿库", "")
    layout: str = key("版式", "")


def near(folder: Path, own: Path) -> Path | None:
    """The settings file for a document in ``folder``: beside it, else in the user's own folder."""
    return next((path for path in (folder / NAME, own / NAME) if path.is_file()), None)


def load(path: Path, options_of: OptionsOf, depth: int = 0) -> Settings:
    """The settings of a file over those that it follows. Raises ``Mistakes`` with every fault at its place."""
    sheet = Sheet(yamlfile.document(path, remedy="可以写上设置，或删去这个文件"), options_of)
    written = read(sheet.document, SettingsText)
    words = frozenset(filter(None, written.words))
    own = Settings(words=words, archive=archive(path, written.archive), layout=written.layout)
    for name, value in written.checks.items():
        own = sheet.with_check(own, name, value)
    if sheet.faults:
        raise Mistakes(sheet.faults)
    return own.over(followed(path, written.follows, options_of, depth)) if written.follows else own


def archive(path: Path, written: str) -> str:
    """Where the archive is that a settings file names; a file is looked for beside it."""
    return written if not written or written == USUAL or "://" in written else str(path.parent / written)


def followed(path: Path, name: str, options_of: OptionsOf, depth: int) -> Settings:
    """The settings that a file follows. Raises ``DrafterError``."""
    base = path.parent / name
    if not base.is_file():
        raise DrafterError(f"{path}: “沿用”的文件“{name}”找不到；请写相对于本文件的路径")
    if depth >= DEEPEST:
        raise DrafterError(f"{path}: “沿用”套得太深，或者几个文件互相沿用；请理顺")
    return load(base, options_of, depth + 1)


@dataclass(slots=True)
class Sheet:
    """The part of a settings file that names checks, and the faults found in it."""

    document: Document
    options_of: OptionsOf
    faults: list[Mistake] = field(default_factory=list)

    def with_check(self, own: Settings, written: str, value: Any) -> Settings:
        """Settings with what is written for one check."""
        trail = ("检查", written)
        try:
            name, options = self.options_of(written)
        except DrafterError as error:
            return self.wrong(own, trail, str(error))
        if isinstance(value, Mapping):
            return self.with_options(own, name, options, value, trail)
        return self.with_level(own, name, value, trail)

    def with_options(self, own: Settings, name: str, options: type, value: Mapping[str, Any], trail: Trail) -> Settings:
        """Settings with the options of a check, and its level if that is among them."""
        reading = Reading(self.document)
        made = reading.record(options, {key: entry for key, entry in value.items() if key != "级别"}, trail)
        self.faults += reading.faults
        own = replace(own, options={**own.options, name: made})
        return self.with_level(own, name, value["级别"], (*trail, "级别")) if "级别" in value else own

    def with_level(self, own: Settings, name: str, value: Any, trail: Trail) -> Settings:
        """Settings with a check off, on, or at a level."""
        if value in OFF:
            return replace(own, off=own.off | {name})
        if value in ON:
            return replace(own, on=own.on | {name})
        if value not in LEVEL_OF:
            return self.wrong(own, trail, f"“{value}”不合要求；可以写：{VALUES}")
        return replace(own, levels={**own.levels, name: LEVEL_OF[value]})

    def wrong(self, own: Settings, trail: Trail, message: str) -> Settings:
        """Note a fault; the settings stay as they are."""
        self.faults.append(Mistake(self.document.place(*trail), message))
        return own
