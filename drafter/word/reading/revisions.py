"""Whether a .docx holds tracked changes, which are read as accepted."""

from __future__ import annotations

from .opened import Package

TRACKED = ("ins", "del", "moveFrom", "moveTo")


def count(raw: bytes, name: str) -> int:
    """How many insertions, deletions and moves are tracked in the text. Raises ``DrafterError``."""
    package = Package(raw, name)
    root = package.part(package.main())
    return 0 if root is None else sum(element.tag.rpartition("}")[2] in TRACKED for element in root.iter("{*}*"))
