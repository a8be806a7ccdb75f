"""What is checked and how severely, as ``drafter.yaml`` says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from drafter.model import Level


@dataclass(frozen=True, slots=True)
class Settings:
    """Which checks run, at which levels, with which options; ``words`` are the office's own and never a fault."""

    only: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    levels: Mapping[str, Level] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    words: frozenset[str] = frozenset()

    def chosen(self, ids: Iterable[str]) -> list[str]:
        """The checks that are on, in order."""
        return [name for name in ids if name not in self.off and (not self.only or name in self.only)]
