"""make measure: how many findings each check has on real material, as a table and in docs/CHECKS.md.

``measure.py [seed|reports|rmrb|xuexi|…] [--only ID,…] [--show N]`` shows findings on some of it instead.
Stands on ``../shared``; nothing of it is copied into the project.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain
from drafter.model import Document, Finding

SHARED = Path(__file__).resolve().parents[3] / "shared"
WIDTH = 18  # characters shown on either side


def seed() -> Iterator[Document]:
    """The real speech."""
    path = SHARED / "seed" / "closing-speech.txt"
    yield plain.document(path.name, path.read_text("utf-8"))


def reports() -> Iterator[Document]:
    """The government reports."""
    for path in sorted((SHARED / "data" / "reports").glob("*.txt")):
        yield plain.document(path.name, path.read_text("utf-8"))


def sentences(name: str) -> Iterator[Document]:
    """Each clean sentence as a document of its own."""
    for number, line in enumerate((SHARED / "data" / "sentences" / name).read_text("utf-8").splitlines(), 1):
        yield plain.document(f"{name}:{number}", line)


def column(name: str, index: int) -> Iterator[Document]:
    """A column of a table of sentences."""
    for number, line in enumerate((SHARED / "data" / "sentences" / name).read_text("utf-8").splitlines(), 1):
        cells = line.split("\t")
        if len(cells) > index:
            yield plain.document(f"{name}:{number}", cells[index])


MATERIAL = {
    "seed": seed,
    "reports": reports,
    "rmrb": lambda: sentences("clean-rmrb.txt"),
    "xuexi": lambda: sentences("clean-xuexi.txt"),
    "typos-right": lambda: column("typos.tsv", 2),
    "typos-wrong": lambda: column("typos.tsv", 1),
}


def shown(document: Document, finding: Finding) -> str:
    """A finding with what stands around it."""
    text = document.draft.blocks[finding.block].text if document.draft.blocks else ""
    left, right = text[max(0, finding.start - WIDTH) : finding.start], text[finding.end : finding.end + WIDTH]
    place = f"{document.path}:{finding.block + 1}:{finding.start + 1}"
    return f"  {finding.level:7} {finding.check}  {place}  {left}⟦{text[finding.start : finding.end]}⟧{right}  {finding.message}"


def measure(name: str, settings: Settings, show: int) -> None:
    """Print a table of the findings on one material."""
    counts: Counter[tuple[str, str]] = Counter()
    characters, began, samples = 0, time.perf_counter(), Counter[str]()
    for document in MATERIAL[name]():
        characters += len(document.text)
        for finding in checks.run(document.draft, settings):
            counts[finding.check, finding.level] += 1
            if samples[finding.check] < show:
                samples[finding.check] += 1
                print(shown(document, finding))
    print(f"{name}: {characters} 字, {time.perf_counter() - began:.1f} s, {sum(counts.values())} findings")
    for (check, level), count in sorted(counts.items(), key=lambda item: -item[1]):
        print(f"  {check:32} {level:8} {count:6} {count * 1000 / characters:8.3f} per 1000")


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("material", nargs="*", metavar="|".join(MATERIAL))
    parser.add_argument("--only", default="")
    parser.add_argument("--show", type=int, default=0)
    wanted = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"measure: there is no {SHARED} with text to measure on")
    if not wanted.material:
        import manual

        manual.write()
    for name in wanted.material:
        measure(name, Settings(only=frozenset(filter(None, wanted.only.split(",")))), wanted.show)


if __name__ == "__main__":
    main()
