"""A draft held against earlier documents."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple

from drafter.archive.characters import characters
from drafter.archive.endings import ended
from drafter.archive.fingerprint import CERTAIN
from drafter.archive.reuse import found
from drafter.archive.store import Store
from drafter.errors import DrafterError
from drafter.jobs import reading
from drafter.model import Document, Passage, Reuse, Source
from drafter.text.places import whole

from . import host, near


class Search(NamedTuple):
    """What came of a search, and whether the draft itself is in the archive and was left out."""

    reuse: Reuse
    own: bool


def searched(store: Store, name: str) -> Search:
    """What a draft says that other documents of an archive say. Raises ``DrafterError``."""
    document = long_enough(reading.read(name), reading.said(name))
    own = itself(store, name)
    result = found(document.draft, store, own)
    passages = tuple(nearer(ended(passage)) for passage in result.passages)
    return Search(
        Reuse(reading.said(name), document, passages, result.share, store.count() - bool(own)),
        bool(own),
    )


def long_enough(document: Document, name: str) -> Document:
    """The document. Raises ``DrafterError`` if it is too short to be found anywhere."""
    count = len(characters(whole(document.draft).text).codes)
    if count < CERTAIN:
        raise DrafterError(f"{name}: 全文只有 {count} 个字，太短了，比不出来；至少要 {CERTAIN} 个字（标点不计）")
    return document


def itself(store: Store, name: str) -> int:
    """The number of the document of a file, of whose text there is no other file; 0 if there is none."""
    path = os.path.abspath(name)  # noqa: PTH100 - links stay as they were typed
    number = 0 if name == reading.STDIN else store.number(host(), path)
    alone = all(len(record.sources) == 1 for record in store.records([number])) if number else False
    return number if alone else 0


def nearer(passage: Passage) -> Passage:
    """A passage whose sources are called as the user calls them."""
    return replace(passage, sources=tuple(map(called, passage.sources)))


def called(source: Source) -> Source:
    """A source by the path from the working folder where that is shorter."""
    return replace(source, document=near(source.document))
