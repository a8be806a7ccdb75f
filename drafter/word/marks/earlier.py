"""The comments that we put into a package on an earlier run, taken away with all that belongs to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.word.names import KIND, value
from drafter.word.reading.glyphs import TYPED

from .comments import AUTHOR, COLOURS, TABLES
from .editable import Editable
from .parttext import edited, located, slices

OURS = re.compile(r"【[^【】]+】.*〔[a-z0-9-]+〕", re.DOTALL)  # each paragraph of a comment of ours
SIGNS = {"rPr", "commentReference"}


def removed(package: Editable) -> None:
    """Take away the comments of an earlier run, and the highlight of their ranges; what a hand has added to them stays."""
    related = dict(package.related(package.main()))
    ours = {value(one, "id"): one for one in package.children(related.get("comments", "")) if own(one)}
    answered = {identity for row in package.children(related.get("commentsExtended", "")) if (identity := parent(row))}
    ours = {name: one for name, one in ours.items() if not answered & set(identities(one))}
    if not ours:
        return
    colours = {name: COLOURS[value(one, "initials")] for name, one in ours.items()}
    cut(package, package.main(), list(marks(package.part(package.main()), colours)))
    gone = {identity for one in ours.values() for identity in identities(one)}
    cut(package, related["comments"], list(ours.values()))
    for kind in TABLES:
        rows = package.children(related.get(kind, ""))
        cut(package, related.get(kind, ""), [row for row in rows if gone & set(identities(row))])


def own(comment: Any) -> bool:
    """Whether a comment is ours and as we wrote it."""
    signed = value(comment, "author") == AUTHOR and value(comment, "initials") in COLOURS
    texts = ["".join(TYPED["t"](text) for text in line.iter() if KIND[text.tag] == "t") for line in comment]
    return signed and all(OURS.fullmatch(text) for text in texts)


def identities(element: Any) -> Iterator[str]:
    """The identities of paragraphs that an element names."""
    for inner in element.iter():
        yield from (text.upper() for name, text in inner.attrib.items() if name.endswith("}paraId"))


def parent(row: Any) -> str:
    """The identity of the comment that another one answers."""
    return next((text.upper() for name, text in row.attrib.items() if name.endswith("}paraIdParent")), "")


def marks(root: Any, colours: dict[str, str]) -> Iterator[Any]:
    """What stands in a part for comments: the ends of their ranges, their signs, the highlight between."""
    lit: dict[str, str] = {}
    for element in root.iter():
        kind = KIND[element.tag]
        name = value(element, "id") if kind.startswith("comment") else ""
        if kind == "highlight" and value(element) in lit.values():
            yield element
        elif name in colours:
            if kind == "commentRangeStart":
                lit[name] = colours[name]
            elif kind == "commentRangeEnd":
                lit.pop(name, None)
            run = element.getparent()
            alone = kind == "commentReference" and all(KIND[inner.tag] in SIGNS for inner in run)
            yield run if alone else element


def cut(package: Editable, name: str, elements: list[Any]) -> None:
    """Take elements, none within another, out of a part."""
    if not elements:
        return
    part = package.text(name)
    places = sorted(located(package.part(name), part.text, elements).values())
    spans = (slices(part.text, place) for place in places)
    package.put(name, part.raw(edited(part.text, ((span.start, span.end, "") for span in spans))))
