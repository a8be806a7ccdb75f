"""Notes and changes spliced into the bytes of a .docx: comments, highlight and tracked changes, all else as it was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import Any, NamedTuple

from drafter.model import Change, Document, Marked, Marks, Note
from drafter.word.names import KIND, WORD, child, value

from . import comments, earlier, guard
from .anatomy import Anatomy, Place, Stretch, holder, stretches
from .comments import AUTHOR, COLOURS, Comment
from .editable import Editable
from .markup import markup_at
from .parttext import edited, located, tag_at
from .runs import BOUND, CLOSING, DELETED, FREE, OPENING, Author, Cuts, Event, rebuilt
from .tracked import Turn, turns
from .within import Within, within
from .zipsplice import spliced

NUMBER = re.compile(r':id\s*=\s*["\'](\d{1,9})["\']')
INSERTIONS = ("ins", "moveTo")
NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}


def marked(document: Document, raw: bytes, marks: Marks) -> Marked:
    """The bytes that a document was read from, with notes and changes in them; notes replace those of an earlier run.

    Raises ``DrafterError`` for a package that may not be changed, and for one whose text is another by now.
    """
    package = Editable(raw, document.path)
    guard.refused(package, marks.force)
    if marks.notes is not None:
        earlier.removed(package)
    anatomy = Anatomy(package)
    if anatomy.texts != [block.text for block in document.draft.blocks]:
        raise package.fault("检查之后文件又改过", "可以再检查一次")
    table = Table(anatomy)
    changes = [one for one in marks.changes if table.change(one)]
    notes = [one for one in marks.notes or () if table.note(one)]
    if table.comments:
        comments.put(package, table.comments)
    table.written()
    placed = {*map(id, notes), *map(id, changes)}
    wanted: list[Note | Change] = [*(marks.notes or ()), *marks.changes]
    unplaced = tuple(one for one in wanted if id(one) not in placed)
    return Marked(spliced(raw, package.changed), len(notes), len(changes), unplaced)


class Table:
    """A package on the table: its runs with the cuts that are to be made in them."""

    def __init__(self, anatomy: Anatomy) -> None:
        self.anatomy, self.package = anatomy, anatomy.package
        self.main = self.package.part(self.package.main())
        self.cuts: defaultdict[Any, Cuts] = defaultdict(Cuts)
        self.numbers = fresh_numbers(self.package)
        self.comments: dict[int, Comment] = {}
        self.fields: dict[Any, dict[Any, Within]] = {}

    def note(self, note: Note) -> bool:
        """Put a comment on its place; whether there is one for it."""
        forms = [hung(found, note) for found in self.anatomy.forms(note.spot.block)]
        anchor = self.anchor(forms[0])
        if not anchor:
            return False
        number, markup = next(self.numbers), markup_at(anchor[0].element)
        self.comments[number] = Comment(self.initials, note.lines)
        for one in (
            all_stretches(forms if self.in_main(forms[0][0].element) else [anchor]) if COLOURS[self.initials] else ()
        ):
            self.stretch(one, COLOURS[self.initials])
        self.put(anchor[0], False, OPENING, xml=comments.opening(number, markup))
        self.put(anchor[-1], True, CLOSING, xml=comments.closing(number, markup))
        end = self.within(anchor[-1].element).end
        self.put(anchor[-1] if end is None else Place(end, 0), True, CLOSING, xml=comments.sign(number, markup))
        return True

    def in_main(self, element: Any) -> bool:
        """Whether an element stands in the running text, where alone comments may."""
        return element.getroottree().getroot() is self.main

    def anchor(self, typed: Sequence[Place]) -> Sequence[Place]:
        """The characters that a comment may stand on: for a text box what it hangs on, for a note its sign, for a margin none."""
        if not typed:
            return []
        if not self.in_main(typed[0].element):
            note = next((above for above in typed[0].element.iterancestors() if KIND[above.tag] in NOTES), None)
            sign = None if note is None else self.signs.get((NOTES[KIND[note.tag]], value(note, "id")))
            return [] if sign is None else [Place(sign, 0)]
        way = list(typed[0].element.iterancestors())
        if not any(KIND[above.tag] == "txbxContent" for above in way):
            return typed
        top = max(number for number, above in enumerate(way) if KIND[above.tag] == "r")
        return [Place(way[top - 1], 0)]

    @cached_property
    def initials(self) -> str:
        """The initials of our comments, by which their colour is none that the author has used."""
        marks = self.main.iter(*(f"{{{space}}}highlight" for space in WORD))
        return comments.initials_for({value(mark) for mark in marks} - {"none"})

    def within(self, element: Any) -> Within:
        """The fields that an element stands in."""
        root = element.getroottree().getroot()
        if root not in self.fields:
            self.fields[root] = within(root)
        return self.fields[root].get(holder(element).unit, Within())

    @cached_property
    def signs(self) -> dict[tuple[str, str], Any]:
        """The signs of foot- and endnotes by their kind and number."""
        found = (sign for sign in self.main.iter() if KIND[sign.tag] in NOTES.values())
        return {(KIND[sign.tag], value(sign, "id")): sign for sign in found}

    def stretch(self, one: Stretch, what: str) -> None:
        """Light characters with a colour, or delete them."""
        held = holder(one.element)
        edges = (0, 1) if held.whole else (one.start, one.end)
        self.cuts[held.unit].stretch(held.number, *edges, what)

    def put(self, place: Place, after: bool, rank: int, xml: str = "", text: str = "") -> None:
        """Put XML or a text before or after a character."""
        held = holder(place.element)
        offset = int(after) if held.whole else place.offset + after
        self.cuts[held.unit].put(held.number, offset, Event(rank, xml, text))

    def change(self, change: Change) -> bool:
        """Make a change; whether all that it touches may be touched."""
        block, start, end = change.spot.block, change.spot.start, change.spot.end
        wanted = list(turns(self.anatomy.texts[block][start:end], change.text))
        forms = [[self.seated(found, start, turn) for turn in wanted] for found in self.anatomy.forms(block)]
        if not all(seat for form in forms for seat in form):
            return False
        seats = [seat for form in forms for seat in form if seat]
        for one in all_stretches([seat.gone for seat in seats]):
            self.stretch(one, DELETED)
        for seat in seats:
            if seat.text:
                self.put(seat.beside, seat.after, BOUND if seat.after else FREE, text=seat.text)
        return True

    def seated(self, found: Sequence[Place | None], start: int, turn: Turn) -> Seat | None:
        """Where a turn of a change that starts there is made; ``None`` where something of it may not be touched."""
        first, last = start + turn.start, start + turn.end
        gone = found[first:last]
        sides = [(last - 1, True), (last, False)] if last > start else [(last, False), (last - 1, True)]
        beside = ((found[at], after) for at, after in sides if 0 <= at < len(found))
        chosen = next(((place, after) for place, after in beside if place and self.free(place)), None)
        if chosen is None or not all(place and self.free(place) for place in gone):
            return None
        return Seat([place for place in gone if place], *chosen, turn.text)

    def free(self, place: Place) -> bool:
        """Whether a character may be deleted or written beside: not in a formula, not worked out, not fed from data."""
        if holder(place.element).whole or self.within(place.element).made:
            return False
        controls = (above for above in place.element.iterancestors() if KIND[above.tag] == "sdt")
        return all(child(control, "sdtPr", "dataBinding") is None for control in controls)

    def written(self) -> None:
        """Give each part that is cut its new bytes."""
        author = Author(AUTHOR, self.numbers)
        parts: defaultdict[str, list[Any]] = defaultdict(list)
        for unit in self.cuts:
            parts[self.package.holding(unit)].append(unit)
        for name, units in parts.items():
            part = self.package.text(name)
            outer = {unit: unit.getparent() for unit in units if KIND[unit.getparent().tag] in INSERTIONS}
            places = located(self.package.part(name), part.text, [*units, *outer.values()])
            for unit, above in outer.items():
                self.cuts[unit].outer = tag_at(part.text, places[above])
            order = sorted(units, key=places.__getitem__)
            edits = self.edits(part.text, [(places[unit], unit) for unit in order], author)
            self.package.put(name, part.raw(edited(part.text, edits)))

    def edits(self, text: str, units: Sequence[tuple[int, Any]], author: Author) -> Iterator[tuple[int, int, str]]:
        """The edits of a part; a run within another (in a text box that hangs on it) is cut first."""
        index = 0
        while index < len(units):
            start, unit = units[index]
            end, piece = rebuilt(text, start, unit, self.cuts[unit], author)
            after = bisect_left(units, end, index, key=lambda one: one[0])
            if after > index + 1:
                piece = self.nested(text[start:end], start, units[index:after], author)
            yield start, end, piece
            index = after

    def nested(self, piece: str, first: int, units: Sequence[tuple[int, Any]], author: Author) -> str:
        """A run with the runs in it, all cut; ``first`` is where it starts."""
        for start, unit in reversed(units):
            end, new = rebuilt(piece, start - first, unit, self.cuts[unit], author)
            piece = piece[: start - first] + new + piece[end:]
        return piece


def hung(found: Sequence[Place | None], note: Note) -> list[Place]:
    """The characters that a comment is on: its own; for a number that Word counts the first that is typed."""
    typed = [place for place in found[note.spot.start : note.spot.end] if place]
    return typed or [place for place in found if place][:1]


def all_stretches(forms: Sequence[Sequence[Place]]) -> list[Stretch]:
    """The stretches of several forms of the same words."""
    return [one for form in forms for one in stretches(form)]


class Seat(NamedTuple):
    """Where a turn is made: the characters that go, the one beside which a text comes, before or after it."""

    gone: Sequence[Place]
    beside: Place
    after: bool
    text: str


def fresh_numbers(package: Editable) -> Iterator[int]:
    """Numbers that no mark of the running text or its comments bears."""
    main = package.main()
    names = [main, *(target for kind, target in package.related(main) if kind == "comments")]
    used = {int(number) for name in names for number in NUMBER.findall(package.text(name).text)}
    return count(max(used, default=-1) + 1)
