"""Safe replacements put into text files, round after round until none is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter import formats
from drafter.errors import DrafterError
from drafter.model import Checked, Document, Finding
from drafter.text.places import extent

from . import output
from .check import Request, Standard, judged, settings_for, standard_of

ROUNDS = 8  # far more than fixes need to come to rest

Edit = tuple[int, int, str]  # start and end in the document's text, and what is put there


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file after its fixes: what remains to be said of it, its bytes, and the messages of what was fixed."""

    checked: Checked
    raw: bytes
    done: tuple[str, ...]


def fixed(checked: Checked, again: Callable[[Document], Checked]) -> Fixed:
    """A file with every safe fix applied; ``again`` checks what came of it. Raises ``DrafterError``."""
    done: list[str] = []
    suffix = Path(checked.path).suffix.lower()
    for _ in range(ROUNDS):
        document = checked.document
        assert document is not None
        chosen = list(apart(edits(document, checked.findings)))
        raw = formats.fixed(document, [edit for edit, _ in chosen])
        if not chosen:
            return Fixed(checked, raw, tuple(done))
        done += [finding.message for _, finding in chosen]
        checked = again(formats.document(checked.path, suffix, raw))
    raise DrafterError(f"{checked.path}: 自动改正没有收住；请用 --skip 关掉个别检查再试")


def edits(document: Document, findings: Iterable[Finding]) -> Iterator[tuple[Edit, Finding]]:
    """The safe replacements as edits of the text; one whose place the text interrupts is left out."""
    for finding in findings:
        place = extent(document, finding.spot) if finding.fix == "safe" else None
        if place and document.text[slice(*place)] == seen(document, finding):
            yield (*place, finding.replacements[0]), finding


def seen(document: Document, finding: Finding) -> str:
    """The characters that a finding is about."""
    return document.draft.blocks[finding.block].text[finding.start : finding.end]


def apart(found: Iterable[tuple[Edit, Finding]]) -> Iterator[tuple[Edit, Finding]]:
    """Edits in the order of the text, none overlapping or touching the one before it."""
    reached = -1
    for edit, finding in sorted(found, key=lambda pair: pair[0]):
        if edit[0] > reached:
            reached = edit[1]
            yield edit, finding


def all_fixed(request: Request, results: list[Checked], out: Path, overwrite: bool) -> dict[Path, Fixed]:
    """Each file that was read with its safe fixes, by where it was written. Nothing is written unless all can be."""
    places = targets(results, out)
    output.apart({place: Path(checked.path) for place, checked in places.items()}, overwrite)
    standard = standard_of(request)
    done = {
        place: fixed(one, lambda document, one=one: judged_again(one.path, document, standard))  # type: ignore[misc]
        for place, one in places.items()
    }
    output.put({place: one.raw for place, one in done.items()})
    return done


def judged_again(name: str, document: Document, standard: Standard) -> Checked:
    """A document that was fixed, checked as the file was."""
    return judged(name, document, standard, settings_for(name, standard))


def targets(results: list[Checked], out: Path) -> dict[Path, Checked]:
    """Where the fixed copy of each file goes. Raises ``DrafterError`` for what cannot be fixed."""
    read = [checked for checked in results if checked.document]
    fixable = [checked for checked in read if formats.fixable(Path(checked.path))]
    if not fixable:
        raise DrafterError("--fix 只改 .txt 和 .md；Word 文件请先看检查结果，在 Word 里改")
    return dict(
        zip(output.copies([Path(checked.path) for checked in fixable], out, len(results)), fixable, strict=True)
    )
