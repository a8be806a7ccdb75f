"""The options of a check that has none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NoOptions:
    """Nothing to set."""
