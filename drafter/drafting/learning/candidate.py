"""A candidate phrase and a candidate heading set, and what a person would rather see first."""

from __future__ import annotations

from dataclasses import dataclass

from .speech import OPEN

OWN = "旧稿"  # what the slots begin with, so that they are nobody else's
BEST = range(18, 121)  # characters of a sentence that serves best


@dataclass(frozen=True, slots=True)
class Sentence:
    """A candidate phrase: its slot, its words with placeholders, the words as they were spoken, its sources.

    ``speeches`` counts the speeches that have it or its like; ``doubts`` are what the checks say of it.
    """

    slot: str
    text: str
    original: str
    places: tuple[str, ...]
    steps: tuple[str, ...] = ()
    parallel: bool = False
    speeches: int = 1
    doubts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All that it says."""
        return self.text + "".join(self.steps)

    @property
    def open(self) -> int:
        """How many places a person must fill."""
        return len(OPEN.findall(self.words))

    @property
    def worth(self) -> tuple[int, int, bool]:
        """What candidates are sorted by: many speeches first, few open places, a handy length."""
        return -self.speeches, self.open, len(self.words) not in BEST or bool(self.doubts)


@dataclass(frozen=True, slots=True)
class Headings:
    """A candidate heading set."""

    slot: str
    pattern: str
    items: dict[str, str]
    places: tuple[str, ...]
