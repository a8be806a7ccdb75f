"""What can go wrong in a way that the user can mend, each with its place and its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath


class DrafterError(Exception):
    """A mistake that the user can mend; its text is a Chinese sentence for the terminal."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; ``line`` and ``column`` count from 1, and 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])

    @property
    def row(self) -> str:
        """File and line."""
        return f"{self.path}:{self.line}"

    @property
    def origin(self) -> str:
        """File name and line, as provenance names it: the same however the path was typed."""
        return f"{PurePath(self.path).name}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One fault of a file: where it is, and what is wrong and may be done, in Chinese."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class Mistakes(DrafterError):
    """All faults of a file at once, in the order of their places."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(mistakes)

    def __str__(self) -> str:
        return "\n".join(map(str, sorted(set(self.args[0]))))


def mistake(place: Place, message: str) -> Mistakes:
    """The error for a single fault."""
    return Mistakes([Mistake(place, message)])
