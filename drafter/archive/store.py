"""What every engine of the archive does: keeps documents with their sources, answers where fingerprints stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, Protocol
from zlib import compress, decompress

from drafter.errors import DrafterError

from .postings import Hits, Keys

OTHER = b"\xff"  # before a text that GB18030 cannot hold; no text in GB18030 begins with it


class DamagedError(DrafterError):
    """An archive that holds what it should not."""


class Source(NamedTuple):
    """A file: the machine and the name under which it was read, its size in bytes, its time of change in ns."""

    host: str
    name: str
    size: int
    changed: int


class Entry(NamedTuple):
    """A file as it goes in: where it was read, and what was read from it."""

    source: Source
    title: str
    date: str
    text: str


class Record(NamedTuple):
    """A document of the archive; ``sources`` are the files that have its text, ``characters`` the compared ones."""

    number: int
    title: str
    date: str
    characters: int
    sources: tuple[Source, ...]


class Shard(Protocol):
    """The postings of some buckets, which can be sent to another process and read there."""

    @property
    def shared(self) -> bool:
        """Whether another machine reads the same there."""

    def read(self) -> Iterator[tuple[int, bytes]]:
        """Each bucket with its postings."""


class Store(Protocol):
    """An archive. Each method is one transaction: it happens whole or not at all. All raise ``DrafterError``."""

    def add(self, entries: Sequence[Entry]) -> list[bool]:
        """Take in documents; say of each whether its text is new here.

        A text that is there already gets one more source; a source whose text has changed gives up the old one.
        """

    def remove(self, sources: Iterable[Source]) -> None:
        """Forget sources, and documents that no source is left of, with their texts and all their postings."""

    def known(self, host: str) -> Mapping[str, Source]:
        """The sources of a machine by their names."""

    def number(self, host: str, name: str) -> int:
        """The number of the document of a file; 0 if there is none."""

    def count(self) -> int:
        """How many documents there are."""

    def records(self, numbers: Sequence[int] | None = None) -> Iterator[Record]:
        """Documents in the order of their numbers: all, or some."""

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        """The texts of documents."""

    def candidates(self, wanted: Keys) -> Hits:
        """Where the fingerprints of a draft stand."""

    def shards(self, count: int) -> Sequence[Shard]:
        """The postings in about ``count`` parts."""

    def close(self) -> None:
        """Let go of the archive."""


def packed_text(text: str) -> bytes:
    """A text as it is stored: GB18030 is compressed to five sixths of what UTF-8 is, in half the time."""
    try:
        return compress(text.encode("gb18030"), 6)
    except UnicodeEncodeError:  # half of a pair of surrogates
        return compress(OTHER + text.encode("utf-8", "surrogatepass"), 6)


def unpacked_text(raw: bytes) -> str:
    """A stored text. Raises ``zlib.error`` or ``UnicodeDecodeError`` if it is damaged."""
    encoded = decompress(raw)
    if encoded.startswith(OTHER):
        return encoded[len(OTHER) :].decode("utf-8", "surrogatepass")
    return encoded.decode("gb18030")


def digest(text: str) -> bytes:
    """What tells texts apart."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()
