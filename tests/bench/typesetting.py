"""How long it takes to read how a Word file is typeset, beside reading its text; what the checks of the page find in real
files, and how many planted defects.

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
import test_page_checks as planted
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


STANDARD = (
    *("default margins", "letter paper", "body of 15 points", "lines of 1.5", "lines of 29 points", "no squeeze"),
    *("no eastAsia font", "literal page number", "odd and even alike", "title 黑体 of 20 points", "level 1 in 仿宋"),
    *("no first-line indent", "of the text"),
)  # on which others were measured


def told() -> set[str]:
    """The names of the planted defects that are told by their check, and by no other check of the page."""
    files = {
        name: (check, lambda edits=edits: planted.edited(planted.written(), *edits))
        for name, (check, edits) in planted.IN_PARTS.items()
    }
    for table, raw in ((planted.IN_STYLES, planted.written), (planted.IN_ELEMENTS, planted.official)):
        files |= {
            name: (check, lambda raw=raw, edit=edit: planted.in_style(raw(), *edit))
            for name, (check, *edit) in table.items()
        }
    files |= {name: (row[0], lambda row=row: planted.displaced(row)) for name, row in planted.ON_THE_PAGE.items()}
    files |= {name: (row[1], lambda row=row: planted.sampled(row)[1]) for name, row in planted.IN_SAMPLES.items()}
    found = {
        name for name, (check, raw) in files.items() if [one.check for one in planted.found(raw())] == check.split()
    }
    text = {one.check for one in planted.found(planted.misworded(planted.written()), only=lambda _: True)}
    return found | ({"of the text"} if text >= planted.OF_THE_TEXT else set())


def main() -> None:
    """Print both tables."""
    sample = compose(*making.sample(next(path for path in SAMPLES if path.stem == "sample"))).draft
    print("characters   text ms   looks ms")
    for size in SIZES:
        package = Package(formats.written(replace(sample, blocks=sample.blocks * size), ".docx", Look()), "稿.docx")
        found = [paragraph for paragraph, _ in read.seen(package)]
        text, looks = best(lambda: read.seen(package)), best(lambda: facts.read(package, found))  # noqa: B023
        print(f"{sum(len(one.text) for one in found):10}   {text:7.1f}   {looks:8.1f}")
    caught, tables = (
        told(),
        (planted.IN_PARTS, planted.IN_STYLES, planted.IN_ELEMENTS, planted.ON_THE_PAGE, planted.IN_SAMPLES),
    )
    own = {name for table in tables for name in table} - set(STANDARD)
    print(
        f"planted: {len(caught & set(STANDARD))} of {len(STANDARD)} on which others were measured (7 and 2); {len(caught & own)} of {len(own)} more"
    )
    only = Settings(only=frozenset(name for name in checks.ids() if name.startswith("page-")))
    drafts = (norm.held(formats.read(path).draft) for path in sorted(REAL.glob("*.docx")))
    counts = [len(checks.run(draft, only)) for draft in drafts]
    print(
        f"real files: {len(counts)}; findings a file: {sum(counts) / max(len(counts), 1):.1f}, at most {max(counts, default=0)}"
    )


if __name__ == "__main__":
    main()
