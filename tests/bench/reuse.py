"""What ``find`` misses, what it finds of edited passages, how long it takes: ``PYTHONPATH=tests python tests/bench/reuse.py [ARCHIVE]``.

The first two stand on the reports of ``../shared``; the times on an archive that ``archive.py`` has built.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from archive import texts
from shelf import Shelf
from test_reuse import common, drafted, edited, extents

from drafter.archive import opened
from drafter.archive.characters import characters
from drafter.archive.reuse import found
from drafter.archive.store import Store
from drafter.text.places import whole

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "data" / "reports"
SLICE = 2600  # characters
TRIALS = 300
PLANTED = 10  # passages of a draft that is timed


def compared(text: str) -> str:
    """The compared characters of a text."""
    return "".join(map(chr, characters(text).codes.tolist()))


def missed(name: str, others: Sequence[str]) -> str:
    """How many common runs of a report and others lie in no passage, and how many sources are not what they say."""
    draft = drafted((REPORTS / name).read_text("utf-8"))
    rest = [(REPORTS / other).read_text("utf-8") for other in others]
    passages = found(draft, Shelf(rest)).passages
    taken = extents(draft, passages)
    codes = characters(whole(draft).text).codes.tolist()
    runs = set().union(*(common(codes, characters(text).codes.tolist()) for text in rest))
    lost = sum(not any(first <= start and end <= last for first, last in taken) for start, end in runs)
    invented = sum(
        source.text not in rest[int(source.document[1:]) - 1]
        or (source.likeness == 1 and compared(source.text) != compared(passage.text))
        for passage in passages
        for source in passage.sources
    )
    return f"{len(runs)} maximal runs, {lost} missed, {invented} invented; {len(passages)} passages"


def recall(shelf: Shelf, hosts: Sequence[str], sources: Sequence[str], size: int, how: str) -> float:
    """The share of edited passages, planted into other text, most of which is found."""
    chance, seen = random.Random(f"{size} {how}"), 0
    for _ in range(TRIALS):
        source, host = compared(chance.choice(sources)), chance.choice(hosts)
        start, place = chance.randrange(len(source) - size), chance.randrange(200, len(host) - 200)
        passage = edited(chance, source[start : start + size], how)
        draft = drafted(f"{host[:place]}。{passage}。{host[place:]}")
        first = len(compared(host[:place]))
        taken = extents(draft, found(draft, shelf).passages)
        seen += any(min(end, first + len(passage)) - max(begin, first) > 0.6 * len(passage) for begin, end in taken)
    return seen / TRIALS


def planted(chance: random.Random, earlier: Sequence[str]) -> str:
    """A text of 3,000 characters in which some passages are from earlier ones, half of them slightly edited."""
    own = random.Random(chance.random())
    fresh = "".join(chr(0x4E00 + int(6000 * own.random())) for _ in range(2000))
    step = len(fresh) // PLANTED
    parts = []
    for number in range(PLANTED):
        text = chance.choice(earlier)
        start = chance.randrange(len(text) - 100)
        passage = text[start : start + 100]
        parts += [fresh[number * step :][:step], "。", edited(chance, passage, "some") if number % 2 else passage, "。"]
    return "".join(parts)


def milliseconds(store: Store, drafts: Sequence[str], work: Callable[..., object]) -> float:
    """The median of the milliseconds that something takes for a draft, the second time."""
    taken = []
    for text in drafts:
        draft = drafted(text)
        work(draft, store)
        start = time.perf_counter()
        work(draft, store)
        taken.append((time.perf_counter() - start) * 1e3)
    return statistics.median(taken)


def measured_reports() -> None:
    """Print what is missed and what is found on real reports."""
    years = [f"hailar-{year}.txt" for year in range(2012, 2016)]
    print("one district's report against those of three years before:", missed(years[-1], years[:-1]))
    every = sorted(path.name for path in REPORTS.glob("*.txt"))
    print("against all other reports:", missed(years[-1], [name for name in every if name != years[-1]]))
    slices = []
    for name in every:
        text = re.sub(r"\s+", "", (REPORTS / name).read_text("utf-8"))
        slices += [text[start : start + SLICE] for start in range(0, len(text) - SLICE, SLICE)]
    hosts, sources = slices[::7], [text for number, text in enumerate(slices) if number % 7]
    shelf = Shelf(sources)
    for size in (40, 20):
        for how, what in (
            ("each", "1 in 20 changed"),
            ("some", "each changed at 0.05"),
            ("moved", "1 in 20 in or out"),
        ):
            print(f"{size} characters, {what}: {recall(shelf, hosts, sources, size, how):.3f} found")


def measured_times(place: str) -> None:
    """Print how long a search takes."""
    store = opened(place)
    earlier, chance = list(texts(200, store.count() // 2)), random.Random("drafts")
    drafts = [planted(chance, earlier) for _ in range(9)]
    print(f"{store.count()} documents, a draft of 3,000 characters: {milliseconds(store, drafts, found):.1f} ms")
    made = list(texts(5, store.count() * 2))
    print(f"a draft made of the archive's own phrases alone: {milliseconds(store, made, found):.1f} ms")
    store.close()


if __name__ == "__main__":
    if REPORTS.exists():
        measured_reports()
    if len(sys.argv) > 1:
        measured_times(sys.argv[1])
