"""Markdown as paragraphs: headings, list items, table cells and notes, each as the places of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafter.model import Role

from ._mdspans import MASK

Place = tuple[int, int]

FRONT = re.compile(r"---[ \t]*\n")
FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
APART = re.compile(
    r"^[ \t>]{0,6}(?P<fence>`{3,}|~{3,})[^`\r\n]*$|(?<!\\)(?P<comment><!--)|(?<!\\)<(?P<raw>script|style|pre)\b",
    re.MULTILINE | re.IGNORECASE,
)
LINE = re.compile(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
ATX = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
CLOSING = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
SETEXT = re.compile(r"=+|-{2,}")
RULE = re.compile(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}")
ITEM = re.compile(r"[ \t]*(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+|$)")
TASK = re.compile(r"\[[ xX]\][ \t]+")
ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
CELL = re.compile(r"(?:[^|\\]|\\.|\\$)+")
NOTE = re.compile(r"[ ]{0,3}\[\^[^\[\]\s]{1,60}\]:[ \t]*")
REFERENCE = re.compile(r"[ ]{0,3}\[([^\[\]\r\n]{1,200})\]:[ \t]*\S")
LABEL = re.compile(f"^{REFERENCE.pattern}", re.MULTILINE)
INDENTED = re.compile(r"[ ]{4}|[ ]{0,3}\t")
HAN = re.compile(r"[\u3400-\u9fff]")
ENDED = re.compile(r"[。！？；：…!?][”’」』）)*_~]*$")
BLANKS = " \t\u3000" + MASK


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph to be: its lines, and the number of a list item with its place (``counted``: not as it is typed)."""

    lines: list[Place]
    role: Role = "body"
    level: int = 0
    number: str = ""
    at: int = 0
    counted: bool = False


def masked(text: str, places: list[Place]) -> str:
    """The text with these places blotted out, every other character where it was."""
    pieces, reached = [], 0
    for start, end in places:
        pieces += [text[reached:start], re.sub(r"[^\r\n]", MASK, text[start:end])]
        reached = end
    return "".join([*pieces, text[reached:]])


def apart(text: str) -> Iterator[Place]:
    """Where front matter, comments, code blocks and scripts stand."""
    text, reached = text.replace("\r", "\n"), 0
    if (begun := FRONT.match(text)) and (ended := FRONT_END.search(text, begun.end())):
        reached = ended.end()
        yield 0, reached
    lost: set[str] = set()  # ends that do not come any more
    while found := APART.search(text, reached):
        end = ending(text, found, lost)
        if end:
            yield found.start(), end
        reached = end or found.end()


def ending(text: str, found: re.Match[str], lost: set[str]) -> int:
    """Where what was found ends, 0 if it never does; a fence then runs to the end."""
    if fence := found["fence"]:
        closed = re.compile(rf"^[ \t>]{{0,6}}{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(
            text, found.end()
        )
        return closed.end() if closed else len(text)
    mark = "-->" if found["comment"] else f"</{found['raw'].lower()}>"
    place = -1 if mark in lost else text.find(mark, found.end())
    if place < 0:
        lost.add(mark)
    return place + len(mark) if place >= 0 else 0


def labels(text: str) -> frozenset[str]:
    """The labels of the addresses that a masked text gives apart from its links."""
    return frozenset(match[1].casefold() for match in LABEL.finditer(text.replace("\r", "\n")))


def chunks(text: str) -> Iterator[Chunk]:
    """The paragraphs of a masked text."""
    return Scanner(text).chunks()


class Scanner:
    """The lines of a masked text, one after the other; ``open`` is the paragraph that still grows."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [match.span(1) for match in LINE.finditer(text)]
        self.open: Chunk | None = None
        self.after_blank = True  # or after a line of code
        self.in_table = self.in_list = False
        self.ones: dict[int, int] = {}  # lists whose items are all typed 1., by their indent: how many there were

    def chunks(self) -> Iterator[Chunk]:
        """Every paragraph in order."""
        for index, (start, end) in enumerate(self.lines):
            yield from self.line(index, self.quoted(start, end), end)
        yield from self.closed()

    def quoted(self, start: int, end: int) -> int:
        """Where a line starts after the marks of a quotation."""
        match = QUOTE.match(self.text, start, end)
        return match.end() if match else start

    def closed(self) -> Iterator[Chunk]:
        """The paragraph that was growing, now whole."""
        if self.open:
            yield self.open
        self.open = None

    def line(self, index: int, start: int, end: int) -> Iterator[Chunk]:
        """What a line completes."""
        bare = self.text[start:end].strip(BLANKS)
        if self.open and not self.open.number and SETEXT.fullmatch(bare):
            self.open = replace(self.open, level=1 if bare[0] == "=" else 2)
            yield from self.closed()
        elif not bare or RULE.fullmatch(bare) or bare == "[TOC]":
            yield from self.closed()
        elif heading := ATX.match(self.text, start, end):
            yield from self.closed()
            yield Chunk([self.trimmed(heading.end(), self.unhashed(heading.end(), end))], level=len(heading[1]))
            self.ones.clear()
            self.in_list, self.after_blank = False, True
        elif self.is_table(index, bare):
            yield from self.closed()
            yield from self.cells(start, end, bare)
        elif not self.is_code(start, end):
            yield from self.prose(start, end)
            self.after_blank = False
        self.after_blank = self.after_blank or not bare
        self.in_table = self.in_table and bool(bare)

    def unhashed(self, start: int, end: int) -> int:
        """Where a heading ends before its closing marks."""
        closing = CLOSING.search(self.text[start:end])
        return start + closing.start() if closing else end

    def is_table(self, index: int, bare: str) -> bool:
        """Whether a line is a row of a table: one follows that draws its columns, or the table goes on."""
        if "|" not in bare:
            return False
        below = self.text[slice(*self.lines[index + 1])].strip(BLANKS) if index + 1 < len(self.lines) else ""
        self.in_table = self.in_table or ("|" in below and ROW.fullmatch(below) is not None)
        return self.in_table

    def cells(self, start: int, end: int, bare: str) -> Iterator[Chunk]:
        """The cells of a row that are not empty; the row that draws the columns has none."""
        if not ROW.fullmatch(bare):
            for cell in CELL.finditer(self.text, start, end):
                place = self.trimmed(*cell.span())
                if place[0] < place[1]:
                    yield Chunk([place], "cell")

    def trimmed(self, start: int, end: int) -> Place:
        """A place without the blanks around it."""
        piece = self.text[start:end]
        return start + len(piece) - len(piece.lstrip(BLANKS)), start + len(piece.rstrip(BLANKS))

    def prose(self, start: int, end: int) -> Iterator[Chunk]:
        """A line of running text: of a note, of a list, or that goes on or begins a paragraph."""
        if note := NOTE.match(self.text, start, end):
            yield from self.closed()
            self.open = Chunk([self.trimmed(note.end(), end)], "note")
        elif REFERENCE.match(self.text, start, end) and (not self.open or self.open.role == "note"):
            yield from self.closed()
        elif item := ITEM.match(self.text, start, end):
            yield from self.closed()
            self.in_list = True
            self.open = self.item(item, start, end)
        elif self.open and not self.ended(self.open.lines[-1]):
            self.open.lines.append(self.trimmed(start, end))
        else:
            yield from self.closed()
            if not INDENTED.match(self.text, start, end):
                self.in_list = False
                self.ones.clear()
            self.open = Chunk([self.trimmed(start, end)])

    def is_code(self, start: int, end: int) -> bool:
        """Whether a line is code by its indentation: after a blank line, outside lists, without a word of Chinese."""
        return (
            self.after_blank
            and not self.in_list
            and INDENTED.match(self.text, start, end) is not None
            and not (ITEM.match(self.text, start, end) or HAN.search(self.text, start, end))
        )

    def ended(self, line: Place) -> bool:
        """Whether a line ends a sentence, and with it its paragraph: many write one a line without a blank one between."""
        hard = self.text[line[1] : line[1] + 2] == "  " or self.text[line[1] - 1 : line[1]] == "\\"
        return not hard and ENDED.search(self.text[max(line[0], line[1] - 9) : line[1]]) is not None

    def item(self, match: re.Match[str], start: int, end: int) -> Chunk:
        """An item of a list; of marks within marks the last counts."""
        number, at, inner = match[1], match.start(1), match
        while deeper := ITEM.match(self.text, inner.end(), end):
            number, at, inner = deeper[1], deeper.start(1), deeper
        task = TASK.match(self.text, inner.end(), end)
        place = self.trimmed(task.end() if task else inner.end(), end)
        if not number:
            return Chunk([place])
        shown = self.count(at - start, number)
        return Chunk([place], number=shown + self.text[at + len(number)], at=at, counted=shown != number)

    def count(self, indent: int, number: str) -> str:
        """The number that is shown: as typed, but counted where every item is typed 1."""
        self.ones[indent] = self.ones.get(indent, 0) + 1 if int(number) == 1 else 0
        for deeper in [key for key in self.ones if key > indent]:
            del self.ones[deeper]
        return str(self.ones[indent]) if int(number) == 1 else number
