"""Where a reading copy turns its pages: after a whole sentence and outside any quotation, so that no breath is cut.

The break stands inside the paragraph (``w:br w:type="page"``), whose text stays as it is, or before it. A page is filled
to one line less than it holds: where a machine's fonts make the text a line longer, the page still turns at its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from drafter.model import Block

from .pieces import Line, keeps

SPARE = 1  # lines that a page could hold beyond those that are filled
LEAST = 0.6  # of the lines of a page that stand on it, if a sentence allows
OPENING, CLOSING = "“‘（《〈「『【〔", "”’）》〉」』】〕"
SENTENCE = re.compile(f"(?:[。！？!?]|……)[{CLOSING}]*")
SEMICOLON = re.compile(f"[；;][{CLOSING}]*")
COMMA = re.compile(f"(?:[，：]|——)[{CLOSING}]*")
Ends = Callable[[str], Sequence[int]]  # places of a text
Turn = tuple[int, int]  # a block and the character of it that opens the next page; 0 before the block


def turn(blocks: Sequence[Block], page: Sequence[tuple[float, Line]], lines: int) -> Turn | None:
    """Where a page ends whose lines, each with what is used up to its foot, are followed by more than it has room for.

    The last end of a sentence; where that leaves the page too empty, of a clause; ``None`` if there is none at all.
    """
    room = [(used, line) for used, line in page if used <= lines - SPARE]
    for ends in KINDS:
        for used, line in reversed(room):
            if used < LEAST * lines:
                break
            if found := last_end(blocks, line, ends):
                return found
    return None


def last_end(blocks: Sequence[Block], line: Line, ends: Ends) -> Turn | None:
    """The last place in a line where one of the ``ends`` of its block stands."""
    text = blocks[line.block].text
    if line.end == len(text):
        return (line.block + 1, 0) if parted(blocks, line.block) else None
    places = [end for end in ends(text) if line.start < end <= line.end]
    return (line.block, places[-1]) if places else None


def parted(blocks: Sequence[Block], index: int) -> bool:
    """Whether a page may end with a block: one that ends a sentence, no salutation or heading; or a table, a picture."""
    block = blocks[index]
    ended = block.role in ("cell", "caption", "picture") or len(block.text) in sentence_ends(block.text)
    return ended and index + 1 < len(blocks) and not keeps(blocks, index)


@lru_cache(maxsize=64)
def sentence_ends(text: str) -> tuple[int, ...]:
    """Where the sentences of a text end, none inside a quotation or brackets."""
    depths = depth_after(text)
    return tuple(end for match in SENTENCE.finditer(text) if not depths[(end := match.end()) - 1])


def depth_after(text: str) -> list[int]:
    """How many quotations and brackets are open after each character."""
    found, depth = [], 0
    for character in text:
        depth = max(0, depth + (character in OPENING) - (character in CLOSING))
        found.append(depth)
    return found


def ends_of(clause: re.Pattern[str]) -> Ends:
    """Where the clauses of a text end that a pattern ends."""
    return lambda text: [match.end() for match in clause.finditer(text)]


KINDS: tuple[Ends, ...] = (sentence_ends, ends_of(SEMICOLON), ends_of(COMMA))
