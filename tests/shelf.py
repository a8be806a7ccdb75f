"""An archive in memory, for tests of what is found in one: as plain as can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from drafter.archive.characters import characters
from drafter.archive.postings import Hits, Keys, hits, keys, packed
from drafter.archive.store import Record, Source


class Shelf:
    """Documents numbered from 1 and named d1, d2, …; those named in ``gone`` vanish between search and reading."""

    def __init__(self, texts: Sequence[str], dates: Sequence[str] = (), gone: Sequence[int] = ()) -> None:
        self.kept = dict(enumerate(texts, 1))
        self.dates = dict(enumerate(dates, 1))
        self.gone = frozenset(gone)
        self.postings: dict[int, list[bytes]] = defaultdict(list)
        for number, text in self.kept.items():
            found = keys(characters(text).codes)
            for bucket, posting in zip(found.buckets.tolist(), packed(found, number), strict=True):
                self.postings[bucket].append(posting.tobytes())

    def count(self) -> int:
        return len(self.kept)

    def candidates(self, wanted: Keys) -> Hits:
        return hits(wanted, [b"".join(self.postings.get(bucket, [])) for bucket in wanted.buckets.tolist()])

    def texts(self, numbers: Sequence[int]) -> dict[int, str]:
        return {number: self.kept[number] for number in numbers if number not in self.gone}

    def records(self, numbers: Sequence[int] | None = None) -> Iterator[Record]:
        for number, text in self.kept.items():
            if (numbers is None or number in numbers) and number not in self.gone:
                source = Source("here", f"d{number}", len(text), 1)
                yield Record(number, f"t{number}", self.dates.get(number, ""), len(text), (source,))
