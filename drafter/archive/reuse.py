"""Passages of a draft that earlier documents say already."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from drafter.model import Draft, Passage, Source
from drafter.text.places import whole

from .alignment import index, runs
from .characters import characters
from .fingerprint import CERTAIN
from .postings import keys
from .store import Store


class Found(NamedTuple):
    """The passages of a draft in the order of its text, and the share of its characters in those of kind ``reuse``."""

    passages: tuple[Passage, ...]
    share: float


def found(draft: Draft, store: Store) -> Found:
    """What a draft has in common with the documents of an archive. Raises ``DrafterError`` from the archive."""
    text = whole(draft).text
    compared = characters(text)
    if len(compared.codes) < CERTAIN:
        return Found((), 0.0)
    known = index(compared.codes)
    passages, covered = [], np.zeros(len(compared.codes), bool)
    numbers = sorted(set(store.candidates(keys(compared.codes)).document.tolist()))
    for record in store.records(numbers):
        other = store.texts([record.number])[record.number]
        there = characters(other)
        for start, at, length in zip(*runs(known, there.codes), strict=True):
            if length >= CERTAIN:
                covered[start : start + length] = True
                first, last = compared.offsets[start], compared.offsets[start + length - 1] + 1
                begin, end = there.offsets[at], there.offsets[at + length - 1] + 1
                line, column = other.count("\n", 0, begin) + 1, begin - other.rfind("\n", 0, begin)
                said = other[begin:end]
                source = Source(record.sources[0].name, record.title, record.date, line, int(column), "", said, "")
                spot = whole(draft).spot(int(first), int(last))
                passages.append(Passage(text[first:last], "reuse", "与旧稿一字不差", (spot,), (source,), 1))
    return Found(tuple(sorted(passages, key=lambda one: one.places)), float(covered.mean()))
