"""The checks: found by looking into this folder and the word lists, run over a Draft, their findings sorted."""

from __future__ import annotations

import gc
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from types import ModuleType
from typing import Any

from drafter.data.yamlfile import alike
from drafter.errors import DrafterError
from drafter.model import LEVELS, Draft, Finding, Level, Spot
from drafter.text.places import occurrences

from . import _settings, _wordlist
from ._needs import called_for
from ._options import NoOptions
from ._settings import USUAL, Settings, SettingsText, near
from ._wordlist import WordList


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: its id, its Chinese manual page (the first line names the fault), its usual level, what may be set."""

    id: str
    manual: str
    level: Level
    options: type
    find: Callable[[Draft, Any], Iterable[Finding]]

    @property
    def title(self) -> str:
        """The fault in a few words."""
        return self.manual.partition("\n")[0].rstrip("。")


def ids() -> tuple[str, ...]:
    """The ids of all checks, sorted."""
    return tuple(sorted([*modules(), *_wordlist.ids()]))


@cache
def modules() -> dict[str, str]:
    """The name of each check's module by its id."""
    found = (module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return {name.replace("_", "-"): name for name in found}


def resolved(name: str) -> str:
    """The id of a check by its id or its Chinese name. Raises ``DrafterError`` with a did-you-mean."""
    known = ids()
    if name in known:
        return name
    titles = {load(id_).title: id_ for id_ in known}
    if name.rstrip("。") in titles:
        return titles[name.rstrip("。")]
    near = alike(name, [*known, *titles], 0.5)
    raise DrafterError(f"没有“{name}”这个检查；" + (f"是不是“{near}”？" if near else "用 drafter list checks 看有哪些"))


def settings(path: Path) -> Settings:
    """What a settings file says. Raises ``DrafterError`` with every fault at its place."""
    return _settings.load(path, lambda name: (resolved(name), load(resolved(name)).options))


@cache
def load(name: str) -> Check:
    """The check of an id. Raises ``KeyError``."""
    if name in modules():
        return of_module(name, import_module(f".{modules()[name]}", __name__))
    listed = _wordlist.load(name)
    return Check(name, listed.head.manual, listed.head.level, NoOptions, listed.check)


def of_module(name: str, module: ModuleType) -> Check:
    """A module as a check: its docstring is the manual page."""
    return Check(name, (module.__doc__ or "").strip(), module.LEVEL, module.Options, module.check)


def run(draft: Draft, settings: Settings) -> list[Finding]:
    """Every finding of the checks that are on, in the order of the text."""
    names = [name for name in settings.chosen(ids()) if called_for(name, draft)]
    with collector_at_rest():
        found = [finding for name in names for finding in findings(draft, load(name), settings)]
    wanted = [finding for finding in found if not waived(draft, finding) and not own(draft, finding, settings)]
    return sorted(said_once(draft, wanted), key=lambda finding: (finding.spot, finding.check, finding.message))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """No search for cycles meanwhile: a run makes a million small values and hardly a cycle."""
    busy = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if busy:
            gc.enable()


def said_once(draft: Draft, found: list[Finding]) -> list[Finding]:
    """Findings without those that would change the same characters in the same way as a graver one."""
    best: dict[object, Finding] = {}
    for finding in sorted(found, key=lambda one: (LEVELS.index(one.level or "hint"), one.fix != "safe", one.check)):
        best.setdefault(change(draft, finding) if finding.replacements else id(finding), finding)
    return list(best.values())


def change(draft: Draft, finding: Finding) -> tuple[Spot, str]:
    """What a finding's first replacement changes: the characters that differ, and what takes their place."""
    old, new = draft.blocks[finding.block].text[finding.start : finding.end], finding.replacements[0]
    head = alike_from_start(old, new)
    tail = alike_from_start(old[head:][::-1], new[head:][::-1])
    return Spot(finding.block, finding.start + head, finding.end - tail), new[head : len(new) - tail]


def alike_from_start(one: str, other: str) -> int:
    """How many characters two texts share at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def findings(draft: Draft, check: Check, settings: Settings) -> Iterable[Finding]:
    """What one check finds, signed with its id and its level."""
    set_to = settings.levels.get(check.id)
    try:
        for finding in check.find(draft, settings.options.get(check.id) or check.options()):
            yield replace(finding, check=check.id, level=set_to or finding.level or check.level)
    except Exception as error:
        error.add_note(check.id)  # so that the user can leave this check out until it is mended
        raise


def waived(draft: Draft, finding: Finding) -> bool:
    """Whether the author asked that this be not checked here."""
    return any(
        waiver.first <= finding.block <= waiver.last and (not waiver.checks or finding.check in waiver.checks)
        for waiver in draft.waivers
    )


def own(draft: Draft, finding: Finding, settings: Settings) -> bool:
    """Whether a finding lies within a word that the office calls its own."""
    if not settings.words or finding.start == finding.end:
        return False
    text = draft.blocks[finding.block].text
    return any(
        start <= finding.start and finding.end <= start + len(word)
        for word in settings.words
        for start in occurrences(text, word)
    )


__all__ = [
    "USUAL",
    "Check",
    "Settings",
    "SettingsText",
    "WordList",
    "ids",
    "load",
    "near",
    "resolved",
    "run",
    "settings",
]
