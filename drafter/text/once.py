"""What is worked out once for a draft, however many checks ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from drafter.model import Draft

T = TypeVar("T")


def once(find: Callable[[Draft], T]) -> Callable[[Draft], T]:
    """``find`` with its last result remembered, for as long as the very same draft is asked about."""
    last: list[tuple[Draft, T]] = []

    @wraps(find)
    def found(draft: Draft) -> T:
        for kept, result in last:
            if kept is draft:
                return result
        result = find(draft)
        last[:] = [(draft, result)]
        return result

    return found
