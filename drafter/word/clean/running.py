"""Headers and footers: typed text kept, page numbers those of the layout."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from drafter.word.names import KIND
from drafter.word.reading.read import PAGE_NUMBER
from drafter.word.writing import package

from . import looks
from .parcel import Parcel, links_of, raw_of
from .pictures import DRAWN, Room
from .sections import Section
from .story import Tailor, spacer, text

MAIN = "word/document.xml"
OWN = {"default": "word/footer1.xml", "even": "word/footer2.xml", "first": "word/footer1.xml"}  # with page numbers


class Running:
    """The headers and footers of a document on their way into a package."""

    def __init__(self, tailor: Tailor, parcel: Parcel, found: list[Section], room: Room) -> None:
        self.tailor, self.parcel, self.room = tailor, parcel, room
        self.source = tailor.source
        links = links_of(self.source, self.source.main())
        names = self.source.relations_of_main(links)
        self.shown = {id(one.end): {key: names.get(name, "") for key, name in one.shown.items()} for one in found}
        self.put_in: dict[tuple[str, str], str] = {}  # relations by part and kind of page
        self.lines: dict[str, int] = {}  # of a footer of the source
        self.number = {"header": 0, "footer": 2}

    def put(self, target: str, kind: str) -> None:
        """Put a header or footer in, once for each kind of page that shows it, if anything is left of it."""
        root = self.source.part(target)
        if root is None or (target, "") in self.put_in or not self.left(root, kind):
            return
        self.put_in[target, ""] = ""
        self.lines[target] = sum(KIND[one.tag] == "p" for one in root.iter())
        reference = f"{kind}Reference"
        pages = {
            when
            for shown in self.shown.values()
            for (name, when), part in shown.items()
            if (name, part) == (reference, target)
        }
        for when in sorted(pages) or ["default"]:
            if when != "even" or self.tailor.layout.page_number.odd_even:
                self.put_in[target, when] = self.variant(deepcopy(root), target, kind, when)

    def left(self, root: Any, kind: str) -> bool:
        """Whether anything is left of a header or footer without its page numbers; it is clean then."""
        for line in [one for one in root.iter("{*}p") if KIND[one.tag] == "p"]:
            if not boxed(line) and numeric(line):
                line.getparent().remove(line)
        root[:] = self.tailor.blocks(root, kind, self.room)
        if not any(KIND[one.tag] in ("p", "tbl") for one in root):
            return False
        if KIND[root[-1].tag] == "tbl":
            root.append(spacer())
        return True

    def variant(self, root: Any, target: str, kind: str, when: str) -> str:
        """The relation of a header or footer as one kind of page shows it: a footer below the page number."""
        self.number[kind] += 1
        name = f"word/{kind}{self.number[kind]}.xml"
        self.parcel.relinked(root, target, name)
        if kind == "footer" and not paged(root):
            root[0:0] = list(self.source.parsed(raw_of(self.parcel.base[OWN[when]])))
        self.parcel.put(
            name,
            self.parcel.written(root),
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
        )
        return self.parcel.linked(MAIN, f"{package.R}/{kind}", name)

    def references(self, section: Section) -> dict[tuple[str, str], str]:
        """The headers and footers of a section by relation; those that show page numbers alone are the layout's."""
        shown = self.shown[id(section.end)].items()
        return {(name, when): found for (name, when), part in shown if (found := self.put_in.get((part, when)))}

    def foot(self, section: Section) -> int:
        """Twips from the foot of the paper to the lowest line of a footer, so that the page number above keeps its place; 0 if it has one."""
        part = self.shown[id(section.end)].get(("footerReference", "default"), "")
        if not self.put_in.get((part, "default")):
            return 0
        from drafter.word.layout import twips

        return max(twips(self.tailor.layout.page_number.foot) - self.lines[part] * looks.LINE, looks.LINE)


def boxed(line: Any) -> bool:
    """Whether a paragraph stands in a text box: that goes with the paragraph that it hangs on."""
    return any(KIND[above.tag] == "txbxContent" for above in line.iterancestors())


def numeric(line: Any) -> bool:
    """Whether a paragraph shows nothing but a page number, be it in a box, or nothing at all; a picture is more."""
    boxes = [one for one in line.iter("{*}p") if KIND[one.tag] == "p"]
    words = "".join(map(text, boxes))
    drawn = any(KIND[one.tag] in DRAWN for one in line.iter())
    return PAGE_NUMBER.fullmatch(words) is not None and (not drawn or len(boxes) > 1)


def paged(root: Any) -> bool:
    """Whether a footer shows the number of the page."""
    from drafter.word.reading.sections import numbers

    return any(map(numbers, root.iter()))
