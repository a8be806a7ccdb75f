"""Two versions of a draft beside each other: what was reworded, moved, cut, added, and which facts changed with it."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model import Draft

from .alignment import Pair as Pair
from .alignment import aligned
from .changes import KINDS as KINDS
from .changes import Change as Change
from .changes import Kind as Kind
from .changes import changes
from .facts import FactChange as FactChange
from .facts import changed_facts
from .paragraphs import Recast as Recast
from .paragraphs import recast
from .standing import Stand as Stand
from .standing import stands
from .units import Unit as Unit
from .units import units

FOREIGN = 0.2  # share of the letters of both drafts in sentences that belong together, below which they are no versions


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts as sentences, which of them belong together, what changed, and the facts and paragraphs that changed.

    ``stands`` is where each sentence that was cut would stand, by its number; ``share`` is the part of the letters of both that stands in sentences which belong together, from 0 to 1.
    """

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]
    stands: dict[int, Stand]
    facts: tuple[FactChange, ...]
    paragraphs: tuple[Recast, ...]
    share: float

    @property
    def foreign(self) -> bool:
        """Whether they are hardly two versions of one text."""
        return self.share < FOREIGN

    def of_kind(self, *kinds: Kind) -> list[Change]:
        """The changes of some kinds, in order."""
        return [change for change in self.changes if change.kind in kinds]


def compared(old: Draft, new: Draft) -> Comparison:
    """What became of one draft in another."""
    ones, others = units(old), units(new)
    pairs = aligned(ones, others)
    found = tuple(changes(pairs, ones, others))
    return Comparison(
        tuple(ones),
        tuple(others),
        tuple(pairs),
        found,
        stands(pairs, ones),
        tuple(changed_facts(found, ones, others)),
        tuple(recast(pairs, ones, others)),
        share(pairs, ones, others),
    )


def share(pairs: list[Pair], old: list[Unit], new: list[Unit]) -> float:
    """The part of the letters of both drafts that stands in pairs; 1 for two empty ones."""
    held = sum(len(old[one].bare) for pair in pairs for one in pair.old)
    held += sum(len(new[other].bare) for pair in pairs for other in pair.new)
    total = sum(len(unit.bare) for unit in (*old, *new))
    return held / total if total else 1.0
