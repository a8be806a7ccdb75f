"""From files to findings: reads, checks, leaves out what a baseline knows, fixes what is safe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import platformdirs

from drafter import checks, formats
from drafter.checks import Settings
from drafter.errors import DrafterError
from drafter.model import Checked, Document, Draft, Waiver
from drafter.report import fingerprints
from drafter.text import words

from . import baseline, parallel
from .reading import STDIN, read, said

SAID_BEFORE = "said-before"  # the check that earlier documents are looked into for
NO_LAYOUT = "不查"  # what a user writes who wants no page held against a layout


class Request(NamedTuple):
    """What the user asked for; ``only`` and ``skip`` hold ids or Chinese names of checks, ``against`` names an archive, ``layout`` a page."""

    files: tuple[str, ...]
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    config: Path | None = None
    brief: Path | None = None
    baseline: Path | None = None
    against: str = ""
    layout: str = ""


class Standard(NamedTuple):
    """What every file of a run is held against: the chosen checks, a settings file, what was meant, known findings, the archive, a layout."""

    only: frozenset[str]
    off: frozenset[str]
    config: Path | None
    meant: Draft | None
    known: frozenset[str]
    archive: str = ""
    layout: str = ""


def check(request: Request, paths: list[str]) -> Iterator[Checked]:
    """Each file with its findings, in the order of the files; one that cannot be read says why."""
    standard = standard_of(request)
    if len(paths) == 1:
        yield checked(paths[0], standard)
    else:
        yield from parallel.mapped(checked, paths, standard)


def standard_of(request: Request) -> Standard:
    """What the files are held against. Raises ``DrafterError``."""
    if request.against:
        from . import against

        against.look(request.against)
    return Standard(
        frozenset(map(checks.resolved, request.only)),
        frozenset(map(checks.resolved, request.skip)),
        request.config,
        meant(request.brief) if request.brief else None,
        baseline.load(request.baseline) if request.baseline else frozenset(),
        request.against,
        request.layout,
    )


def meant(path: Path) -> Draft:
    """The draft that a brief asks for: its series and its facts. Raises ``DrafterError``."""
    from drafter.drafting.compose import compose

    from . import draft

    brief, bank = draft.loaded(draft.Request(path))
    return compose(brief, bank, brief.seed).draft


def checked(name: str, standard: Standard) -> Checked:
    """One file with its findings, or with the reason why it could not be checked."""
    try:
        return judged(said(name), read(name), standard, settings_for(name, standard))
    except DrafterError as error:
        return Checked(said(name), None, error=str(error))
    except Exception as error:  # the other files are still checked, and the face tells of it
        from traceback import format_exc

        culprit = next(iter(getattr(error, "__notes__", [])), "")
        remedy = f"可以加 --skip {culprit} 先做别的检查" if culprit else "其他文件不受影响"
        return Checked(said(name), None, error=f"{said(name)}: 检查到一半程序出错了；{remedy}", fault=format_exc())


def settings_for(name: str, standard: Standard) -> Settings:
    """The settings for a file: from the file that was named, the one beside the document, or the user's own."""
    folder = Path() if name == STDIN else Path(name).parent
    path = standard.config or checks.near(folder, platformdirs.user_data_path("drafter"))
    found = checks.settings(path) if path else Settings()
    return replace(found, only=standard.only, off=(found.off - standard.only) | standard.off)


def judged(name: str, document: Document, standard: Standard, settings: Settings) -> Checked:
    """A document with its findings."""
    waivers = tuple(known(name, waiver) for waiver in document.draft.waivers)
    draft = with_meaning(replace(document.draft, waivers=waivers), standard.meant)
    draft = paged(draft, name, standard.layout or settings.layout)
    document = replace(document, draft=held(draft, name, standard.archive or settings.archive, settings))
    whole = Checked(name, document, tuple(checks.run(document.draft, settings)), words=words.count(document.draft))
    if not standard.known:
        return whole
    ids = fingerprints(whole)
    kept = tuple(one for one, id_ in zip(whole.findings, ids, strict=True) if id_ not in standard.known)
    return replace(whole, findings=kept, silenced=len(ids) - len(kept))


def held(draft: Draft, name: str, archive: str, settings: Settings) -> Draft:
    """A draft that knows what earlier documents say already, if an archive is named and that is checked."""
    if not archive or not settings.chosen([SAID_BEFORE]):
        return draft
    from . import against

    return replace(draft, reuse=against.passages(draft, name, archive))


def paged(draft: Draft, name: str, layout: str) -> Draft:
    """A draft that knows what is asked of its page, if a Word file holds it: converting others changes their pages.

    Raises ``DrafterError`` if there is no such layout.
    """
    if draft.page is None or layout == NO_LAYOUT or not formats.markable(Path(name)):
        return draft
    from drafter.word.reading import norm

    return norm.held(draft, layout)


def known(name: str, waiver: Waiver) -> Waiver:
    """A waiver by the ids of its checks. Raises ``DrafterError`` with its line if there is no such check."""
    try:
        return replace(waiver, checks=tuple(map(checks.resolved, waiver.checks)))
    except DrafterError as error:
        raise DrafterError(f"{name}:{waiver.line}: {error}") from None


def with_meaning(draft: Draft, meant: Draft | None) -> Draft:
    """A draft that knows what was meant, if a brief was given."""
    if meant is None:
        return draft
    return replace(draft, genre=meant.genre, series=meant.series, facts=meant.facts, date=draft.date or meant.date)
