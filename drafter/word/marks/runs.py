"""A run cut between its characters: what is lit, deleted or put there, and all else of it as it was."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from drafter.word.names import KIND
from drafter.word.reading.glyphs import TYPED

from .looks import looks
from .markup import Markup, markup_at
from .parttext import name_at, slices

# The order at one place: text bound to what stands before, ends, starts, text bound to what follows.
BOUND, CLOSING, OPENING, FREE = range(4)
NUMBER = re.compile(r"""(<[^<>]*?:id\s*=\s*["'])-?\d+(?=["'])""")  # of a tracked change
DELETED = "deleted"  # beside the colours, what may befall a stretch


class Event(NamedTuple):
    """What is put between two characters: XML, or text as a tracked change."""

    rank: int
    xml: str = ""
    text: str = ""


class Bit(NamedTuple):
    """A piece of a run that stays: whether it is deleted, the colour that it is lit with, its XML."""

    deleted: bool
    colour: str
    xml: str


@dataclass
class Cuts:
    """What happens to a run, by the number of a child and an offset in its text.

    ``outer`` opens the insertion of another author that the run stands in: ours stand beside it, not within.
    """

    events: defaultdict[tuple[int, int], list[Event]] = field(default_factory=lambda: defaultdict(list))
    turns: defaultdict[tuple[int, int], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    outer: str = ""

    def put(self, child: int, offset: int, event: Event) -> None:
        """Put something before a character, once."""
        if event not in self.events[child, offset]:
            self.events[child, offset].append(event)

    def stretch(self, child: int, start: int, end: int, what: str) -> None:
        """Light characters with a colour, or delete them."""
        self.turns[child, start][what] += 1
        self.turns[child, end][what] -= 1

    @cached_property
    def edges(self) -> dict[int, set[int]]:
        """Where each child is cut."""
        found: defaultdict[int, set[int]] = defaultdict(set)
        for child, offset in (*self.events, *self.turns):
            found[child].add(offset)
        return found


class Author(NamedTuple):
    """Who marks, and what gives each mark its number."""

    name: str
    numbers: Iterator[int]

    def tracked(self, markup: Markup, kind: str, inner: str) -> str:
        """Runs as a tracked change of a kind."""
        return markup.tag(kind, inner, id=next(self.numbers), author=self.name)

    def renumbered(self, xml: str) -> str:
        """A tracked change that stands there once more, with a number of its own."""
        return NUMBER.sub(lambda match: f"{match[1]}{next(self.numbers)}", xml)


def rebuilt(text: str, start: int, unit: Any, cuts: Cuts, author: Author) -> tuple[int, str]:
    """Where the run or formula that starts there ends, and what stands in its place now."""
    shape, markup = slices(text, start), markup_at(unit)
    if KIND[unit.tag] != "r":
        found = pieces(0, text[start : shape.end], None, cuts, markup)
        return shape.end, "".join(part.xml for part in found)
    raw = [text[first:last] for first, last in shape.children]
    at = next((number for number, inner in enumerate(unit) if KIND[inner.tag] == "rPr"), None)
    look, raw = ("", raw) if at is None else (raw[at], [*raw[:at], "", *raw[at + 1 :]])
    out, fresh = [], True
    for (deleted, colour, event), group in groupby(parts(unit, raw, cuts, markup), key=apart):
        if event:
            out.append(event.xml or inserted(event.text, looks(look, "", markup), cuts.outer, markup, author))
            continue
        shown = looks(look, colour, markup)
        shown, fresh = shown if fresh else author.renumbered(shown), False
        inner = "".join(part.xml for part in group)
        whole = text[start : shape.inner] + shown + inner + text[shape.outer : shape.end]
        out.append(author.tracked(markup, "del", whole) if deleted else whole)
    return shape.end, "".join(out)


def inserted(text: str, look: str, outer: str, markup: Markup, author: Author) -> str:
    """A text as an insertion of ours, with the looks of the run; that of another author ends before it and goes on behind."""
    own = author.tracked(markup, "ins", markup.run(text, author.renumbered(look)))
    return f"</{name_at(outer, 0)}>{own}{author.renumbered(outer)}" if outer else own


def apart(part: Event | Bit) -> tuple[bool, str, Event | None]:
    """What parts of a run stand in one run by: events stand alone."""
    return (part.deleted, part.colour, None) if isinstance(part, Bit) else (False, "", part)


def parts(run: Any, raw: list[str], cuts: Cuts, markup: Markup) -> Iterator[Event | Bit]:
    """What a run is made of now, in order, but for its properties."""
    for number, child in enumerate(run):
        kind = KIND[child.tag]
        if number in cuts.edges:
            text = TYPED[kind](child) if kind == "t" else None
            yield from pieces(number, raw[number], text, cuts, markup)
        elif raw[number]:
            yield Bit(False, "", raw[number])


def pieces(number: int, raw: str, text: str | None, cuts: Cuts, markup: Markup) -> Iterator[Event | Bit]:
    """A child that is cut, in order; one that shows no ``text`` of its own stays in one piece."""
    length = 1 if text is None else len(text)
    edges = sorted({0, length, *cuts.edges[number]})
    state: Counter[str] = Counter()
    for start, end in pairwise([*edges, length]):
        yield from sorted(cuts.events.get((number, start), ()), key=lambda event: event.rank)
        state.update(cuts.turns.get((number, start), {}))
        gone = state[DELETED] > 0
        colour = next((what for what, count in state.items() if count > 0 and what != DELETED), "")
        if start < end:
            whole = text is None or (len(edges) == 2 and not gone)  # noqa: PLR2004
            yield Bit(gone, colour, raw if whole else markup.text(str(text)[start:end], "delText" if gone else "t"))
