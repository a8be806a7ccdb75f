"""Passages of a draft that earlier documents say already, with where they say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from drafter.model import Draft, Passage, ReuseKind, Source, Spot
from drafter.text.places import whole

from .alignment import index
from .characters import Characters, characters
from .copies import copies as versions
from .copies import smallest
from .fingerprint import CERTAIN, Hashes
from .kinds import kind
from .passages import Cut, copies, cuts
from .selection import Read, read
from .store import Record, Store
from .surroundings import extent, source

SOURCES = 5  # shown of a passage
SHORT = 24  # compared characters of a passage that may be a formula
OFTEN = 3  # documents that have a formula
COPY: tuple[ReuseKind, str] = ("reuse", "旧稿库里有本稿的另一份")


class Found(NamedTuple):
    """The passages of a draft in the order of its text, and the share of its characters in those of kind ``reuse``."""

    passages: tuple[Passage, ...]
    share: float


class Held(NamedTuple):
    """A draft held against an archive: its characters, what was read for it, the documents by their numbers.

    ``sketches`` fills with those of documents that have short passages.
    """

    draft: Draft
    compared: Characters
    read: Read
    records: dict[int, Record]
    sketches: dict[int, Hashes]


def found(draft: Draft, store: Store, own: int = 0) -> Found:
    """What documents of an archive say already of what a draft says. Raises ``DrafterError`` from the archive.

    ``own`` is the number of a document that is left out, such as the draft itself.

    No passage lies within another, but for copies of the draft itself: they have passages of their own, so that what
    other documents say can be seen beside them. ``selection`` says what is certain to be found; a text of fewer than
    ``CERTAIN`` characters has no passages.
    """
    compared = characters(whole(draft).text)
    if len(compared.codes) < CERTAIN:
        return Found((), 0.0)
    known = read(store, index(compared.codes), own)
    copied = copies(known, len(compared.codes))
    parts = [(cut, True) for cut in cuts(known, copied)] + [(cut, False) for cut in cuts(known, ~copied)]
    parts.sort(key=lambda part: (part[0].start, -part[0].end))
    numbers = {number for cut, _ in parts for number in known.documents[cut.sources].tolist()}
    held = Held(draft, compared, known, {record.number: record for record in store.records(sorted(numbers))}, {})
    made = [(cut, passage(held, cut, copy)) for cut, copy in parts]
    made = [(cut, one) for cut, one in made if one.sources]  # none are left where documents were just removed
    reused = np.zeros(len(compared.codes), bool)
    for cut, one in made:
        reused[cut.start : cut.end] |= one.kind == "reuse"
    return Found(tuple(one for _, one in made), float(reused.mean()))


def passage(held: Held, cut: Cut, copy: bool) -> Passage:
    """A passage as the draft has it, with its nearest sources; ``copy`` if they are the draft itself."""
    start, end = extent(held.compared, cut.start, cut.end)
    text, places = whole(held.draft).text[start:end], tuple(spots(held, cut))
    said, count = tuple(sources(held, cut)), len(cut.sources)
    documents = f"{count}篇" if held.read.complete else f"至少{count}篇"
    usual = f"{documents}旧稿都这样说" if often(held, cut) else ""
    what, reason = COPY if copy else kind(held.draft, (start, end), places, usual)
    return Passage(text, what, reason or remark(cut, documents), places, said, count)


def often(held: Held, cut: Cut) -> bool:
    """Whether a short passage stands in many documents, of which versions of one another count once."""
    if cut.end - cut.start > SHORT or len(cut.sources) < OFTEN:
        return False
    numbers = sorted(held.read.documents[cut.sources].tolist())
    for number in numbers:
        if number not in held.sketches:
            held.sketches[number] = smallest(held.read.characters[number].codes)
    return len(numbers) - len(versions((number, held.sketches[number]) for number in numbers)) >= OFTEN


def remark(cut: Cut, documents: str) -> str:
    """How near a passage is to what was said before."""
    size, likeness = cut.end - cut.start, cut.likeness[0]
    nearest = "与旧稿一字不差" if likeness == 1 else f"与旧稿相差{max(1, round(size * (1 - likeness)))}字"
    if len(cut.sources) == 1:
        return nearest
    changed = sum(one < 1 for one in cut.likeness) if likeness == 1 else 0
    return f"{nearest}；{documents}旧稿有这段话" + (f"，其中{changed}篇不全相同" if changed else "")


def sources(held: Held, cut: Cut) -> Iterator[Source]:
    """The documents that are nearest to a passage: the most alike, then the longest, then the newest."""
    made = held.read.stretches
    rows = [
        (likeness, int(made.ends[row] - made.starts[row]), held.records[number].date, number, row)
        for row, likeness, number in zip(
            cut.sources, cut.likeness, held.read.documents[cut.sources].tolist(), strict=True
        )
        if number in held.records
    ]
    for likeness, _, _, number, row in sorted(rows, reverse=True)[:SOURCES]:
        start, end = extent(held.read.characters[number], int(made.others[row]), int(made.other_ends[row]))
        yield source(held.records[number], held.read.texts[number], start, end, likeness)


def spots(held: Held, cut: Cut) -> Iterator[Spot]:
    """A passage's place in each paragraph that it runs through, from its first to its last character there."""
    starts = whole(held.draft).starts
    offsets = held.compared.offsets[cut.start : cut.end]
    blocks = np.searchsorted(starts, offsets, "right") - 1
    for block in np.unique(blocks).tolist():
        inside = offsets[blocks == block] - starts[block]
        yield Spot(block, int(inside[0]), int(inside[-1]) + 1)
