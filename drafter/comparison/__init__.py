"""Two versions of a draft beside each other: what was reworded, moved, cut, added, and which facts changed with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafter.model import Draft

from .alignment import aligned
from .changes import KINDS as KINDS
from .changes import Change as Change
from .changes import Kind as Kind
from .changes import changes
from .facts import FactChange as FactChange
from .facts import changed_facts
from .moves import Pair as Pair
from .paragraphs import Recast as Recast
from .paragraphs import recast
from .standing import Stand as Stand
from .standing import stands
from .units import Unit as Unit
from .units import units
from .wording import letters

FOREIGN = 0.1  # share of the letters that both have, below which they are hardly versions of one text


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts as sentences, which of them belong together, what changed, and the facts and paragraphs that changed.

    ``stands`` is where each sentence that was cut or moved would stand, by its number; ``share`` is the part of the letters of one that the other one has too, from 0 to 1, the larger of both.
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
        stands(pairs, ones, others),
        tuple(changed_facts(found, ones, others)),
        tuple(recast(pairs, ones, others)),
        share(found, ones, others),
    )


def share(found: Iterable[Change], old: list[Unit], new: list[Unit]) -> float:
    """The part of the letters of a version that the other one has too, the larger of both; 1 for two empty ones."""
    changed = [0, 0]
    for change in found:
        changed[0] += letters(changed_words(change, 0)) if change.new else len(old[change.old[0]].bare)
        changed[1] += letters(changed_words(change, 1)) if change.old else len(new[change.new[0]].bare)
    sizes = [sum(len(unit.bare) for unit in units) for units in (old, new)]
    parts = (1 - part / size if size else float(not any(sizes)) for part, size in zip(changed, sizes, strict=True))
    return max(0.0, *parts)


def changed_words(change: Change, side: int) -> str:
    """The words of one wording that the other one does not have."""
    return "".join(piece[side] for piece in change.pieces if not piece.kept)
