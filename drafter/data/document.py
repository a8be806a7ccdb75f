"""What a YAML file says, with the place of every value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from drafter.errors import Place

Trail = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file's plain values with the place of each: ``marks`` maps a trail of keys to line and column from 1."""

    path: str
    value: Any
    marks: dict[Trail, tuple[int, int]]

    def place(self, *trail: str | int) -> Place:
        """The place of a value, or of the nearest value around it that has one."""
        for end in range(len(trail), -1, -1):
            if trail[:end] in self.marks:
                return Place(self.path, *self.marks[trail[:end]])
        return Place(self.path)
