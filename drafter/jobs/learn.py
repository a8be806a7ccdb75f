"""From an office's earlier speeches to a file of candidates, and from what a person accepts of them to a bank and an outline."""

from __future__ import annotations

from pathlib import Path

from drafter import checks
from drafter.data import library, yamlfile
from drafter.drafting import phrasebank
from drafter.drafting.learning import accepted, candidatefile, candidates
from drafter.drafting.learning.accepted import Accepted
from drafter.drafting.learning.candidates import Learned
from drafter.drafting.learning.speech import Mark, Speech
from drafter.errors import DrafterError
from drafter.model import Document, Finding
from drafter.text.places import whole

from . import output
from .reading import files, read, said

BANKS = "phrasebanks"
COUNTING = frozenset({"announced-count"})  # counts become placeholders
Failed = list[str]


def learned(names: tuple[str, ...]) -> tuple[Learned, Failed]:
    """What the speeches teach, and why some could not be read. Raises ``DrafterError`` if none could."""
    speeches: dict[str, Speech] = {}
    failed: Failed = []
    for name in files(names):
        try:
            document = read(name)
        except DrafterError as error:
            failed.append(str(error))
            continue
        speeches.setdefault(library.digest(document.text), checked(said(name), document))
    found = [speech for speech in speeches.values() if speech.text.strip()]
    if not found:
        raise DrafterError("\n".join(failed) or f"{'、'.join(names)}: 里面没有文字；请换成有正文的讲话稿")
    shelf = [phrase for _, phrases in phrasebank.everything() for phrase in phrases]
    taught = candidates.learned(found, shelf)
    if not taught.sentences:
        raise DrafterError(f"没有学到新的语句（{candidatefile.note(taught)}）；请换成完整的讲话稿，或再多给几篇")
    return taught, failed


def checked(name: str, document: Document) -> Speech:
    """A speech with what the checks find in it: safe replacements are made, other errors keep a sentence out, warnings are told."""
    draft = document.draft
    found = checks.run(draft, checks.Settings(off=COUNTING))
    starts = whole(draft).starts
    safe = [Mark(*placed(one, starts), one.replacements[0]) for one in found if one.fix == "safe"]
    errors = [placed(one, starts) for one in found if one.fix != "safe" and one.level == "error"]
    doubts = [
        Mark(*placed(one, starts), one.message)
        for one in found
        if one.fix != "safe" and one.level == "warning" and one.replacements
    ]
    return Speech(name, document, tuple(errors), tuple(safe), tuple(doubts))


def placed(finding: Finding, starts: tuple[int, ...]) -> tuple[int, int]:
    """Where a finding stands in the whole text."""
    return starts[finding.block] + finding.start, starts[finding.block] + finding.end


def text(found: Learned) -> str:
    """The file of candidates."""
    return candidatefile.text(found)


def accept(path: Path, bank: Path, overwrite: bool) -> tuple[Accepted, list[Path]]:
    """Write what was accepted: the bank, and beside its folder the outline with its starter brief. Raises ``DrafterError``."""
    found = accepted.accepted(*candidatefile.read(yamlfile.content(path, str(path)), str(path)))
    written = {bank: found.bank}
    if found.outline:
        folder = genres(bank) / found.id
        known(found.id, folder)
        written |= {folder / "outline.yaml": found.outline, folder / "brief.yaml": found.brief}
    for place in written:
        make_folder(place.parent)
        output.free(place, overwrite)
    output.put({place: content.encode() for place, content in written.items()})
    return found, list(written)


def genres(bank: Path) -> Path:
    """Where the outlines stand that go with a bank. Raises ``DrafterError`` if the bank does not stand in a folder of banks."""
    if bank.absolute().parent.name != BANKS:
        raise DrafterError(f"{bank}: 采用了提纲，语料库要放在名叫 {BANKS} 的文件夹里；可以写 -o {BANKS}/{bank.name}")
    around = bank.parent.parent if bank.parent.name else bank.parent / ".."
    return around / "templates" / "genres"


def known(genre: str, folder: Path) -> None:
    """Raise ``DrafterError`` if another outline of this id stands elsewhere, which this one would hide."""
    other = library.file(f"templates/genres/{genre}/outline.yaml")
    if other and other.resolve() != (folder / "outline.yaml").resolve():
        raise DrafterError(f"编号“{genre}”已有别的提纲（{other}）；请在候选文件里换一个编号")


def make_folder(folder: Path) -> None:
    """Make a folder of ours where it lacks. Raises ``DrafterError``."""
    try:
        if folder.name == BANKS or "genres" in folder.parts:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DrafterError(f"{folder}: 建不了这个文件夹（{yamlfile.reason(error)}）；请换一个位置") from None
