"""How fast an archive is built and how much room a document takes in it: ``python tests/bench/archive.py [DOCUMENTS]``."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from drafter.archive import opened
from drafter.archive.sqlite import SqliteStore
from drafter.archive.store import Entry, Source, Store

BATCH = 4000  # documents
LENGTH = 3000  # characters of a document
SINGLE = 50  # documents that are added and removed one at a time


def characters() -> list[str]:
    """Two thousand Han characters, the common ones first."""
    order = [chr(0x4E00 + place) for place in range(2000)]
    random.Random("characters").shuffle(order)
    return order


def word(chance: random.Random, of: list[str]) -> str:
    """A word of two characters, of which few are common and many are rare."""
    return "".join(of[int(len(of) * chance.random() ** 3)] for _ in range(2))


def own_words() -> list[str]:
    """Words that documents are made of."""
    chance, of = random.Random("words"), characters()
    return [word(chance, of) for _ in range(5000)]


def phrases(count: int = 20_000) -> list[str]:
    """Phrases of four to ten words that the documents of one office share."""
    chance, words = random.Random("phrases"), own_words()
    return ["".join(chance.choices(words, k=chance.randint(4, 10))) for _ in range(count)]


def texts(count: int, first: int = 0) -> Iterator[str]:
    """Documents of which a tenth is phrases that others have too, and every other has one formula."""
    stock, words = phrases(), own_words()
    for number in range(first, first + count):
        chance = random.Random(number)
        parts = [stock[int(len(stock) * chance.random() ** 2)] for _ in range(LENGTH // 140)]
        parts += ["".join(chance.choices(words, k=6)) for _ in range(LENGTH // 14)]
        chance.shuffle(parts)
        if number % 2:
            parts.insert(len(parts) // 2, "".join(stock[:3]))
        yield "，".join(parts)[:LENGTH]


def entries(count: int, first: int = 0) -> list[Entry]:
    """Documents as they go in."""
    named = enumerate(texts(count, first), first)
    return [Entry(Source("bench", f"/{number}.txt", len(text), 0), f"{number}", "", text) for number, text in named]


def built(store: Store, count: int) -> tuple[float, float]:
    """The seconds and the seconds of CPU in which documents are taken in."""
    wall = cpu = 0.0
    for first in range(0, count, BATCH):
        batch = entries(min(BATCH, count - first), first)
        start, work = time.perf_counter(), time.process_time()
        store.add(batch)
        wall, cpu = wall + time.perf_counter() - start, cpu + time.process_time() - work
    return wall, cpu


def singles(store: Store, first: int) -> tuple[float, float]:
    """The milliseconds in which one document is added, and removed: medians."""
    adding, removing = [], []
    for entry in entries(SINGLE, first):
        start = time.perf_counter()
        store.add([entry])
        middle = time.perf_counter()
        store.remove([entry.source])
        adding.append(middle - start)
        removing.append(time.perf_counter() - middle)
    return statistics.median(adding) * 1000, statistics.median(removing) * 1000


def room(store: SqliteStore) -> dict[str, float]:
    """The bytes in the file that each table takes for one document."""
    count = store.count()
    rows = store.rows("select name, sum(pgsize) from dbstat group by name order by name")
    return {name: size / count for name, size in rows}


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    place = sys.argv[2] if len(sys.argv) > 2 else str(Path(tempfile.mkdtemp()) / "archive.db")
    store = opened(place)
    wall, cpu = built(store, count)
    print(f"{count} documents: {count / wall:.0f} a second, {count / cpu:.0f} a second of CPU")
    print("added and removed alone: {:.1f} and {:.1f} ms".format(*singles(store, count)))
    if isinstance(store, SqliteStore):
        print({name: round(size) for name, size in room(store).items()})


if __name__ == "__main__":
    main()
