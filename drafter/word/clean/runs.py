"""What stands inside a paragraph, its runs with emphasis alone: fonts, sizes and colours are those of the styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from drafter.model import Style
from drafter.word.names import KIND, OFF, child, value
from drafter.word.reading.effective import Effective
from drafter.word.reading.glyphs import TYPED
from drafter.word.reading.story import named
from drafter.word.writing import styles

from .xml import RELATION, above, made, unwrapped

TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "dstrike")
EMPHASIS = ("b", "i", "u")  # what a style decides where a paragraph is more than running text
PAIRED = {"b": "bCs", "i": "iCs"}
ORDER = ("rStyle", "rFonts", *(one for kind in TOGGLES for one in (kind, PAIRED.get(kind, "")) if one), "vanish", "color",
         "sz", "szCs", "u", "vertAlign", "rtl", "cs", "em", "eastAsianLayout", "specVanish", "oMath")  # fmt: skip
DIRECT = ("em", "rtl", "cs", "eastAsianLayout", "specVanish", "oMath")  # kept as they stand
REFERENCES = {
    "footnoteReference": "FootnoteReference", "footnoteRef": "FootnoteReference",
    "endnoteReference": "EndnoteReference", "endnoteRef": "EndnoteReference",
    "commentReference": "CommentReference", "annotationRef": "CommentReference",
}  # fmt: skip
DROPPED = {
    "pPr", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
}  # fmt: skip
OURS = set(styles.CHARACTER.values())
PICTURE_FONT = re.compile(r"symbol|dings|mt extra|marlett", re.IGNORECASE)
PRIVATE = re.compile("[\ue000-\uf8ff]")


class Wear(NamedTuple):
    """How the runs of a paragraph are kept: the source's style of it, the room it stands in, whether a style decides emphasis."""

    style: str
    room: str = "body"
    plain: bool = False


class Cleaner:
    """The runs of a document; ``leads`` are those that bear a character style of ours."""

    def __init__(self, effective: Effective, leads: dict[Any, Style], gone: set[str]) -> None:
        self.effective, self.sheet, self.leads = effective, effective.sheet, leads
        self.gone = gone  # ids of bookmarks that are left out

    def inside(self, element: Any, wear: Wear) -> list[Any]:
        """What is kept of the inside of a paragraph or of a link, a field …, runs that look alike as one."""
        kept: list[Any] = []
        for inner in list(unwrapped(element)):
            kind = KIND[inner.tag]
            if kind in DROPPED or self.forgotten(inner, kind):
                continue
            if kind == "r":
                kept += self.run(inner, wear)
            else:
                if kind in ("hyperlink", "fldSimple", "dir", "bdo"):
                    inner[:] = self.inside(inner, wear)
                kept += inner if kind == "hyperlink" and nowhere(inner) else [inner]
        return joined(kept)

    def forgotten(self, element: Any, kind: str) -> bool:
        """Whether an element is a bookmark that Word sets for itself."""
        return kind in ("bookmarkStart", "bookmarkEnd") and value(element, "id") in self.gone

    def run(self, run: Any, wear: Wear) -> list[Any]:
        """A run as it is kept, nothing for an empty one."""
        looks = self.properties(run, wear)
        held = [inner for inner in run if KIND[inner.tag] != "rPr" and not hollow(inner)]
        for ruby in (inner for inner in held if KIND[inner.tag] == "ruby"):
            for part in ruby.iter(ruby.tag.replace("ruby", "r")):
                part[:] = [*self.properties(part, wear), *(inner for inner in part if KIND[inner.tag] != "rPr")]
        if not held:
            return []
        for name in list(run.attrib):
            del run.attrib[name]
        run[:] = [*looks, *held]
        return [run]

    def properties(self, run: Any, wear: Wear) -> list[Any]:
        """The properties of a run that are kept."""
        own = child(run, "rPr")
        lead = self.leads.get(run, "")
        found = {kind: made(kind) for kind in self.toggled(own, wear, lead)}
        style = reference(run) or styles.CHARACTER.get(lead, "")
        if style:
            found["rStyle"] = made("rStyle", val=style)
        found["rFonts"] = fonts(run, own)
        if not wear.plain and (line := self.underline(own, wear)) is not None and above(run, "hyperlink") is None:
            found["u"] = line
        found |= {kind: mark for kind in DIRECT if (mark := child(own, kind)) is not None}
        if not style and (mark := self.first(own, "vertAlign", wear)) is not None:
            found["vertAlign"] = made("vertAlign", val=value(mark))
        if wear.room == "box":
            found |= self.drawn(own, wear)
        return [made("rPr", *(found[kind] for kind in ORDER if kind in found))]

    def toggled(self, own: Any, wear: Wear, lead: str) -> Iterator[str]:
        """The switches that are on in a run."""
        off = EMPHASIS if wear.plain else ("b",) if lead in ("lead1", "lead2") else ()
        for kind in (*TOGGLES, "vanish"):
            mark = self.first(own, kind, wear)
            if kind not in off and mark is not None and value(mark) not in OFF:
                yield kind
                if kind in PAIRED:
                    yield PAIRED[kind]

    def drawn(self, own: Any, wear: Wear) -> dict[str, Any]:
        """Size and colour in a text box, which was drawn for them."""
        glyphs = self.effective.glyphs(wear.style, own)
        size = round(glyphs.size * 2)
        colour = {"color": made("color", val=glyphs.colour)} if glyphs.colour else {}
        return {**colour, "sz": made("sz", val=size), "szCs": made("szCs", val=size)}

    def underline(self, own: Any, wear: Wear) -> Any:
        """The line under a run, ``None`` if there is none."""
        mark = self.first(own, "u", wear)
        kind = "" if mark is None else value(mark)
        return None if kind in ("", "none") else made("u", val=kind)

    def first(self, own: Any, kind: str, wear: Wear) -> Any:
        """A property of a run: its own, else its style's, else its paragraph's style's; ``None`` if none says anything."""
        sheets = [name for name in [named(own, "rStyle")] if name not in OURS]
        if wear.room != "comment":
            sheets.append(wear.style if wear.style in self.sheet.elements else self.sheet.default)
        marks = [child(own, kind)]
        for name in filter(None, sheets):
            marks += [child(element, "rPr", kind) for _, element in self.sheet.chain(name)]
        return next((mark for mark in marks if mark is not None), None)


def hollow(element: Any) -> bool:
    """Whether an element of a run shows nothing and keeps nothing: no text, a break that only the old page needed."""
    kind = KIND[element.tag]
    return (
        kind in DROPPED or (kind == "t" and not element.text) or (kind == "br" and value(element, "type") == "column")
    )


def nowhere(link: Any) -> bool:
    """Whether a link leads nowhere."""
    return not link.get(f"{{{RELATION}}}id") and not value(link, "anchor")


def reference(run: Any) -> str:
    """The style of a run that refers to a note or comment, empty for another."""
    return next((REFERENCES[kind] for inner in run if (kind := KIND[inner.tag]) in REFERENCES), "")


def fonts(run: Any, own: Any) -> Any:
    """The hint that keeps quotes in the Chinese font; the fonts of signs that no other font has stay."""
    named_ones = child(own, "rFonts")
    names = {} if named_ones is None else {slot: value(named_ones, slot) for slot in ("ascii", "hAnsi", "cs")}
    text = "".join(inner.text or "" for inner in run if KIND[inner.tag] == "t")
    if any(map(PICTURE_FONT.search, names.values())) or (PRIVATE.search(text) and any(names.values())):
        return made("rFonts", **{slot: name for slot, name in names.items() if name})
    return made("rFonts", hint="eastAsia")


def joined(elements: list[Any]) -> list[Any]:
    """Elements, neighbouring runs of the same looks as one."""
    found: list[Any] = []
    for element in elements:
        if found and mergeable(found[-1]) and mergeable(element) and looks(found[-1]) == looks(element):
            for inner in list(element)[1:]:
                append(found[-1], inner)
        else:
            found.append(element)
    return found


def append(run: Any, inner: Any) -> None:
    """Put something at the end of a run, text to text."""
    if KIND[inner.tag] == KIND[run[-1].tag] == "t":
        run[-1].text += inner.text
    else:
        run.append(inner)


def mergeable(element: Any) -> bool:
    """Whether an element is a run of nothing but text."""
    return KIND[element.tag] == "r" and all(KIND[inner.tag] in TYPED for inner in element[1:])


def looks(run: Any) -> tuple[Any, ...]:
    """The properties of a run as a value."""
    return tuple((inner.tag, *sorted(inner.attrib.items())) for inner in run[0])
