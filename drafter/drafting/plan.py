"""What a speech will be made of: its paragraphs, and the slots with the phrases that may fill them; nothing chosen yet."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from drafter.model import Cell, Role, Series, Span
from drafter.text import length, repeats

from .phrasebank import Phrase
from .render import Chunk


@dataclass(frozen=True, slots=True)
class Option:
    """A phrase filled with the brief's facts: what it would add to the draft.

    ``text`` is all that it says, ``bare`` the same with facts and set phrases turned into barriers, ``size`` its 字数,
    ``gaps`` the facts it lacks.
    """

    phrase: Phrase
    chunks: tuple[Chunk, ...]
    text: str
    size: int
    bare: str
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one phrase. ``unit`` is the node whose phrases belong together; options stand in order of preference.

    One that ``stacks`` may say another thing of the same bank as its like beside it.
    """

    path: str
    unit: str
    keep: str
    options: tuple[Option, ...] = ()
    stacks: bool = False

    @property
    def optional(self) -> bool:
        """Whether the text stands without it."""
        return self.keep != "必"

    @property
    def choices(self) -> tuple[Option | None, ...]:
        """What it can hold: each option, and nothing (last) if the text stands without it."""
        return (*self.options, None) if self.optional else self.options


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to be: fixed spans, then what fills its slots, then locked words."""

    role: Role
    node: str
    level: int = 0
    head: tuple[Span, ...] = ()
    slots: tuple[Slot, ...] = ()
    tail: tuple[Span, ...] = ()
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All paragraphs in order, the lists that are meant, the facts that are missing with their places, what is weak already,
    and the heading set of each list.
    """

    paragraphs: tuple[Paragraph, ...]
    series: tuple[Series, ...]
    missing: tuple[tuple[str, str], ...]
    weak: tuple[str, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot in the order of the text."""
        return tuple(slot for paragraph in self.paragraphs for slot in paragraph.slots)

    @property
    def fixed(self) -> int:
        """字数 of all that stands whatever is chosen."""
        return sum(length.characters(fixed_text(part)) for part in self.paragraphs)


def fixed_text(part: Paragraph) -> str:
    """What stands in a paragraph whatever is chosen."""
    return "".join(span.text for span in (*part.head, *part.tail))


def within(node: str, around: str) -> bool:
    """Whether a node is another or stands inside it."""
    return f"{node}.".startswith(f"{around}.")


def draw(seed: str, path: str, name: str, weight: float = 1) -> float:
    """The rank of a candidate in a node's own stream: the lower the earlier, heavier candidates sooner.

    Exponential keys (Efraimidis and Spirakis 2006): the order of two candidates does not depend on the others,
    so a phrase added to a bank does not reshuffle the rest.
    """
    return stream(seed, path)(name, weight)


def stream(seed: str, path: str) -> Callable[[str, float], float]:
    """``draw`` for the many candidates of one node."""
    begun = hashlib.blake2b(f"{seed}\0{path}\0".encode("utf-8", "surrogatepass"), digest_size=8)

    def rank(name: str, weight: float) -> float:
        ended = begun.copy()
        ended.update(name.encode("utf-8", "surrogatepass"))
        return -math.log((int.from_bytes(ended.digest(), "big") + 1) / 2**64) / weight

    return rank


def gap(name: str) -> str:
    """What stands in the draft for a missing fact."""
    return f"【待补：{name}】"


def option_of(phrase: Phrase, chunks: tuple[Chunk, ...], wordings: tuple[str, ...]) -> Option:
    """A rendered phrase with its length and what of it counts for repetition; ``wordings`` are set phrases."""
    return Option(phrase, chunks, *weighed(chunks, wordings))


@lru_cache(maxsize=8192)
def weighed(chunks: tuple[Chunk, ...], wordings: tuple[str, ...]) -> tuple[str, int, str, tuple[str, ...]]:
    """Text, 字数, bare text and gaps of a rendered phrase."""
    text = "".join(characters for characters, _ in chunks)
    bare = "".join(repeats.BARRIER * len(characters) if fact else characters for characters, fact in chunks)
    gaps = tuple(fact for characters, fact in chunks if fact and characters == gap(fact))
    return text, length.characters(text), repeats.masked(bare, wordings), gaps
