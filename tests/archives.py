"""What the tests of the archive share: documents made by rule, and whether an archive is sound."""

from __future__ import annotations

import random

import numpy as np

from drafter.archive.characters import characters
from drafter.archive.postings import keys, packed
from drafter.archive.store import Entry, Source, Store

HOST = "办公室"
FORMULA = "让我们齐心把这件事办实办好办出成效来"  # stands in every document


def text(number: int, version: int = 1, length: int = 200) -> str:
    """The text of a document in one of its versions."""
    chance = random.Random(f"{number} {version}")
    own = "".join(chr(0x4E00 + chance.randrange(3000)) for _ in range(length))
    return f"{own[: length // 2]}，{FORMULA}。{own[length // 2 :]}"


def name(number: int) -> str:
    """The name of a document: one with a line break, or that is no UTF-8, among the plain ones."""
    return (f"{number}.txt", f"一\n{number}.txt", f"\udcff{number}.txt")[number % 3]


def entry(number: int, version: int = 1, length: int = 200) -> Entry:
    """A document as it goes in."""
    content = text(number, version, length)
    return Entry(Source(HOST, name(number), len(content), version), f"第{number}篇", "2025-03-01", content)


def postings(store: Store) -> list[tuple[int, int]]:
    """Each posting with its bucket, in order."""
    found = [(bucket, raw) for shard in store.shards(3) for bucket, raw in shard.read()]
    return sorted((bucket, value) for bucket, raw in found for value in np.frombuffer(raw, np.uint64).tolist())


def wanted(texts: dict[int, str]) -> list[tuple[int, int]]:
    """Each posting that the texts of an archive must have there, with its bucket, in order."""
    found: list[tuple[int, int]] = []
    for number, content in texts.items():
        own = keys(characters(content).codes)
        found += set(zip(own.buckets.tolist(), packed(own, number).tolist(), strict=True))
    return sorted(found)


def sound(store: Store) -> bool:
    """Whether every document has a source, its text and all its postings, and nothing stands there but these."""
    records = list(store.records())
    texts = store.texts([record.number for record in records])
    whole = all(record.sources and record.number in texts for record in records)
    return whole and len(records) == store.count() and postings(store) == wanted(texts)
