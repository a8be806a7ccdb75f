"""How long it takes to read how a Word file is typeset, beside reading its text, and what the checks of the page find in real files.

``typesetting.py`` stands on ``../shared`` for the real files; nothing of it is copied into the project.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making
from conftest import SAMPLES

from drafter import checks, formats
from drafter.checks import Settings
from drafter.drafting.compose import compose
from drafter.formats import Look
from drafter.word.reading import facts, norm, read
from drafter.word.reading.opened import Package

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "docx"
ROUNDS = 5
SIZES = (1, 100)  # times the sample's three thousand characters


def best(work: Callable[[], object]) -> float:
    """The shortest of some runs, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def main() -> None:
    """Print both tables."""
    sample = compose(*making.sample(next(path for path in SAMPLES if path.stem == "sample"))).draft
    print("characters   text ms   looks ms")
    for size in SIZES:
        package = Package(formats.written(replace(sample, blocks=sample.blocks * size), ".docx", Look()), "稿.docx")
        found = [paragraph for paragraph, _ in read.seen(package)]
        text, looks = best(lambda: read.seen(package)), best(lambda: facts.read(package, found))  # noqa: B023
        print(f"{sum(len(one.text) for one in found):10}   {text:7.1f}   {looks:8.1f}")
    only = Settings(only=frozenset(name for name in checks.ids() if name.startswith("page-")))
    drafts = (norm.held(formats.read(path).draft) for path in sorted(REAL.glob("*.docx")))
    counts = [len(checks.run(draft, only)) for draft in drafts]
    print(
        f"real files: {len(counts)}; findings a file: {sum(counts) / max(len(counts), 1):.1f}, at most {max(counts, default=0)}"
    )


if __name__ == "__main__":
    main()
