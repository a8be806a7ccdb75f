"""make bench: all pairs of an archive beside peers on the same texts, and what they cost as an archive grows.

``python tests/bench/pairs.py`` races copydetect and difflib and measures 20,000 documents; with numbers of documents behind
it, it measures archives of those sizes.
"""

from __future__ import annotations

import io
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from difflib import SequenceMatcher
from functools import partial
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import drafting
import measure
import numpy as np

sys.path.append(str(Path(__file__).parent.parent))
import cluster

from drafter.archive import opened, pairs, spooled
from drafter.archive.characters import characters
from drafter.archive.counting import beginnings, summed, tallied
from drafter.archive.fingerprint import Hashes
from drafter.archive.pairs import Ranked, ranked
from drafter.archive.postings import NUMBER_BITS, REST_BITS, keys
from drafter.archive.store import Entry, Source, Store
from drafter.jobs import parallel

SLICE = 2600  # characters of a slice of the reports
SAMPLE = 40  # pairs from which difflib's time on all pairs is reckoned
RUNS = 7
BATCH = 4000  # documents added at once
SIZES = (20_000,)
SENTENCES, LENGTH = 60, 50  # of a document; of a sentence, in characters
STOCK, HELD_BY = 6, 20  # sentences of a document from the stock of the office, documents that have each
YEARLY, YEAR = 6, 1000  # sentences that a document keeps of the one that was added so many before
FORMULAS = 3  # sentences that every third document has
WAYS = {"one process": "1", "two processes": "2"}


def slices() -> list[str]:
    """The reports in slices of one length, each of them a text of its own."""
    texts = [document.text for document in measure.reports()]
    return [text[start : start + SLICE] for text in texts for start in range(0, len(text) - SLICE, SLICE)]


def held(texts: Sequence[str]) -> Hashes:
    """The fingerprints of texts as an archive gives them."""
    parts = []
    for number, text in enumerate(texts):
        found = keys(characters(text).codes)
        hashes = found.buckets.astype(np.uint64) << np.uint64(REST_BITS) | found.rests
        parts.append(hashes << np.uint64(NUMBER_BITS) | np.uint64(number))
    joined = np.sort(np.concatenate(parts))
    return joined[beginnings(joined)]


def ours(texts: Sequence[str]) -> Ranked:
    """All pairs of texts that share fingerprints, in memory."""
    most = min(pairs.MOST, max(pairs.FEW, len(texts) // 5))
    return ranked(summed([tallied(held(texts), most, 1)], pairs.LEAST))


def archived(texts: Sequence[str]) -> int:
    """All pairs by way of a new archive, the first of them held against each other word for word."""
    with tempfile.TemporaryDirectory() as folder, closing(opened(str(Path(folder) / "archive.db"))) as store:
        store.add([entry(number, text) for number, text in enumerate(texts)])
        return pairs.pairs(store, partial(spooled.shuffled, parallel.each)).total


def entry(number: int, text: str) -> Entry:
    """A document as it goes in."""
    return Entry(Source("bench", f"/{number}.txt", len(text), 0), str(number), "", text)


def copydetect(texts: Sequence[str]) -> int:
    """All pairs with copydetect, at the same lengths of a fingerprint and of a window."""
    from copydetect import CodeFingerprint, compare_files

    found = [
        CodeFingerprint(str(number), 8, 6, filter=False, fp=io.StringIO(text)) for number, text in enumerate(texts)
    ]
    return sum(compare_files(*pair)[0] > 0 for pair in combinations(found, 2))


def difflib(texts: Sequence[str]) -> float:
    """Seconds of difflib on all pairs, reckoned from some of them."""
    some = random.Random(1).sample(list(combinations(texts, 2)), SAMPLE)
    taken = [
        spent(lambda pair=pair: SequenceMatcher(None, *pair, autojunk=False).get_matching_blocks()) for pair in some
    ]
    return statistics.mean(taken) * len(texts) * (len(texts) - 1) / 2


def spent(work: Callable[[], object]) -> float:
    """Seconds of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def race() -> None:
    """All pairs of the slices of the reports, ours beside its peers."""
    texts = slices()
    runs = {"here": partial(spent, partial(ours, texts)), "whole": partial(spent, partial(archived, texts))}
    if peer := find_spec("copydetect"):
        runs["peer"] = partial(spent, partial(copydetect, texts))
    taken = drafting.medians(runs, RUNS)
    here, whole = taken["here"], taken["whole"]
    print(f"all pairs of {len(texts)} slices of {SLICE} characters: {len(ours(texts).first)} found")
    print(f"  in memory {here * 1000:.1f} ms; by way of a new SQLite archive {whole * 1000:.0f} ms")
    if peer:
        drafting.row("copydetect ÷ ours, all pairs in memory", f"{taken['peer'] / here:.1f}", "≥ 20")
        print(f"  copydetect {taken['peer'] * 1000:.0f} ms; ÷ by way of an archive {taken['peer'] / whole:.1f}")
    else:
        print("  copydetect is not installed: NOT COMPARED (pip install copydetect)")
    reckoned = difflib(texts)
    drafting.row(f"difflib (reckoned from {SAMPLE} pairs) ÷ ours, in memory", f"{reckoned / here:.0f}", "≥ 1000")
    print(f"  difflib {reckoned:.0f} s; ÷ by way of an archive {reckoned / whole:.0f}")


def text(number: int, count: int) -> str:
    """A document of an office of ``count`` documents: its own, its stock's, last year's sentences and formulas."""
    chance = random.Random(number)
    stock = max(1, count * STOCK // HELD_BY)
    shared = [f"stock {chance.randrange(stock)}" for _ in range(STOCK)]
    shared += [f"year {number % YEAR} {number // YEAR + place}" for place in range(YEARLY)]
    shared += [f"formula {place}" for place in range(FORMULAS) if number % 3 == 0]
    own = [f"own {number} {place}" for place in range(SENTENCES - len(shared))]
    sentences = [*shared, *own]
    chance.shuffle(sentences)
    return "。".join(map(sentence, sentences))


def sentence(name: str) -> str:
    """A sentence by rule."""
    codes = np.frombuffer(random.Random(name).randbytes(2 * LENGTH), np.uint16) % 3000 + 0x4E00
    return codes.astype(np.uint32).tobytes().decode("utf-32-le")


def fill(store: Store, count: int) -> None:
    """Put documents into an archive."""
    for first in range(0, count, BATCH):
        store.add([entry(number, text(number, count)) for number in range(first, min(first + BATCH, count))])


def growth(sizes: Sequence[int]) -> None:
    """What all pairs of archives of some sizes cost, each way in a process of its own."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = str(Path(folder) / "archive.db")
            with closing(opened(place)) as store:
                fill(store, size)
            for way in ("1", "2"):
                alone(place, f"{size} documents, {way} processes", way)
            if cluster.present():
                with cluster.serving(2) as running:
                    running.run(2)
                    alone(place, f"{size} documents, Dask, 2 workers", running.address)
                    print(f"  of each worker at most {max(map(memory, running.workers)):.0f} MB")
            else:
                print("  Dask is not installed: NOT MEASURED (pip install 'drafter[cluster]')")


def alone(place: str, name: str, way: str) -> None:
    """Print what all pairs of an archive cost in a process of its own."""
    done = subprocess.run([sys.executable, __file__, place, way], check=True, capture_output=True, text=True)
    print(f"{name:<58}{done.stdout.strip()}", flush=True)


def costs(place: str, way: str) -> str:
    """The seconds, the pairs and the memory of all pairs of an archive."""
    from drafter.archive.cluster import shuffled

    here = partial(spooled.shuffled, map if way == "1" else parallel.each)
    with closing(opened(place)) as store:
        start = time.perf_counter()
        found = pairs.pairs(store, here if way.isdigit() else partial(shuffled, way))
        seconds = time.perf_counter() - start
    mine, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    work = mine.ru_utime + mine.ru_stime + others.ru_utime + others.ru_stime
    return (
        f"{seconds:8.2f} s, {work:.2f} s of CPU, {found.total} pairs; at most {mine.ru_maxrss / 1024:.0f} MB,"
        f" each process beside it {others.ru_maxrss / 1024:.0f} MB"
    )


def memory(process: subprocess.Popen[bytes]) -> float:
    """Megabytes that a running process has had at its peak."""
    lines = Path(f"/proc/{process.pid}/status").read_text("utf-8").splitlines()
    return int(dict(line.split(":", 1) for line in lines)["VmHWM"].split()[0]) / 1024


def main() -> None:
    """Measure and print."""
    match sys.argv[1:]:
        case [place, way] if not place.isdigit():
            print(costs(place, way))
        case []:
            race()
            growth(SIZES)
        case sizes:
            growth([int(size) for size in sizes])


if __name__ == "__main__":
    main()
