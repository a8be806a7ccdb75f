"""A draft held against earlier documents."""

from __future__ import annotations

from dataclasses import replace

from drafter.archive.characters import characters
from drafter.archive.fingerprint import CERTAIN
from drafter.archive.reuse import found
from drafter.archive.store import Store
from drafter.errors import DrafterError
from drafter.jobs import reading
from drafter.model import Document, Passage, Reuse, Source
from drafter.text.places import whole

from . import near


def searched(store: Store, name: str) -> Reuse:
    """What a draft says that the documents of an archive say. Raises ``DrafterError``."""
    document = long_enough(reading.read(name), reading.said(name))
    result = found(document.draft, store)
    passages = tuple(map(nearer, result.passages))
    return Reuse(reading.said(name), document, passages, result.share, store.count())


def long_enough(document: Document, name: str) -> Document:
    """The document. Raises ``DrafterError`` if it is too short to be found anywhere."""
    count = len(characters(whole(document.draft).text).codes)
    if count < CERTAIN:
        raise DrafterError(f"{name}: 全文只有 {count} 个字，太短了，比不出来；至少要 {CERTAIN} 个字（标点不计）")
    return document


def nearer(passage: Passage) -> Passage:
    """A passage whose sources are called as the user calls them."""
    return replace(passage, sources=tuple(map(called, passage.sources)))


def called(source: Source) -> Source:
    """A source by the path from the working folder where that is shorter."""
    return replace(source, document=near(source.document))
