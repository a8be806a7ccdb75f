"""make measure, Word marks: time and memory, then what must hold of comments and tracked changes on real files.

``marks.py [--quick|--speed]`` stands on ``../shared``; nothing of it is copied into the project. ``--quick`` leaves the
validators out, ``--speed`` (make bench) all real files.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import ladder
import marking
import packing

from drafter import formats
from drafter.errors import DrafterError
from drafter.formats import docx as word
from drafter.model import NUMBERED, Document, Marked, Marks, Spot

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "docx"
MANY = 1_000  # blocks
LARGE = 1_000_000  # bytes of a file that validators take too long for
PLACE = re.compile(r'\d+|"path": "[^"]*"')
ALLOWED = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml"}


def holds(path: Path, out: Path) -> Iterator[str]:
    """What does not hold of a real file with marks; they are written to ``out``."""
    raw, document = path.read_bytes(), formats.read(path)
    texts = [block.text for block in document.draft.blocks]
    marks = marking.random_marks(document, 7)
    notes, both = (word.marked(document, raw, one) for one in (Marks(marks.notes), marks))
    (out / f"{path.stem}-notes.docx").write_bytes(notes.raw)
    (out / f"{path.stem}-both.docx").write_bytes(both.raw)
    if marking.shown_by_anatomy(raw, path.name) != texts:
        yield "anatomy"
    if marking.texts_of(notes.raw) != texts:
        yield "text under comments"
    if marking.settled(both.raw, accept=False) != marking.settled(raw, accept=False):
        yield "reject all"
    if typed(both.raw) != [text for text in map(str.strip, corrected(document, marks, both)) if text]:
        yield "accept all"
    if not marking.changed(raw, both.raw) <= ALLOWED | set(marking.parts(raw)):
        yield "other entries"
    wanted = [on(document, one.spot) for one in marks.notes or () if one not in notes.unplaced]
    if wanted != marking.commented(notes.raw)[-len(wanted) :][: len(wanted)]:
        yield "spans"
    if word.marked(document, notes.raw, Marks(marks.notes)).notes != notes.notes:
        yield "second run"


def on(document: Document, spot: Spot) -> str:
    """The characters that a comment is on: none of a number that Word counts, but the first behind it."""
    block = document.draft.blocks[spot.block]
    first = len(block.spans[0].text) if block.spans[0].node == NUMBERED else 0
    return block.text[max(first, spot.start) : spot.end] or block.text[first : first + 1]


def typed(raw: bytes) -> list[str]:
    """The text of each block without the number that Word counts."""
    return [text for text in (hand(block.spans) for block in formats.document("", ".docx", raw).draft.blocks) if text]


def hand(spans: object) -> str:
    """What a hand has typed of spans."""
    return "".join(span.text for span in spans if span.node != NUMBERED).strip()  # type: ignore[attr-defined]


def corrected(document: Document, marks: Marks, done: Marked) -> Iterator[str]:
    """The typed text of each block with its change."""
    for block, text in zip(document.draft.blocks, marking.corrected(document, marks, done.unplaced), strict=True):
        number = block.spans[0].text if block.spans[0].node == NUMBERED else ""
        yield text.removeprefix(number)


def new_faults(before: Path, after: Path) -> Counter[str]:
    """What the ladder finds in a file more often than before, wherever it stands."""
    old, new = (Counter(PLACE.sub("#", fault) for fault in ladder.faults(path)) for path in (before, after))
    return new - old


def opened(stems: list[str], folder: Path) -> Iterator[str]:
    """Files whose text, comments or changes LibreOffice does not keep, beside what it keeps of the unmarked ones."""
    for number in range(0, len(stems), 8):
        some = stems[number : number + 8]
        paths = [folder / f"{stem}-{kind}.docx" for stem in some for kind in kinds(stem, folder)]
        marking.saved_again([*paths, *(REAL / f"{stem}.docx" for stem in some)], folder)
    for stem in stems:
        notes, plain = ((folder / "out" / f"{stem}{kind}.docx").read_bytes() for kind in ("-notes", ""))
        if marking.texts_of(notes) != marking.texts_of(plain):
            yield f"{stem}: text"
        if len(marking.comment_texts(notes)) != len(
            marking.comment_texts((folder / f"{stem}-notes.docx").read_bytes())
        ):
            yield f"{stem}: comments"
        if "both" not in kinds(stem, folder):
            continue
        both = (folder / "out" / f"{stem}-both.docx").read_bytes()
        if words(both, accept=False) != words(plain, accept=False):
            yield f"{stem}: reject all"
        if words(plain, accept=False) == words((REAL / f"{stem}.docx").read_bytes(), accept=False) and words(
            both, accept=True
        ) != words((folder / f"{stem}-both.docx").read_bytes(), accept=True):
            yield f"{stem}: accept all"


def kinds(stem: str, folder: Path) -> tuple[str, ...]:
    """The marked copies of a file that LibreOffice is to open: it takes minutes for thousands of tracked changes."""
    many = len(marking.comment_texts((folder / f"{stem}-notes.docx").read_bytes())) > MANY
    return ("notes",) if many else ("notes", "both")


def words(raw: bytes, accept: bool) -> str:
    """All words of the running text once our changes are accepted or rejected."""
    runs = marking.settled(raw, accept)["word/document.xml"]
    return "".join("".join(text for _, text in runs).replace("¶", "").split())


def speech(runs: int) -> bytes:
    """A document of 300,000 characters, ``runs`` to a paragraph."""
    random = Random(3)
    letters = [chr(0x4E00 + 7 * number) for number in range(400)]

    def paragraph() -> str:
        text = "".join(random.choices(letters, k=119)) + "。"
        step = -(-len(text) // runs)
        look = '<w:rFonts w:hint="eastAsia"/><w:sz w:val="32"/>'
        return f"<w:p>{''.join(packing.r(text[at : at + step], look) for at in range(0, len(text), step))}</w:p>"

    return packing.docx("".join(paragraph() for _ in range(2500)))


def timed(runs: int) -> None:
    """Print the seconds of CPU and the memory that 2,000 marks in 300,000 characters take, in a process of their own."""
    code = (
        "import resource, sys, time, marks, marking\n"
        "from drafter import formats\nfrom drafter.formats import docx as word\nfrom drafter.model import Marks\n"
        f"raw = marks.speech({runs}); document = formats.document('x.docx', '.docx', raw)\n"
        "wanted = marking.random_marks(document, 1); notes, changes = wanted.notes[:2000], wanted.changes[:2000]\n"
        "taken = []\n"
        "for one in (Marks(notes), Marks(None, changes), Marks(notes, changes)):\n"
        "    began = time.process_time(); word.marked(document, raw, one); taken.append(time.process_time() - began)\n"
        "row = ''.join(f'{one:11.2f}' for one in taken)\n"
        f"print(f'{runs:16}{{row}}{{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:7}}')\n"
    )
    here = Path(__file__).resolve().parent
    subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = [{str(here)!r}, {str(here.parent)!r}]\n{code}"], check=True
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    print(
        "runs a paragraph   comments    tracked       both     MB   2,000 each in 300,000 characters; target ≤ 1 s, ≤ 300 MB",
        flush=True,
    )
    for runs in (1, 4, 22):
        timed(runs)
    if not asked.speed:
        measured(asked.quick)


def measured(quick: bool) -> None:
    """Print what does not hold of real files."""
    with tempfile.TemporaryDirectory() as name:
        folder, began = Path(name), time.perf_counter()
        done = []
        for path in sorted(REAL.glob("*.docx")):
            try:
                faults = list(holds(path, folder))
            except DrafterError as error:
                print(f"{path.name}: refused: {str(error).partition(': ')[2]}")
                continue
            done.append(path)
            if faults:
                print(f"{path.name}: {', '.join(faults)}")
        print(f"{len(done)} files marked in {time.perf_counter() - began:.0f} s")
        if quick:
            return
        judged = [path for path in done if path.stat().st_size < LARGE]
        pairs = [(path, folder / f"{path.stem}-{kind}.docx") for path in judged for kind in ("notes", "both")]
        with ThreadPoolExecutor(2) as pool:
            for (_, after), faults in zip(pairs, pool.map(lambda pair: new_faults(*pair), pairs), strict=True):
                if faults:
                    print(f"{after.name}: {dict(faults)}")
        print(f"{len(pairs)} files judged by the ladder")
        lost = list(opened([path.stem for path in done], folder))
        print(f"{len(done)} files through LibreOffice; not kept: {lost or 'nothing'}")
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, "MB at most")


if __name__ == "__main__":
    main()
