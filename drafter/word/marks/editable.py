"""A package whose parts are read once and may be given new bytes."""

from __future__ import annotations

from typing import Any

from drafter.word.reading.opened import Package

from .parttext import Text, decoded


class Editable(Package):
    """The parts of a .docx as elements that stay the same ones; ``changed`` holds new bytes by the names of entries."""

    def __init__(self, raw: bytes, name: str) -> None:
        super().__init__(raw, name)
        self.changed: dict[str, bytes] = {}
        self.roots: dict[str, Any] = {}

    def part(self, name: str) -> Any:
        """A part as an XML element, always the same one until it is changed."""
        key = name.lower()
        if key not in self.roots:
            raw = self.bytes_of(name)
            self.roots[key] = self.parsed(raw) if raw.strip() else None
        return self.roots[key]

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a part as they are now, nothing if there is none."""
        entry = self.entries.get(name.lower())
        title = entry.filename if entry else name
        return self.changed[title] if title in self.changed else self.content(entry) if entry else b""

    def text(self, name: str) -> Text:
        """The text of a part. Raises ``DrafterError`` for an encoding that cannot be kept."""
        try:
            return decoded(self.bytes_of(name))
        except ValueError:
            raise self.damaged() from None

    def put(self, name: str, raw: bytes) -> None:
        """Give a part new bytes."""
        entry = self.entries.get(name.lower())
        self.changed[entry.filename if entry else name] = raw
        self.roots.pop(name.lower(), None)

    def holding(self, element: Any) -> str:
        """The name of the part that an element stands in."""
        top = element.getroottree().getroot()
        return next(name for name, root in self.roots.items() if root is top)
