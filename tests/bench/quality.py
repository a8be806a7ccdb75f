"""make measure: every genre's sample for many seeds, held against its laws and beside real reports; writes docs/QUALITY.md.

``quality.py [genre …] [--seeds N]`` measures some genres and writes nothing.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from statistics import mean, quantiles

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from drafter import checks
from drafter.checks._settings import Settings
from drafter.drafting import outline
from drafter.drafting.brief import Size
from drafter.drafting.choose import TOLERANCE
from drafter.drafting.compose import compose
from drafter.formats import plain
from drafter.jobs.banks import sample
from drafter.model import FLAGGED, Draft
from drafter.repetition import repeats
from drafter.text import length
from drafter.text.clauses import sentences
from drafter.text.numerals import value

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = 300
SHOWN = 12  # examples of each kind of fault
MINUTES = (5, 8, 13, 20, 40)
COMPARED = 12  # seeds of which each is compared with each
NUMERAL = re.compile("[一二两三四五六七八九十]+")
JOINTS = re.compile(
    r"(?:同时|此外|另外|因此|所以|但是|然而|首先|其次|再次|最后|进而|从而|于是|而且|并且|不过|总之|可见)"
)


@dataclass
class Tally:
    """What was found in the drafts of a genre."""

    drafts: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Counter[str]] = field(default_factory=dict)
    differing: list[float] = field(default_factory=list)
    factual: list[float] = field(default_factory=list)
    figures: list[tuple[float, float, float, float]] = field(default_factory=list)

    def fault(self, kind: str, example: str) -> None:
        """Count a fault and what it was found in."""
        self.faults[kind] += 1
        self.examples.setdefault(kind, Counter())[example] += 1


def measured(genre: str, seeds: int) -> Tally:
    """The drafts of a genre's sample."""
    found, said = Tally(), []
    brief, bank = sample(outline.load(genre))
    for number in range(seeds):
        composition = compose(brief, bank, f"种子{number}")
        draft = composition.draft
        found.drafts += 1
        for gap in composition.gaps:
            found.fault("缺事实", gap.name)
        for note in composition.weak:
            if "重复" in note:
                found.fault("语句相重", note)
        if (
            composition.target
            and abs(length.characters(draft.text) - composition.target) > TOLERANCE * composition.target
        ):
            found.fault("篇幅", f"种子{number} {length.characters(draft.text)}/{composition.target}")
        counts(draft, found)
        judged(draft, found)
        if number < COMPARED:
            said.append(own_sentences(draft))
        found.factual.append(mean(making.items_with_facts(brief, draft).values() or [1]))
        found.figures.append(figures(prose(draft)))
    found.differing = [
        1 - len(one & other) / min(len(one), len(other)) for one, other in combinations(said, 2) if one and other
    ]
    return found


def counts(draft: Draft, found: Tally) -> None:
    """Counts in the prose that are not those of their lists."""
    sizes = {series.node: len(series.headings) for series in draft.series}
    for span in (span for block in draft.blocks for span in block.spans if span.fact in sizes):
        if NUMERAL.fullmatch(span.text) and value(span.text) != sizes[span.fact]:
            found.fault("条数", span.text)


def judged(draft: Draft, found: Tally) -> None:
    """What our own checks say of a draft, and its repeats."""
    for finding in checks.run(draft, Settings()):
        if finding.level != "hint":
            text = draft.blocks[finding.block].text
            found.fault(f"检查 {finding.check}", f"{text[finding.start : finding.end]}: {finding.message}")
    for repeat in repeats(draft):
        if repeat.kind in FLAGGED:
            found.fault(f"重复 {repeat.kind}", repeat.text)


def own_sentences(draft: Draft) -> frozenset[str]:
    """The phrases that a draft says, its facts left out."""
    return frozenset(span.phrase for block in draft.blocks for span in block.spans if "#" in span.phrase)


def prose(draft: Draft) -> str:
    """What a draft says in sentences: no masthead, no table."""
    return "\n".join(block.text for block in draft.blocks if block.role == "body")


def figures(text: str) -> tuple[float, float, float, float]:
    """Of a text: the median and the ninth decile of the length of its sentences, connectives and 要 in 1,000 字."""
    sizes = [size for piece in sentences(text) if (size := len(re.findall(r"[\u4e00-\u9fff]", piece.text)))]
    total = max(sum(sizes), 1)
    deciles = quantiles(sizes, n=10) if len(sizes) > 1 else [0.0] * 9
    return deciles[4], deciles[8], len(JOINTS.findall(text)) * 1000 / total, text.count("要") * 1000 / total


def timed(genre: str) -> list[str]:
    """How near a genre's sample comes to each of some lengths, its points left to the program: 字 and minutes at the usual rate."""
    brief, bank = sample(outline.load(genre))
    brief = making.left_open(brief)
    found = []
    for minutes in MINUTES:
        composition = compose(replace(brief, size=Size(minutes=minutes)), bank, "种子")
        miss = length.characters(composition.draft.text) / (composition.target or 1) - 1
        found.append(f"{length.characters(composition.draft.spoken)} 字（{miss:+.1%}）")
    return found


def reals() -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """The same figures of real texts."""
    for path in [*sorted((SHARED / "data" / "reports").glob("*.txt")), SHARED / "seed" / "closing-speech.txt"]:
        yield path.stem, figures(prose(plain.document(path.name, path.read_text("utf-8")).draft))


def band(rows: list[tuple[float, float, float, float]]) -> str:
    """The least, the mean and the most of each figure."""
    return " | ".join(f"{min(column):.1f}–{mean(column):.1f}–{max(column):.1f}" for column in zip(*rows, strict=True))


def report(tallies: dict[str, Tally]) -> Iterator[str]:
    """The page."""
    yield "# Quality, measured\n"
    yield f"`make measure` drafts the sample of every genre with {next(iter(tallies.values())).drafts} seeds (tests/bench/quality.py). Zero is what must stand in every cell of faults.\n"
    yield "| genre | drafts | faults | phrases that differ between two seeds | items of lists that name a fact |"
    yield "| --- | --- | --- | --- | --- |"
    for genre, tally in tallies.items():
        faults = "、".join(f"{kind} {count}" for kind, count in tally.faults.most_common()) or "0"
        yield f"| {genre} | {tally.drafts} | {faults} | {mean(tally.differing or [0]):.0%} (least {min(tally.differing or [0]):.0%}) | {mean(tally.factual):.0%} |"
    yield f"\n| genre, one brief | {' | '.join(f'{minutes} minutes' for minutes in MINUTES)} |"
    yield "| --- |" + " --- |" * len(MINUTES)
    for genre in tallies:
        yield f"| {genre} | {' | '.join(timed(genre))} |"
    yield "\nA fault is a gap, a wrong count, a length missed by more than 2 %, a repeat that `drafter repeats` flags, or an error or warning of `drafter check`.\n"
    yield "| text | median sentence of the body, Han | ninth decile | connectives in 1,000 | 要 in 1,000 |"
    yield "| --- | --- | --- | --- | --- |"
    if SHARED.is_dir():
        yield f"| real reports and the seed, least–mean–most | {band([row for _, row in reals()])} |"
    for genre, tally in tallies.items():
        yield f"| {genre} | {band(tally.figures)} |"


def main() -> None:
    """Measure the genres that the command line names, or all, and then write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("genres", nargs="*")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    wanted = parser.parse_args()
    names = wanted.genres or outline.ids()
    with ProcessPoolExecutor(2) as pool:
        tallies = dict(zip(names, pool.map(measured, names, [wanted.seeds] * len(names)), strict=True))
    text = "\n".join(report(tallies)) + "\n"
    sys.stdout.write(text)
    for genre, tally in tallies.items():
        for kind, examples in tally.examples.items():
            for example, times in examples.most_common(SHOWN):
                print(f"  {genre}: {kind}: {times} × {example}")
    if not wanted.genres:
        (ROOT / "docs" / "QUALITY.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
