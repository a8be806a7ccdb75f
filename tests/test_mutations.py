"""Faults planted by program are found; the texts that they were planted into are clean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import making
import mutating
import pytest
from conftest import BRIEFS, SAMPLES

from drafter import checks
from drafter.checks._settings import Settings
from drafter.drafting.compose import compose
from drafter.formats import plain
from drafter.model import Draft, Finding

WRITTEN = sorted((Path(__file__).parent / "cases" / "clean").glob("*.txt"))
SEEDS = ("", "第二稿")  # each brief drafted with its own seed and with another
EACH = 4  # faults of a kind that are planted into one text
STRUCTURAL, OTHER = 0.95, 0.8  # of the planted faults that are found at their place


@cache
def texts() -> dict[str, str]:
    """The clean texts by name: written by hand, and drafts."""
    drafted = {f"{path.parent.name}/{path.stem}{seed}": path for path in (SAMPLES[0], *BRIEFS) for seed in SEEDS}
    found = {path.stem: path.read_text("utf-8") for path in WRITTEN}
    for name, path in drafted.items():
        seed = name[len(f"{path.parent.name}/{path.stem}") :]
        found[name] = compose(*making.sample(path), seed).draft.text + "\n"
    return found


def draft(text: str) -> Draft:
    return plain.document("稿.txt", text).draft


def signed(text: Draft, finding: Finding) -> tuple[str, str, str, str]:
    """What a finding says, wherever it stands."""
    said = text.blocks[finding.block].text[finding.start : finding.end] if text.blocks else ""
    return finding.check, said, finding.message, finding.level


@cache
def usual(name: str) -> Counter[tuple[str, str, str, str]]:
    """What is found in a clean text."""
    text = draft(texts()[name])
    return Counter(signed(text, finding) for finding in checks.run(text, Settings()))


def planted(kind: mutating.Kind) -> Iterator[tuple[str, mutating.Planted]]:
    """Faults of a kind with the text that each was planted into, the same on every run."""
    for name, text in texts().items():
        random = Random(f"变异 {name}")
        ways = list(kind.plant(text, random))
        yield from ((name, way) for way in random.sample(ways, min(EACH, len(ways))))


def found(name: str, fault: mutating.Planted, ids: frozenset[str]) -> bool:
    """Whether one of the checks says something new at the place of a fault."""
    text = draft(fault.text)
    known = usual(name).copy()
    for finding in checks.run(text, Settings(only=ids)):
        signature = signed(text, finding)
        known[signature] -= 1
        at = text.blocks[finding.block].spans[0].at if text.blocks and text.blocks[finding.block].spans else 0
        start, end = at + finding.start, at + max(finding.end, finding.start + 1)
        if known[signature] < 0 and any(start < stop and begin < end for begin, stop in fault.places):
            return True
    return False


@cache
def measured(label: str) -> tuple[int, int, tuple[str, ...]]:
    """How many faults of a kind were found, of how many, and what was missed."""
    kind = mutating.KINDS[label]
    ids = frozenset(kind.checks) & frozenset(checks.ids())
    if not ids:
        return 0, 0, ()
    results = [(name, fault, found(name, fault, ids)) for name, fault in planted(kind)]
    missed = tuple(f"{name}: {shown(fault)}" for name, fault, hit in results if not hit)
    return len(results) - len(missed), len(results), missed


def shown(fault: mutating.Planted) -> str:
    start, end = fault.places[0]
    return fault.text[max(0, start - 10) : min(end + 10, start + 160)].replace("\n", "¶")


def rates(labels: Iterator[str]) -> float:
    """The share of the faults of some kinds that were found."""
    counts = [measured(label)[:2] for label in labels]
    return sum(hit for hit, _ in counts) / max(1, sum(total for _, total in counts))


def table() -> Iterator[str]:
    """A line a kind: found, planted, share."""
    for label in mutating.KINDS:
        hit, total, _ = measured(label)
        yield f"{label}\t{hit}/{total}\t{hit / total:.0%}" if total else f"{label}\t没有查这一类的检查"


def test_the_clean_texts_are_clean() -> None:
    loud = {name: [signature for signature in usual(name) if signature[3] != "hint"] for name in texts()}

    assert {name: found for name, found in loud.items() if found} == {}


def test_structural_faults_are_found() -> None:
    assert rates(iter(mutating.STRUCTURE)) >= STRUCTURAL, "\n".join(table())


@pytest.mark.parametrize("label", mutating.KINDS)
def test_each_kind_of_fault_is_found(label: str) -> None:
    hit, total, missed = measured(label)

    assert hit >= mutating.LEAST.get(label, OTHER) * total, "\n".join(missed)


@pytest.mark.parametrize("label", mutating.CARRIED_BY)
def test_the_right_wording_is_left_alone(label: str) -> None:
    name = "mobilisation"
    for fault in mutating.carried(mutating.WRITTEN[label], right=True)(texts()[name], Random("原样")):
        text = draft(fault.text)
        new = Counter(signed(text, finding) for finding in checks.run(text, Settings())) - usual(name)

        assert [signature for signature in new if signature[3] != "hint"] == [], shown(fault)
