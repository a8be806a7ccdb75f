"""Markdown within a paragraph: what the reader sees as spans with their places, the marks left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Sequence, Set
from dataclasses import dataclass

from drafter.model import Span
from drafter.text.spans import trimmed

MASK = "\ufdd0"  # stands for every character of a comment or code block; no file may hold it as text
OBJECT = "\ufffc"  # what is seen but is no prose: code, an address, a written-out character
LONGEST_LABEL = 200
LONGEST_EMPHASIS = 3  # marks of one kind in a row

TOKEN = re.compile(
    rf"""(?P<hidden>{MASK}+|\[\^[^\[\]\s]{{1,60}}\]|&(?:nbsp|ensp|emsp|thinsp|\#160|\#8195|\#12288|\#x3000);)
    |(?P<escape>\\[!-/:-@\[-`{{-~])
    |(?P<object><https?://[^<>`\s]{{1,1000}}>|<[^<>`\s@]{{1,100}}@[^<>`\s]{{1,100}}>
        |&(?:[a-zA-Z]{{2,10}}|\#[0-9]{{1,7}}|\#x[0-9a-fA-F]{{1,6}});)
    |(?P<tick>`+)
    |(?P<break><br[ ]?/?>)
    |(?P<tag></?[A-Za-z][^<>`\r\n]{{0,500}}>)
    |(?P<open>!?\[)
    |(?P<target>\]\([^()\[\]<>`\r\n]{{0,1000}}(?:\([^()\[\]`\r\n]{{0,200}}\)[^()\[\]<>`\r\n]{{0,500}})?\)|\]\[[^\[\]\r\n]{{0,200}}\])
    |(?P<close>\])
    |(?P<marks>\*+|_+|~~+)""",
    re.VERBOSE | re.IGNORECASE,
)
WIDE = re.compile(r"[\u2014-\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@dataclass(slots=True)
class Atom:
    """A token of a paragraph: its kind (empty for plain text), what it shows, where it stands."""

    kind: str
    text: str
    at: int
    shown: bool = True


def spans(masked: str, lines: Sequence[tuple[int, int]], labels: Set[str]) -> tuple[Span, ...]:
    """The spans of a paragraph whose lines stand at these places; ``labels`` are those of addresses given elsewhere."""
    return trimmed(merged(parsed(masked, lines, labels)))


def parsed(masked: str, lines: Sequence[tuple[int, int]], labels: Set[str]) -> list[Atom]:
    """The atoms of a paragraph, its code, links and emphasis told."""
    atoms: list[Atom] = []
    for number, (start, end) in enumerate(lines):
        if number:
            atoms.append(joint(masked, lines[number - 1][1], start))
        atoms += line_atoms(masked, start, end)
    code(atoms)
    link(atoms, masked, labels)
    emphasise(atoms, masked)
    return atoms


def joint(masked: str, end: int, start: int) -> Atom:
    """What stands between two lines of a paragraph: a break that was asked for, nothing in Chinese, else a space."""
    if masked[end - 1 : end] == "\\" or masked[end : end + 2] == "  ":
        return Atom("object", "\n", end)
    tight = WIDE.match(masked, end - 1) or WIDE.match(masked, start)
    return Atom("object", "" if tight else " ", end)


def line_atoms(masked: str, start: int, end: int) -> list[Atom]:
    """The tokens of a line and the text between them."""
    atoms, reached = [], start
    last = end - 1 if masked[end - 1 : end] == "\\" else end
    for token in TOKEN.finditer(masked, start, last):
        atoms += [Atom("", masked[reached : token.start()], reached), atom(token)]
        reached = token.end()
    return [*atoms, Atom("", masked[reached:last], reached)]


def atom(token: re.Match[str]) -> Atom:
    """A token as it is shown before links and emphasis are known."""
    kind = token.lastgroup or ""
    if kind == "escape":
        return Atom("", token.group()[1], token.start() + 1)
    if kind in ("object", "break"):
        return Atom("object", OBJECT if kind == "object" else "\n", token.start())
    return Atom(kind, token.group(), token.start(), shown=kind not in ("hidden", "tag"))


def code(atoms: list[Atom]) -> None:
    """Code becomes one object: all from some backticks to as many."""
    ticks: defaultdict[str, deque[int]] = defaultdict(deque)
    for index, found in enumerate(atoms):
        if found.kind == "tick":
            ticks[found.text].append(index)
    reached = -1
    for index, found in enumerate(atoms):
        if found.kind != "tick" or index <= reached:
            continue
        while ticks[found.text] and ticks[found.text][0] <= index:
            ticks[found.text].popleft()
        if ticks[found.text]:
            reached = ticks[found.text][0]
            atoms[index] = Atom("object", OBJECT, found.at)
            atoms[index + 1 : reached + 1] = [
                Atom("hidden", "", part.at, False) for part in atoms[index + 1 : reached + 1]
            ]


def link(atoms: list[Atom], masked: str, labels: Set[str]) -> None:
    """Hide the marks and addresses of links, and images whole."""
    opened: list[int] = []
    images: list[tuple[int, int]] = []
    for index, found in enumerate(atoms):
        if found.kind == "open":
            opened.append(index)
        elif found.kind in ("close", "target") and opened:
            first = opened.pop()
            if found.text.startswith("](") or label(atoms[first], found, masked) in labels:
                atoms[first].shown = found.shown = False
                images += [(first, index)] if atoms[first].text == "![" else []
    reached = 0
    for first, last in sorted(images):
        for part in atoms[max(first, reached) : last]:
            part.shown = False
        reached = max(reached, last)


def label(first: Atom, last: Atom, masked: str) -> str:
    """The label by which a link names its address: its own, or its text."""
    own = last.text[2:-1] if last.kind == "target" else ""
    return (own or masked[first.at + len(first.text) : last.at][:LONGEST_LABEL]).casefold()


def emphasise(atoms: list[Atom], masked: str) -> None:
    """Hide the marks of emphasis that close each other; a mark that stands alone is text."""
    opened: list[Atom] = []
    waiting: Counter[str] = Counter()
    for found in atoms:
        if found.kind != "marks" or not found.shown or len(found.text) > LONGEST_EMPHASIS:
            continue
        before, after = (
            masked[found.at - 1 : found.at] if found.at else "",
            masked[found.at + len(found.text) : found.at + len(found.text) + 1],
        )
        if closes(found.text, before, after) and waiting[found.text]:
            while opened[-1].text != found.text:
                waiting[opened.pop().text] -= 1
            waiting[found.text] -= 1
            opened.pop().shown = found.shown = False
        elif opens(found.text, before, after):
            opened.append(found)
            waiting[found.text] += 1


def opens(marks: str, before: str, after: str) -> bool:
    """Whether marks may open emphasis."""
    return bool(after.strip()) and not (marks[0] == "_" and before.isalnum())


def closes(marks: str, before: str, after: str) -> bool:
    """Whether marks may close emphasis."""
    return bool(before.strip()) and not (marks[0] == "_" and after.isalnum())


def merged(atoms: list[Atom]) -> list[Span]:
    """What is shown, neighbours of one origin as one span."""
    found: list[Span] = []
    pieces: list[str] = []
    at = reached = -1
    for shown in atoms:
        if not shown.shown or not shown.text:
            continue
        own = shown.kind == "object"
        if pieces and (own or shown.at != reached):
            found.append(Span("".join(pieces), "", at=at))
            pieces = []
        if own:
            found.append(Span(shown.text, "object", at=shown.at))
            continue
        at = at if pieces else shown.at
        pieces.append(shown.text)
        reached = shown.at + len(shown.text)
    return [*found, Span("".join(pieces), "", at=at)] if pieces else found
