"""Repeats for the terminal: a ranked list with every place in its words, one under the other; the other kinds in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.model import Document, Kind, Repeated, Spot
from drafter.report import Position, figures
from drafter.report.terminal import BOLD, COLOURS, CUT, NARROWEST, Screen
from drafter.report.visible import visible

from . import CLASSES, LISTED, NAMES, Shown, context, counted, flagged, others, summary

FEW = 5  # repeats of another kind that are shown
NAMED = 5  # places of such a repeat that are named
PLACES = 20  # places of a flagged repeat that are shown
LONG, TAIL = 30, 8  # characters; of a longer wording the beginning and a tail are shown
INDENT, GAP, MARKS = "     ", "  ", "【】"
SIGHT = 5  # columns that the words around a repeat have at least
INNER = str.maketrans("“”", "‘’")  # quotation marks within quotation marks
COLOUR = COLOURS["warning"]


def text(results: Iterable[Repeated], color: bool, width: int, *, full: bool = False, broad: bool = False) -> str:
    """The report on files; one that was not read is named by whoever tried to read it."""
    files = list(results)
    screen = Screen(color, max(width, NARROWEST), full, broad)
    parts = ["\n".join(about(repeated, screen)) for repeated in files if repeated.document]
    closing = [] if len(files) == 1 and parts else [screen.paint(summary(files), BOLD)]
    return "\n\n".join([*parts, *closing]) + "\n"


def about(repeated: Repeated, screen: Screen) -> Iterator[str]:
    """A file: its figures, what is worth a look, everything else."""
    yield f"{screen.paint(visible(repeated.path), BOLD)}  {figures(repeated)}"
    assert repeated.document is not None
    found = flagged(repeated)
    yield "" if found else "没有值得看的重复。"
    if found:
        yield screen.paint(f"【值得看的重复】{len(found)} 处，按轻重排列；固定表述、引文、标题呼应、排比另列在后", BOLD)
    kept = found if screen.full else found[:LISTED]
    for one in kept:
        yield f"{one.rank:>3}. {screen.paint(quoted(one), BOLD, COLOUR)}  {NAMES[one.repeat.kind]}，{counted(one.repeat)}"
        yield from concordance(one, repeated.document, screen)
        yield from offered(one)
    yield from rest(len(found) - len(kept))
    for kind, repeats in others(repeated).items():
        yield from of_kind(kind, repeats, repeated.document, screen)


def of_kind(kind: Kind, found: list[Shown], document: Document, screen: Screen) -> Iterator[str]:
    """The repeats of a kind that is not worth a look: the first of them in a line each, all of them in full if wished."""
    yield ""
    yield screen.paint(f"【{CLASSES[kind]}】{len(found)} 处", BOLD)
    kept = found if screen.full else found[:FEW]
    for one in kept:
        yield f"{INDENT}{quoted(one)}  {counted(one.repeat)}" + ("" if screen.full else f"：{places(one)}")
        if screen.full:
            yield from concordance(one, document, screen)
    yield from rest(len(found) - len(kept))


def rest(count: int) -> Iterator[str]:
    """That there is more than is shown."""
    if count:
        yield f"{INDENT}另有 {count} 处，加 --all 全部列出"


def places(one: Shown) -> str:
    """The places of a repeat by line and column, of many the first."""
    named = "、".join(map(place, one.positions[:NAMED]))
    return f"{named} 等" if len(one.positions) > NAMED else named


def place(position: Position) -> str:
    """A place by line and column."""
    return f"{position.line}:{position.column}"


def quoted(one: Shown) -> str:
    """The words of a repeat, of a long one its beginning and its end."""
    words = visible(one.repeat.text).translate(INNER)
    return f"“{words}”" if len(words) <= LONG else f"“{words[: LONG - TAIL]}{CUT}{words[-TAIL:]}”"


def concordance(one: Shown, document: Document, screen: Screen) -> Iterator[str]:
    """Each place of a repeat in its words, the repeat itself in one column."""
    kept = one.positions if screen.full else one.positions[:PLACES]
    column = max(len(place(position)) for position in kept)
    for position, spot in zip(kept, one.repeat.places, strict=False):
        room = screen.width - len(INDENT) - column - len(GAP)
        yield f"{INDENT}{place(position):<{column}}{GAP}{line(document, spot, room, screen)}"
    yield from rest(len(one.positions) - len(kept))


def line(document: Document, spot: Spot, room: int, screen: Screen) -> str:
    """A place in its words, cut to ``room`` columns; what stands before it fills two fifths of what it leaves."""
    before, words, behind = map(visible, context(document, spot, room))
    words = screen.head(words, room - screen.columns(MARKS) - SIGHT)
    spare = max(0, room - screen.columns(MARKS + words))
    left = screen.tail(before, spare * 2 // 5)
    pad = " " * (spare * 2 // 5 - screen.columns(left))
    right = screen.head(behind, spare - screen.columns(pad + left))
    return f"{pad}{left}{MARKS[0]}{screen.paint(words, COLOUR)}{MARKS[1]}{right}"


def offered(one: Shown) -> Iterator[str]:
    """What the banks offer for the phrase at one of the places."""
    if one.repeat.offer and one.instead:
        yield f"{INDENT}{place(one.instead)} 的这句话，语料库里还可以这样说："
        yield from (f"{INDENT}  · {visible(wording)}" for wording in one.repeat.offer.wordings)
