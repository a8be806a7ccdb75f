"""How well the spelling checks find planted faults, and how quiet they are on clean text.

Stands on ``../shared`` like ``measure.py``; nothing of it is copied into the project.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import measure

from drafter import checks
from drafter.checks._settings import Settings
from drafter.formats import plain

WORDS = ("misspelt-word", "idiom-off-by-one", "blended-idiom")
PARTICLES = ("de-particle",)
LEVELS = ("error", "warning")
CLEAN = ("reports", "rmrb", "xuexi")


@dataclass(frozen=True, slots=True)
class Hit:
    """A character that a finding would change: its place, what it would become, how severely it is reported."""

    place: int
    right: str
    level: str


def hits(text: str, names: Iterable[str]) -> Iterator[Hit]:
    """The characters of a text that the first replacement of each finding changes."""
    read = plain.document("文.txt", text)
    for finding in checks.run(read.draft, Settings(only=frozenset(names))):
        block = read.draft.blocks[finding.block]
        written, better = block.text[finding.start : finding.end], next(iter(finding.replacements), "")
        for offset, (old, new) in enumerate(zip(written, better, strict=False)):
            if old != new:
                yield Hit(block.spans[0].at + finding.start + offset, new, finding.level)


def pairs(name: str, wrong: int, right: int) -> Iterator[tuple[str, str]]:
    """The wrong and the right sentences of a table that are of one length."""
    for line in (measure.SHARED / "data" / "sentences" / name).read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > right and len(cells[wrong]) == len(cells[right]):
            yield cells[wrong], cells[right]


def found(title: str, sentences: list[tuple[str, str]], names: tuple[str, ...], levels: tuple[str, ...]) -> None:
    """Print precision and recall by character."""
    count: Counter[str] = Counter()
    for wrong, right in sentences:
        count["faults"] += sum(one != other for one, other in zip(wrong, right, strict=True))
        for hit in (hit for hit in hits(wrong, names) if hit.level in levels):
            count["hits"] += 1
            count["true"] += wrong[hit.place] != right[hit.place]
            count["exact"] += hit.right == right[hit.place] != wrong[hit.place]
        count["spoilt"] += sum(hit.level in levels for hit in hits(right, names))
    precision, recall = count["true"] / max(1, count["hits"]), count["true"] / max(1, count["faults"])
    exact = count["exact"] / max(1, count["true"])
    print(
        f"{title:34} {count['faults']:6} {count['hits']:6}  P {precision:.3f}  R {recall:.3f}  exact {exact:.3f}"
        f"  on the right sentences {count['spoilt']}"
    )


def quiet(names: tuple[str, ...]) -> None:
    """Print what is found on clean text, by 100,000 characters."""
    for name in CLEAN:
        texts = list(dict.fromkeys(document.text for document in measure.MATERIAL[name]()))
        size, began = sum(map(len, texts)), time.process_time()
        levels = Counter(hit.level for text in texts for hit in hits(text, names))
        spent = (time.process_time() - began) / size * 1e6
        figures = "  ".join(
            f"{level} {levels[level]} ({levels[level] * 1e5 / size:.2f} in 100,000)" for level in LEVELS
        )
        print(f"{name:34} {size:6} characters  {figures}  {spent:.1f} us a character with segmentation")


def main() -> None:
    """Print all tables."""
    typos, particles = list(pairs("typos.tsv", 1, 2)), list(pairs("de.tsv", 0, 1))
    for label, levels in (("errors and warnings", LEVELS), ("errors", LEVELS[:1])):
        found(f"typos, {label}", typos, WORDS, levels)
        found(f"  odd lines, {label}", typos[1::2], WORDS, levels)
        found(f"  even lines, {label}", typos[::2], WORDS, levels)
        found(f"的地得, {label}", particles, PARTICLES, levels)
    quiet(tuple(chain(WORDS, PARTICLES)))


if __name__ == "__main__":
    main()
