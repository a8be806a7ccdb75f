"""Findings put into Word files as comments and tracked changes, all else as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter import formats
from drafter.errors import DrafterError
from drafter.model import Change, Checked, Document, Finding, Marked, Marks, Note, Spot
from drafter.report import title, wording
from drafter.text.places import whole

from . import output
from .fix import apart

LONG = 24  # characters of a wording that a comment on several findings repeats


class Wanted(NamedTuple):
    """Where copies with comments and with tracked changes go, the same place for both in one; what may be overridden."""

    comments: Path | None = None
    tracked: Path | None = None
    force: bool = False
    overwrite: bool = False

    @property
    def places(self) -> list[Path]:
        """The places, each once."""
        return list(dict.fromkeys(filter(None, (self.comments, self.tracked))))

    def marks(self, checked: Checked, out: Path) -> Marks:
        """What is to be put into a file that goes there."""
        notes = tuple(notes_on(checked)) if out == self.comments else None
        return Marks(notes, tuple(changes_of(checked)) if out == self.tracked else (), self.force)


def all_marked(results: list[Checked], wanted: Wanted) -> dict[Path, Marked]:
    """Each Word file with its findings in it, by where it was written. Nothing is written unless all can be."""
    able = [one for one in results if one.document and formats.markable(Path(one.path))]
    if not able:
        raise DrafterError("批注和修订只能写进 .docx、.docm；旧版文件可以用 Word、WPS 另存为 .docx 再试")
    sources = [Path(one.path) for one in able]
    targets = [
        (place, one, out)
        for out in wanted.places
        for place, one in zip(output.copies(sources, out, len(results)), able, strict=True)
    ]
    output.apart({place: Path(one.path) for place, one, _ in targets}, wanted.overwrite)
    done = {place: formats.marked(one.document, wanted.marks(one, out)) for place, one, out in targets if one.document}
    output.put({place: one.raw for place, one in done.items()})
    return done


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
    return (
        f"【{title(finding.check)}】{about}{finding.message}"
        + (f"。改为：{right}" if right else "")
        + f"〔{finding.check}〕"
    )


def changes_of(checked: Checked) -> Iterator[Change]:
    """The safe replacements that do not touch each other."""
    assert checked.document is not None
    starts = whole(checked.document.draft).starts
    safe = (one for one in checked.findings if one.fix == "safe")
    edits = (((starts[one.block] + one.start, starts[one.block] + one.end, one.replacements[0]), one) for one in safe)
    for (_, _, text), finding in apart(edits):
        yield Change(finding.spot, text)
