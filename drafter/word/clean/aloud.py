"""A clean file as a reading copy: page turns after whole sentences, minutes in its margin; and such a copy without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from drafter.model import Draft
from drafter.word.layout import Layout
from drafter.word.marks.anatomy import Line
from drafter.word.marks.zipsplice import spliced
from drafter.word.names import KIND, NAMESPACE, child, value
from drafter.word.reading.glyphs import TYPED
from drafter.word.writing import aloud, margin

from .parcel import written
from .pictures import DRAWN, WORDPROCESSING
from .source import Source, paragraphs
from .split import parted
from .story import breaks, start
from .xml import RELATION, above, made, w

UNSURE = (*DRAWN, "tbl", "footnoteReference", "m:oMath", "instrText", "fldSimple")  # take room that is not known
BESIDE = ("cell", "note", "margin", "box")  # blocks that do not stand one below the other
TURN = "_Turn"  # what the bookmark of a paragraph is named that begins a page since a reading copy turns there
LINE = "p"


def silent(source: Source, raw: bytes, layout: Layout) -> bytes:
    """The bytes of a .docx without what a reading copy holds beside its text, which its source loses too; the same bytes if it holds nothing of it."""
    if source.root is None:
        return raw
    gone = [*marks(source.root), *turned_by_us(source.root)]
    if gone or layout.whole:
        gone += inner_turns(source.root)
    for one in gone:
        one.getparent().remove(one)
    return packed(raw, source) if gone else raw


def marks(root: Any) -> Iterator[Any]:
    """The frames of the minutes in the margin."""
    for one in root.iter(f"{WORDPROCESSING}docPr"):
        if one.get("name", "").startswith(margin.NAME):
            either = above(one, "AlternateContent")
            yield above(one, "drawing") if either is None else either


def turned_by_us(root: Any) -> Iterator[Any]:
    """The bookmarks of the paragraphs that begin a page since a reading copy turns there, and what makes them begin it."""
    for one in root.iter("{*}bookmarkStart"):
        if value(one, "name").startswith(TURN):
            line = one.getparent()
            ends = (end for end in line.iter("{*}bookmarkEnd") if value(end, "id") == value(one, "id"))
            yield from filter(is_there, (one, next(ends, None), child(line, "pPr", "pageBreakBefore")))


def is_there(element: Any) -> bool:
    """Whether there is an element."""
    return element is not None


def inner_turns(root: Any) -> list[Any]:
    """The ends of pages inside the text of a paragraph."""
    lines = [one for one in root.iter("{*}p") if KIND[one.tag] == LINE and breaks(one)]
    return [one for line in lines for one in within(line)]


def within(line: Any) -> Iterator[Any]:
    """The ends of pages with text of their paragraph on either side."""
    typed = [one for run in line.iter("{*}r") for one in run if KIND[one.tag] in TYPED]
    texts = [number for number, one in enumerate(typed) if (one.text or "").strip()]
    for number, one in enumerate(typed):
        if KIND[one.tag] == "br" and value(one, "type") == "page" and texts and texts[0] < number < texts[-1]:
            yield one


def spoken(raw: bytes, name: str, recognised: Callable[[bytes], Draft], layout: Layout) -> bytes:
    """The bytes of a clean .docx as a reading copy; the same if its layout asks for none. ``recognised`` reads one."""
    if not (layout.whole or layout.minutes):
        return raw
    source, draft = Source(raw, name), recognised(raw)
    pairs = zip(draft.blocks, source.found, strict=True)
    running = [(block, one) for block, one in pairs if block.role not in BESIDE]
    draft = replace(draft, blocks=tuple(block for block, _ in running), page=None)
    lines = [next(iter(paragraphs(one)), None) for _, (one, _) in running]
    starts = frozenset(index for index, line in enumerate(lines) if line is not None and opens(line))
    turned, extras = aloud.extras(draft, layout, aloud.ALOUD, starts, known(source.root, lines))
    bookmarks = source.root.iter("{*}bookmarkStart")
    last = max((int(own) for one in bookmarks if (own := value(one, "id")).isdigit()), default=0)
    for number, index in enumerate(sorted(turned), 1):
        begin(lines[index], number, last + number)
    for index, found in extras.items():
        line = Line(*running[index][1])
        for place, xml in sorted(found.items(), reverse=True):
            put(line, place, source.parsed(f'<w:r xmlns:w="{NAMESPACE}" xmlns:r="{RELATION}">{xml}</w:r>'.encode()))
    count(source)
    return packed(raw, source)


def opens(line: Any) -> bool:
    """Whether a paragraph begins a page, by itself or with a section."""
    before = line.getprevious()
    if before is None or child(before, "pPr", "sectPr") is None:
        return child(line, "pPr", "pageBreakBefore") is not None
    ends = (one if KIND[one.tag] == "sectPr" else child(one, "pPr", "sectPr") for one in (line, *line.itersiblings()))
    kind = child(next(filter(is_there, ends), None), "type")
    return kind is None or value(kind) != "continuous"


def known(root: Any, lines: list[Any]) -> int:
    """The first block before whose end something stands that takes room nobody knows."""
    sure: set[Any] = set()
    for one in child(root, "body").iter("{*}*"):
        if KIND[one.tag] in UNSURE:
            sure.discard(above(one, LINE))
            break
        if KIND[one.tag] == LINE:
            sure.add(one)
    return next((index for index, line in enumerate(lines) if line not in sure), len(lines))


def begin(line: Any, number: int, identity: int) -> None:
    """Let a paragraph begin a page, and a bookmark say that a reading copy turns there for the ``number``-th time."""
    start(line)
    mark = made("bookmarkStart", id=identity)
    mark.set(w("name"), f"{TURN}{number}")
    line[1:1] = [mark, made("bookmarkEnd", id=identity)]


def put(line: Line, place: int, extra: Any) -> None:
    """Let what a run holds stand before a character of a block or at its end, in that character's run: its looks keep the line."""
    here = line[min(place, len(line) - 1)]
    if here is None or (run := above(here.element, "r")) is None:
        return
    if place < len(line):
        run = parted(run, here.element, here.offset, len(here.element.text or ""))
        at = 1 if KIND[run[0].tag] == "rPr" else 0
        run[at:at] = list(extra)
    else:
        run.extend(list(extra))


def count(source: Source) -> None:
    """Number the frames in the margin on from what else is drawn."""
    drawn = [one for root in source.stories() for one in root.iter(f"{WORDPROCESSING}docPr")]
    beside = [one for one in drawn if one.get("name", "").startswith(margin.NAME)]
    last = max((int(one.get("id")) for one in drawn if one not in beside), default=0)
    for number, one in enumerate(beside, last + 1):
        one.set("id", str(number))


def packed(raw: bytes, source: Source) -> bytes:
    """The bytes of a package with its text as it is in the source that was read from it now."""
    return spliced(raw, {source.entries[source.main().lower()].filename: written(source.root)})
