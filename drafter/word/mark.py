"""Notes and changes spliced into the bytes of a .docx: comments, highlight and tracked changes, all else as it was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple

from drafter.model import Change, Document, Marked, Marks, Note

from . import comments, earlier, guard
from .anatomy import Anatomy, Editable, Place, holder, stretches
from .comments import AUTHOR, COLOURS, Comment
from .looks import colour_of
from .markup import markup_at
from .names import KIND, child, value
from .parttext import edited, located, slices
from .runs import BOUND, CLOSING, DELETED, FREE, OPENING, Author, Cuts, Event, rebuilt
from .tracked import Turn, turns
from .zipsplice import spliced

NUMBER = re.compile(r':id\s*=\s*["\'](\d{1,9})["\']')
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
    table.written()
    if table.comments:
        comments.put(package, table.comments)
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

    def note(self, note: Note) -> bool:
        """Put a comment on its place; whether there is one for it."""
        forms = [self.anchored(found, note) for found in self.anatomy.forms(note.spot.block)]
        if not all(forms):
            return False
        number = next(self.numbers)
        runs = {holder(place.element).unit for form in forms for place in form}
        initials = comments.initials_for({colour_of(run) for run in runs} - {""})
        self.comments[number] = Comment(initials, note.lines)
        for form in forms:
            self.light(form, COLOURS[initials])
            markup = markup_at(form[0].element)
            self.put(form[0], False, OPENING, xml=comments.opening(number, markup))
            self.put(form[-1], True, CLOSING, xml=comments.closing(number, markup))
        return True

    def anchored(self, found: Sequence[Place | None], note: Note) -> list[Place]:
        """The characters that a comment hangs on: its own; for a number of Word's the first that is typed."""
        typed = [place for place in found[note.spot.start : note.spot.end] if place]
        typed = typed or [place for place in found if place][:1]
        if typed and typed[0].element.getroottree().getroot() is not self.main:
            return self.referred(typed[0].element)
        return typed

    def referred(self, element: Any) -> list[Place]:
        """The sign in the running text of the foot- or endnote that an element stands in; nothing for a margin."""
        note = next((above for above in element.iterancestors() if KIND[above.tag] in NOTES), None)
        if note is None:
            return []
        kind, number = NOTES[KIND[note.tag]], value(note, "id")
        signs = (sign for sign in self.main.iter() if KIND[sign.tag] == kind and value(sign, "id") == number)
        return [Place(sign, 0) for sign in signs][:1]

    def light(self, form: Sequence[Place], colour: str) -> None:
        """Light characters."""
        for element, start, end in stretches(form) if colour else ():
            held = holder(element)
            stretch = (0, 1) if held.whole else (start, end)
            self.cuts[held.unit].stretch(held.number, *stretch, colour)

    def put(self, place: Place, after: bool, rank: int, xml: str = "", text: str = "") -> None:
        """Put XML or a text before or after a character."""
        held = holder(place.element)
        offset = int(after) if held.whole else place.offset + after
        self.cuts[held.unit].put(held.number, offset, Event(rank, xml, text))

    def change(self, change: Change) -> bool:
        """Make a change; whether all that it touches may be touched."""
        block, start, end = change.spot.block, change.spot.start, change.spot.end
        wanted = list(turns(self.anatomy.texts[block][start:end], change.text))
        forms = [[seated(found, start, turn) for turn in wanted] for found in self.anatomy.forms(block)]
        seats = [seat for form in forms for seat in form]
        if not all(seats):
            return False
        for seat in filter(None, seats):
            for element, first, last in stretches(seat.gone):
                held = holder(element)
                self.cuts[held.unit].stretch(held.number, first, last, DELETED)
            if seat.text:
                self.put(seat.beside, seat.after, BOUND if seat.after else FREE, text=seat.text)
        return True

    def written(self) -> None:
        """Give each part that is cut its new bytes."""
        author = Author(AUTHOR, self.numbers)
        parts: defaultdict[str, list[Any]] = defaultdict(list)
        for unit in self.cuts:
            parts[self.package.holding(unit)].append(unit)
        for name, units in parts.items():
            part = self.package.text(name)
            places = located(self.package.part(name), part.text, units)
            order = sorted(units, key=places.__getitem__)
            edits = self.edits(part.text, [(places[unit], unit) for unit in order], author)
            self.package.put(name, part.raw(edited(part.text, edits)))

    def edits(self, text: str, units: Sequence[tuple[int, Any]], author: Author) -> Iterator[tuple[int, int, str]]:
        """The edits of a part; a run within another (in a text box that hangs on it) is cut first."""
        index = 0
        while index < len(units):
            start = units[index][0]
            end = slices(text, start).end
            after = bisect_left(units, end, index, key=lambda one: one[0])
            piece = text[start:end]
            for place, unit in reversed(units[index:after]):
                stop, new = rebuilt(piece, place - start, unit, self.cuts[unit], author)
                piece = piece[: place - start] + new + piece[stop:]
            yield start, end, piece
            index = after


class Seat(NamedTuple):
    """Where a turn is made: the characters that go, the one beside which a text comes, before or after it."""

    gone: Sequence[Place]
    beside: Place
    after: bool
    text: str


def seated(found: Sequence[Place | None], start: int, turn: Turn) -> Seat | None:
    """Where a turn of a change that starts there is made; ``None`` where something of it may not be touched."""
    first, last = start + turn.start, start + turn.end
    gone = found[first:last]
    sides = [(last - 1, True), (last, False)] if last > start else [(last, False), (last - 1, True)]
    beside = ((found[at], after) for at, after in sides if 0 <= at < len(found))
    chosen = next(((place, after) for place, after in beside if open_to_change(place)), None)
    if chosen is None or not all(map(open_to_change, gone)):
        return None
    return Seat([place for place in gone if place], *chosen, turn.text)  # type: ignore[arg-type]


def open_to_change(place: Place | None) -> bool:
    """Whether a character was typed, and may be deleted or written beside: not in a formula, not fed from data."""
    if place is None or holder(place.element).whole:
        return False
    controls = (above for above in place.element.iterancestors() if KIND[above.tag] == "sdt")
    return all(child(control, "sdtPr", "dataBinding") is None for control in controls)


def fresh_numbers(package: Editable) -> Iterator[int]:
    """Numbers that no mark of the running text or its comments bears."""
    main = package.main()
    names = [main, *(target for kind, target in package.related(main) if kind == "comments")]
    used = {int(number) for name in names for number in NUMBER.findall(package.text(name).text)}
    return count(max(used, default=-1) + 1)
