"""What a review of two files holds: both documents, what changed between them, what the banks may learn from it."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.model import Document

from . import Comparison


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What an editor made of a phrase of the banks.

    ``place`` is the phrase's file:line, ``words`` what the bank says, ``said`` what the new draft says, ``text`` the same
    with the facts as placeholders, ``entry`` an entry of a bank in YAML; ``block`` is the paragraph of the new draft.
    """

    phrase: str
    slot: str
    place: str
    words: str
    said: str
    text: str
    entry: str
    block: int


@dataclass(frozen=True, slots=True)
class Review:
    """Two versions of a file and what changed.

    ``revisions`` counts the tracked changes of the new file, which were read as accepted.
    """

    old: Document
    new: Document
    comparison: Comparison
    suggestions: tuple[Suggestion, ...] = ()
    revisions: int = 0

    @property
    def identical(self) -> bool:
        """Whether both say the very same, paragraph by paragraph."""
        return self.old.draft.text == self.new.draft.text
