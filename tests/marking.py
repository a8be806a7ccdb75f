"""What tests and benches ask of a marked Word file, found by other means than those that marked it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from lxml import etree

from drafter import formats
from drafter.model import Change, Document, Marks, Note, Spot
from drafter.word.marks.anatomy import Anatomy
from drafter.word.marks.editable import Editable
from drafter.word.names import KIND, value
from drafter.word.reading.glyphs import TYPED

AUTHOR = "校对"
STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
RUNS = ("t", "delText", "tab", "br", "cr", "sym", "noBreakHyphen")
SIGNS = ("commentRangeStart", "commentRangeEnd", "commentReference")


def entries(raw: bytes) -> list[tuple[str, int, tuple[int, ...], bytes]]:
    """Each entry of a package: its name, its way of compression, its time, its bytes as they are stored with all around them."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        found = package.infolist()
        ends = [*(entry.header_offset for entry in found[1:]), package.start_dir]
        return [
            (entry.filename, entry.compress_type, entry.date_time, raw[entry.header_offset : end])
            for entry, end in zip(found, ends, strict=True)
        ]


def changed(before: bytes, after: bytes) -> set[str]:
    """The names of entries that are not the same byte for byte. Raises ``AssertionError`` if their order is another."""
    old, new = entries(before), entries(after)
    assert [entry[:3] for entry in old] == [entry[:3] for entry in new[: len(old)]]
    return {one[0] for one, other in zip(old, new, strict=False) if one != other} | {
        entry[0] for entry in new[len(old) :]
    }


def parts(raw: bytes) -> dict[str, Any]:
    """The parts of a package that hold text, as XML without comments of the file."""
    parser = etree.XMLParser(remove_comments=True, remove_pis=True)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {
            name: etree.fromstring(package.read(name), parser) for name in package.namelist() if STORIES.fullmatch(name)
        }


def of_us(element: Any, kind: str) -> bool:
    return KIND[element.tag] == kind and value(element, "author") == AUTHOR


def settled(raw: bytes, accept: bool, own: bool = True) -> dict[str, list[tuple[str, str]]]:
    """All runs of each part, as looks and text, once our changes (or everybody's) are accepted or rejected; highlight left out."""
    gone, stays = ("del", "ins") if accept else ("ins", "del")

    def runs(element: Any, looks: str = "") -> Iterator[tuple[str, str]]:
        for inner in element:
            kind = KIND[inner.tag]
            if kind == gone and (of_us(inner, gone) or not own):
                continue
            if kind == "r":
                yield from runs(inner, look(inner))
            elif kind in RUNS:
                yield looks, TYPED["t" if kind == "delText" else kind](inner)
            elif kind == "p":
                yield "¶", ""
                yield from runs(inner)
            elif (kind not in ("rPr", *SIGNS) and not (kind == stays and not own)) or kind == stays:
                yield from runs(inner, looks)

    return {name: joined(runs(root)) for name, root in parts(raw).items()}


def look(run: Any) -> str:
    """The properties of a run as text, without a highlight and the numbers of tracked changes."""
    properties = next((inner for inner in run if KIND[inner.tag] == "rPr"), ())
    kept = (inner for inner in properties if KIND[inner.tag] != "highlight")
    texts = sorted(etree.tostring(inner, method="c14n", exclusive=True, with_tail=False).decode() for inner in kept)
    return re.sub(r':id="\d+"', "", "".join(texts))


def joined(runs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Runs of the same looks as one."""
    return [(looks, "".join(text for _, text in group)) for looks, group in groupby(runs, key=lambda run: run[0])]


def comment_texts(raw: bytes) -> list[tuple[str, str]]:
    """The author and the text of each comment."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        if "word/comments.xml" not in package.namelist():
            return []
        root = etree.fromstring(package.read("word/comments.xml"))
    return [
        (value(one, "author"), "".join(text.text or "" for text in one.iter() if KIND[text.tag] == "t"))
        for one in root if KIND[one.tag] == "comment"
    ]  # fmt: skip


def commented(raw: bytes) -> list[str]:
    """The text between the start and the end of each comment of ours in the document, in the order of their starts; what is deleted with it."""
    root = parts(raw)["word/document.xml"]
    found: dict[str, list[str]] = {}
    running: set[str] = set()
    for element in root.iter():
        kind = KIND[element.tag]
        if kind == "commentRangeStart":
            running.add(value(element, "id"))
            found.setdefault(value(element, "id"), [])
        elif kind == "commentRangeEnd":
            running.discard(value(element, "id"))
        elif kind in RUNS and not any(of_us(above, "ins") for above in element.iterancestors()):
            for name in running:
                found[name].append(TYPED["t" if kind == "delText" else kind](element))
    return ["".join(texts) for texts in found.values()]


def shown_by_anatomy(raw: bytes, name: str) -> list[str]:
    """The text of each block, put together from the characters at the places that the anatomy tells."""
    anatomy = Anatomy(Editable(raw, name))
    found = []
    for block, text in enumerate(anatomy.texts):
        for form in anatomy.forms(block):
            shown = "".join(
                char if place is None else letter(place.element, place.offset)
                for char, place in zip(text, form, strict=True)
            )
            assert shown == text
        found.append(text)
    return found


def letter(element: Any, offset: int) -> str:
    kind = KIND[element.tag]
    text = (
        TYPED[kind](element)
        if kind in TYPED
        else "".join(inner.text or "" for inner in element.iter() if KIND[inner.tag] == "m:t")
    )
    return text[offset]


def random_marks(document: Document, seed: int, share: float = 1.0) -> Marks:
    """A note and, elsewhere in the block, a change for most blocks of a document."""
    random = Random(seed)
    notes, changes = [], []
    for number, block in enumerate(document.draft.blocks):
        length = len(block.text)
        if random.random() > share:
            continue
        start = random.randrange(length)
        notes.append(
            Note(
                Spot(number, start, random.randrange(start, min(length, start + 40)) + 1),
                (f"【试】第{number}段〔test〕",),
            )
        )
        start = random.randrange(length + 1)
        end = min(length, start + random.choice((0, 1, 2, 3, 9)))
        changes.append(
            Change(
                Spot(number, start, end), random.choice(("", "换", "换成<新>&的", block.text[start:end][::-1] + "新"))
            )
        )
    return Marks(tuple(notes), tuple(changes))


def corrected(document: Document, marks: Marks, unplaced: tuple[object, ...]) -> list[str]:
    """The text of each block with its change."""
    texts = [block.text for block in document.draft.blocks]
    for change in marks.changes:
        if change not in unplaced:
            text, spot = texts[change.spot.block], change.spot
            texts[spot.block] = text[: spot.start] + change.text + text[spot.end :]
    return texts


def texts_of(raw: bytes, name: str = "试.docx") -> list[str]:
    return [block.text for block in formats.document(name, ".docx", raw).draft.blocks]


def saved_again(paths: list[Path], folder: Path, soffice: str = "soffice") -> None:
    """The files as LibreOffice writes them when it has opened them, in one run."""
    profile = (folder / "profile").as_uri()
    command = [
        soffice,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
    ]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=600)
