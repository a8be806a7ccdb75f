"""What stands around the paragraphs of the running text: blank lines, page breaks, drawn lines, the tables that hold them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from drafter.word.names import KIND, WORD, child, value

DRAWN = ("drawing", "pict", "pBdr")
BORDERED = ("tblBorders", "tcBorders", "tblStyle")
SAME_PAGE = ("continuous", "nextColumn")  # kinds of sections that begin where the last one ends
NONE = ("none", "nil")


class Place(NamedTuple):
    """The place of a paragraph or a table: how many empty paragraphs before it, whether it begins a page, whether a line
    is drawn in it or right before it, whether it floats.
    """

    skipped: int = 0
    fresh: bool = False
    lined: bool = False
    floating: bool = False


Marks = dict[Any, list[Any]]


def places(root: Any, shown: Iterable[Any]) -> dict[Any, Place]:
    """The places of what stands right within the body, by its element; ``shown`` are the paragraphs with text."""
    body, known, found, now = child(root, "body"), set(shown), {}, Place()
    turns, drawn = (within(root, body, kinds) for kinds in (("br",), DRAWN))
    for element in () if body is None else body:
        kind, own = KIND[element.tag], now._replace(lined=now.lined or element in drawn)
        if kind == "tbl":
            found[element], now = own._replace(lined=own.lined or bordered(element), floating=floats(element)), Place()
        elif kind == "p" and element in known:
            before, after = sides(element, turns)
            found[element] = own._replace(fresh=own.fresh or before)
            now = Place(fresh=after or ends_section(element))
        elif kind == "p":
            turned = element in turns and any(map(turns_page, turns[element]))
            now = own._replace(skipped=own.skipped + blank(element), fresh=own.fresh or turned or ends_section(element))
    return found


def within(root: Any, body: Any, kinds: Iterable[str]) -> Marks:
    """The elements of some kinds by what holds them right within the body."""
    found: Marks = {}
    for mark in root.iter(*(f"{{{space}}}{kind}" for space in WORD for kind in kinds)):
        holder = mark
        while holder is not None and holder.getparent() is not body:
            holder = holder.getparent()
        found.setdefault(holder, []).append(mark)
    return found


def turns_page(element: Any) -> bool:
    """Whether a break is one of pages."""
    return value(element, "type") == "page"


def sides(paragraph: Any, turns: Marks) -> tuple[bool, bool]:
    """Whether a paragraph with text turns the page before its first character, and after its last."""
    if paragraph not in turns:
        return False, False
    marks = ["t" if KIND[inner.tag] == "t" else "turn" for inner in paragraph.iter() if telling(inner)]
    return marks[:1] == ["turn"], marks[-1:] == ["turn"]


def telling(element: Any) -> bool:
    """Whether an element is text that is seen, or a break of pages."""
    kind = KIND[element.tag]
    return bool((element.text or "").strip()) if kind == "t" else kind == "br" and turns_page(element)


def ends_section(paragraph: Any) -> bool:
    """Whether a section ends with a paragraph."""
    return child(paragraph, "pPr", "sectPr") is not None


def blank(paragraph: Any) -> bool:
    """Whether a paragraph without text is nothing but an empty line."""
    return not any(KIND[inner.tag] != "pPr" for inner in paragraph)


def bordered(table: Any) -> bool:
    """Whether a table may have borders: its style may draw them too."""
    names = (f"{{{space}}}{kind}" for space in WORD for kind in BORDERED)
    return any(
        KIND[mark.tag] == "tblStyle" or any(value(side) not in NONE for side in mark) for mark in table.iter(*names)
    )


def floats(table: Any) -> bool:
    """Whether a table stands at a place of its own on the page."""
    return child(table, "tblPr", "tblpPr") is not None
