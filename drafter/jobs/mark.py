"""Findings put into Word files as comments and tracked changes, all else as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from drafter import formats
from drafter.errors import DrafterError
from drafter.model import Change, Checked, Document, Finding, Marked, Marks, Note, Spot
from drafter.report import title, wording
from drafter.report.visible import visible

from . import output

LONG = 24  # characters of a wording that a comment on several findings repeats


class Wanted(NamedTuple):
    """Where copies with comments and with tracked changes go, the same place for both in one; what may be overridden."""

    comments: Path | None = None
    tracked: Path | None = None
    force: bool = False
    overwrite: bool = False


class Target(NamedTuple):
    """A copy that is to be written: of which file, and what goes into it."""

    checked: Checked
    comments: bool
    tracked: bool

    def marked(self, force: bool) -> Marked:
        """The file with its marks."""
        assert self.checked.document is not None
        notes = tuple(notes_on(self.checked)) if self.comments else None
        changes = tuple(changes_of(self.checked)) if self.tracked else ()
        return formats.marked(self.checked.document, Marks(notes, changes, force))


def all_marked(results: list[Checked], wanted: Wanted) -> tuple[dict[Path, Marked], dict[str, str]]:
    """Copies of the Word files with their findings, by where they were written; why others must not be changed, by path.

    Raises ``DrafterError`` before anything is written if a copy cannot stand where it is wished.
    """
    places = targets(results, wanted)
    output.apart({place: Path(target.checked.path) for place, target in places.items()}, wanted.overwrite)
    done, refused = {}, {}
    for place, target in places.items():
        try:
            done[place] = target.marked(wanted.force)
        except DrafterError as error:
            refused[target.checked.path] = str(error)
    output.put({place: one.raw for place, one in done.items()})
    return done, refused


def targets(results: list[Checked], wanted: Wanted) -> dict[Path, Target]:
    """The copies by where they go. Raises ``DrafterError`` for files that take no marks, and for a wrong suffix."""
    able = [one for one in results if formats.markable(Path(one.path))]
    if not able:
        raise DrafterError("批注和修订只能写进 Word 文档（.docx、.docm）；旧版文件可以用 Word 或 WPS 另存为 .docx 再试")
    able = [one for one in able if one.document]  # of the others is told why they could not be read
    sources = [Path(one.path) for one in able]
    kinds = [output.copies(sources, out, len(results)) if out else [] for out in (wanted.comments, wanted.tracked)]
    found = {}
    for place, one in chain.from_iterable(zip(places, able, strict=False) for places in kinds):
        if place.suffix.lower() != Path(one.path).suffix.lower():
            raise DrafterError(
                f"{place}: 后缀要和原稿的 {Path(one.path).suffix} 一样，不然 Word 打不开；请改一下文件名"
            )
        found[place] = Target(one, *(place in places for places in kinds))
    return found


def notes_on(checked: Checked) -> Iterator[Note]:
    """A comment for each finding; those that overlap share one, which then repeats what each is about."""
    assert checked.document is not None
    group: list[Finding] = []
    spot = Spot(-1, 0, 0)
    for finding in sorted(checked.findings, key=lambda one: one.spot):
        here = widened(finding.spot)
        if group and here.block == spot.block and here.start < spot.end:
            group.append(finding)
            spot = Spot(spot.block, spot.start, max(spot.end, here.end))
            continue
        if group:
            yield noted(spot, group, checked.document)
        group, spot = [finding], here
    if group:
        yield noted(spot, group, checked.document)


def widened(spot: Spot) -> Spot:
    """A place of at least one character: that before a point between two, else that after it."""
    if spot.start < spot.end:
        return spot
    return Spot(spot.block, spot.start - 1, spot.end) if spot.start else Spot(spot.block, 0, 1)


def noted(spot: Spot, findings: Iterable[Finding], document: Document) -> Note:
    """The comment on findings that overlap."""
    return Note(spot, tuple(said(finding, spot, document) for finding in findings))


def said(finding: Finding, spot: Spot, document: Document) -> str:
    """What a comment says of a finding: the check's name, what is wrong, what may stand there, the check's id."""
    own = wording(document, finding.spot)
    about = f"“{own}”：" if finding.spot != spot and 0 < len(own) <= LONG and own not in finding.message else ""
    right = "或".join(f"“{text}”" if text else "删去" for text in finding.replacements)
    remedy = f"。改为：{right}" if any(finding.replacements) else ""
    return visible(f"【{title(finding.check)}】{about}{finding.message}{remedy}〔{finding.check}〕")


def changes_of(checked: Checked) -> Iterator[Change]:
    """The safe replacements in the order of the text, none in the place of another."""
    last = Spot(-1, 0, 0)
    for finding in sorted((one for one in checked.findings if one.fix == "safe"), key=lambda one: one.spot):
        if finding.block > last.block or (finding.start >= last.end and finding.spot != last):
            last = finding.spot
            yield Change(finding.spot, finding.replacements[0])
