"""From two versions of a file to what changed between them, and what the banks may learn from it."""

from __future__ import annotations

from pathlib import Path

from drafter.comparison import compared
from drafter.comparison.review import Review, Suggestion
from drafter.errors import DrafterError

from .reading import STDIN, read

PACKAGE = b"PK"  # what a Word file begins with, if it is not of the old kind


def reviewed(old: str, new: str) -> Review:
    """Two versions beside each other. Raises ``DrafterError`` if one of them cannot be read."""
    if old == new == STDIN:
        raise DrafterError("标准输入只能读一次；请给其中一份写出文件名")
    before, after = read(old), read(new)
    comparison = compared(before.draft, after.draft)
    review = Review(before, after, comparison, revisions=revisions(new))
    return review if comparison.foreign else Review(before, after, comparison, learned(review), review.revisions)


def learned(review: Review) -> tuple[Suggestion, ...]:
    """What the banks may learn, if one of the versions remembers that it was drawn from them."""
    if not (review.old.draft.digest or review.new.draft.digest):
        return ()
    from drafter.drafting.suggestions import suggestions

    return suggestions(review.old.draft, review.new.draft, review.comparison)


def revisions(name: str) -> int:
    """How many changes a Word file tracks."""
    raw = b"" if name == STDIN else Path(name).read_bytes()
    if not raw.startswith(PACKAGE):
        return 0
    from drafter.word.reading import revisions as tracked

    return tracked.count(raw, name)
