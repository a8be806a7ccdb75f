"""Headings are chosen as a whole set, so that they are parallel; neighbouring lists differ in pattern."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.errors import DrafterError

from .brief import Brief
from .phrasebank import Bank, HeadingSet
from .plan import draw

NEIGHBOURS = 2  # lists before this one whose pattern it does not take up again
NODE = "标题"  # the step of a path that names a list's headings


@dataclass(slots=True)
class Headings:
    """The heading sets of one draft. ``held`` are those of an earlier plan, by path; ``taken`` are those of this one."""

    brief: Brief
    bank: Bank
    seed: str
    rolls: Mapping[str, int]
    held: Mapping[str, str] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)

    def chosen(self, slot: str, keys: list[str], path: str, size: int = 0, brief: bool = False) -> HeadingSet | None:
        """The set that words all ``keys``; of ``size`` 字 if that can be had (0 for any), or ``brief``. Raises ``DrafterError``."""
        if not keys:
            return None
        covering = self.covering(slot, keys)
        if not covering:
            raise DrafterError(
                f"语料库里没有一组标题同时写了“{'、'.join(keys)}”（槽“{slot}”）；"
                "请减少几条，改成 {标题: …, 正文: …}，或给语料库补一组标题"
            )
        if brief:
            size = min(len(entry.items[keys[0]]) for entry in covering)
        ranked = sorted(self.allowed(covering, keys) or covering, key=lambda entry: self.rank(entry, keys, path, size))
        roll = self.rolls.get(f"{path}.{NODE}", 1)
        held = [entry for entry in covering if entry.id == self.held.get(path)]
        entry = held[0] if held and roll == 1 else ranked[(roll - 1) % len(ranked)]
        self.taken[path] = entry.id
        self.patterns.append(entry.pattern)
        return entry

    def covering(self, slot: str, keys: list[str]) -> list[HeadingSet]:
        """The sets that word all ``keys``."""
        return [entry for entry in self.bank.heading_sets.get(slot, ()) if set(keys) <= set(entry.items)]

    def allowed(self, covering: list[HeadingSet], keys: list[str]) -> list[HeadingSet]:
        """The sets that use none of the words to avoid."""
        return [
            entry
            for entry in covering
            if not any(word in entry.items[key] for word in self.brief.avoid for key in keys)
        ]

    def rank(self, entry: HeadingSet, keys: list[str], path: str, size: int) -> tuple[bool, bool, float]:
        """What is sorted by: the wanted length, a pattern that the neighbours do not have, the node's own stream."""
        wrong_size = bool(size) and len(entry.items[keys[0]]) != size
        return (
            wrong_size,
            entry.pattern in self.patterns[-NEIGHBOURS:],
            draw(self.seed, f"{path}.{NODE}", entry.id, entry.weight),
        )
