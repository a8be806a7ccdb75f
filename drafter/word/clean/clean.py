"""A Word file put on again in a layout: read, dressed, packed, read again and compared before it leaves this room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from typing import Any

from drafter.model import NUMBERED, Cleaned, Draft, Style
from drafter.text import structure
from drafter.word.layout import Layout
from drafter.word.marks import guard
from drafter.word.marks.anatomy import Line
from drafter.word.names import COMPATIBILITY, KIND, NAMESPACE, child, on, value
from drafter.word.reading import read
from drafter.word.reading.read import ASIDE
from drafter.word.setting import pages
from drafter.word.writing import package, styles, write
from drafter.word.writing.frames import anchor, turned
from drafter.word.writing.write import LONGEST, legible

from . import aloud, breaks, looks, running, same, sections, split
from .dress import Dress, dressed
from .official import Elements
from .parcel import Parcel, Parts, links_of
from .pictures import Room
from .source import Source, paragraphs
from .story import Tailor, Wardrobe, closed, shown
from .xml import RELATION, filled, made

HAND_OVER = "请把这个文件交给维护人员看看"
MAIN = "word/document.xml"
KIND_OF = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
NOTES = {"footnotes": ("footnote", "note"), "endnotes": ("endnote", "note"), "comments": ("comment", "comment")}
OF_COMMENTS = ("commentsExtended", "commentsIds", "commentsExtensible", "people")
COUNTED = {"drawing": "图", "pict": "图", "object": "对象", "tbl": "表", "footnoteReference": "脚注", "endnoteReference": "尾注",
           "hyperlink": "链接", "commentReference": "批注", "m:oMath": "公式", "fldSimple": "域"}  # fmt: skip


def cleaned(
    raw: bytes, name: str, recognised: Callable[[bytes], Draft], layout: Layout, force: bool = False
) -> Cleaned:
    """A .docx in a layout; ``recognised`` reads one. Raises ``DrafterError`` where anything would be lost."""
    source = Source(raw, name)
    guard.refused(source, force)
    source.refused()
    bare = aloud.silent(source, raw, layout)
    held = objects(source.root)
    typed = breaks.apart(bare, name)
    cleaning = Cleaning(Source(typed, name), recognised(typed), layout)
    quiet = cleaning.packed()
    done = aloud.spoken(quiet, name, recognised, layout)
    held["表"] += cleaning.elements.tables
    if where := same.difference(read.draft(raw, name), read.draft(done, name)):
        raise source.fault(f"排版后的文字和原文不一样，没有写；第一处不同：{where}", HAND_OVER)
    left = objects(Source(quiet, name).root)
    if lost := [kind for kind, count in held.items() if left[kind] != count]:
        raise source.fault(f"排版后{'、'.join(lost)}的数目和原文不一样，没有写", HAND_OVER)
    return Cleaned(done, layout.name, dict(+held))


def suits(raw: bytes, name: str, draft: Draft, layout: Layout) -> bool:
    """Whether a file has the very styles that we write for a draft in a layout."""
    source = Source(raw, name)
    sheet = next((target for kind, target in source.links if kind == "styles"), "")
    return source.bytes_of(sheet) == write.sheet(draft, layout).encode()


def objects(root: Any) -> Counter[str]:
    """How many objects of each kind the text holds; of two forms of the same the newer."""
    newer = [
        one for one in root.iter("{*}*") if not any(KIND[above.tag] == "Fallback" for above in one.iterancestors())
    ]
    found = Counter(COUNTED[kind] for kind in (KIND[one.tag] for one in newer) if kind in COUNTED)
    contents = sum(KIND[one.tag] == "instrText" and (one.text or "").split()[:1] == ["TOC"] for one in newer)
    fields = sum(value(one, "fldCharType") == "begin" for one in newer)
    return found + Counter({"域": fields - contents, "目录": contents})


class Cleaning:
    """The parts of a source on their way into a new package."""

    def __init__(self, source: Source, draft: Draft, layout: Layout) -> None:
        self.source, self.layout = source, layout
        for root in source.stories():
            split.plain(root)
        worn = wardrobe(source, dressed(draft), layout)
        self.elements = Elements(draft, layout, worn.places)
        self.tailor = Tailor(source, layout, worn, self.elements)
        self.last: package.Last = "" if unsure(source) else pages.foot(draft, layout)
        self.parcel = Parcel(source, base(source, draft, layout, self.last))
        self.room = Room(layout.width, layout.height)
        if child(source.root, "body", "sectPr") is None:  # which means what Word takes for usual
            child(source.root, "body").append(made("sectPr"))
        self.sections = sections.sections(source.root, both_sides(source))
        self.running = running.Running(self.tailor, self.parcel, self.sections, self.room)

    def packed(self) -> bytes:
        """The bytes of the new package."""
        names = [target for kind, target in self.source.links if kind in NOTES]
        for kind, target in self.source.links:
            if kind in ("header", "footer"):
                self.running.put(target, kind)
            elif kind in NOTES and names.count(target) == 1:
                self.notes(kind, target)
        self.text()
        self.finished()
        return self.parcel.packed()

    def notes(self, kind: str, target: str) -> None:
        """Put foot- or endnotes or comments in, if there are any."""
        root, (one, where) = self.source.part(target), NOTES[kind]
        notes = (
            []
            if root is None
            else [note for note in root if KIND[note.tag] == one and value(note, "type") not in ASIDE]
        )
        if not notes:
            return
        for note in notes:
            note[:] = closed(self.tailor.blocks(note, where, self.room))
        for aside in (note for note in root if KIND[note.tag] == one and value(note, "type") in ASIDE):
            aside[:] = [
                made("p", made("pPr", made("spacing", line=240, lineRule="auto")), *(run for run in aside.iter("{*}r")))
            ]
        self.story(root, target, kind)
        for other, part in self.source.links:
            if kind == "comments" and other in OF_COMMENTS:
                link = next(
                    one for one in links_of(self.source, self.source.main()).values() if one.kind.endswith(f"/{other}")
                )
                self.parcel.linked(MAIN, link.kind, self.parcel.copy(part))

    def story(self, root: Any, target: str, kind: str) -> None:
        """Put a part of ours in that holds text of the source."""
        name = f"word/{kind}.xml"
        self.parcel.linked(MAIN, f"{package.R}/{kind}", name)
        self.parcel.relinked(root, target, name)
        self.parcel.put(name, self.parcel.written(root), KIND_OF.format(kind))

    def text(self) -> None:
        """Put the running text in, its sections on the layout's page."""
        root = self.source.root
        body = child(root, "body")
        ends = [one.end for one in self.sections]
        last = ends[-1]
        filled(body, self.elements.set(self.tailor.blocks(body, "body", self.room), self.source.parsed))
        if self.last and self.elements.foot is not None:
            self.part_foot(self.elements.foot)
        for end in ends:
            end[:] = [one for one in end if KIND[one.tag] not in sections.REFERENCES]
        filled(root, [body])
        self.parcel.relinked(root, self.source.main(), MAIN)
        for name in [name for name in root.attrib if not name.startswith(f"{{{COMPATIBILITY}}}")]:
            del root.attrib[name]
        self.paged(body, last)
        self.parcel.files[MAIN] = self.parcel.written(root)

    def part_foot(self, foot: Any) -> None:
        """Let the foot of a document begin a section of its own, on the page where our own writer sets it."""
        before, last = foot.getprevious(), self.sections[-1]
        if before is not None and child(before, "pPr", "sectPr") is None:
            if KIND[before.tag] != "p":
                blank = self.parsed(anchor())
                before.addnext(blank)
                before = blank
            end = made("sectPr", *(one for one in last.end if KIND[one.tag] in ("type", "pgNumType")))
            child(before, "pPr").append(end)
            self.sections.insert(-1, last._replace(end=end))
            self.running.shown[id(end)] = self.running.shown[id(last.end)]
        foot.addprevious(self.parsed(anchor()))
        if self.last == "blank":
            foot.addprevious(self.parsed(turned()))

    def parsed(self, xml: str) -> Any:
        """An element of ours."""
        whole = f'<w:body xmlns:w="{NAMESPACE}" xmlns:r="{RELATION}">{xml}</w:body>'
        return self.source.parsed(whole.encode())[0]

    def paged(self, body: Any, last: Any) -> None:
        """Give each section its page, those that are no sections any more left out."""
        for number, section in enumerate(self.sections):
            after = self.sections[number + 1] if number + 1 < len(self.sections) else None
            template = self.template(self.last if after is None else "")
            new = sections.properties(template, section, self.running.references(section), self.running.foot(section))
            if section.end is last:
                body.append(new)
            elif after is not None and sections.needless(section, after):
                ended(section.end, None)
            else:
                ended(section.end, new)

    def template(self, last: package.Last) -> Any:
        """The properties of a section of the layout."""
        return self.parsed(package.section_xml(self.layout, last))

    def finished(self) -> None:
        """Give the parts of ours what the parts of the source need: styles, a list of points, the place of notes."""
        files = self.parcel.files
        added = looks.added(self.layout)
        files["word/styles.xml"] = files["word/styles.xml"].replace(b"</w:styles>", f"{added}</w:styles>".encode())
        if self.tailor.points:
            self.parcel.linked(MAIN, f"{package.R}/numbering", "word/numbering.xml")
            self.parcel.put(
                "word/numbering.xml", looks.numbering_xml(self.layout).encode(), KIND_OF.format("numbering")
            )


def ended(end: Any, new: Any) -> None:
    """Put other properties in the place of a section's, upon the paragraph before where its own is blank; none if it ends no more."""
    properties = end.getparent()
    line = properties.getparent()
    before = line.getprevious()
    properties.remove(end)
    if new is None:
        if not shown(line):
            line.getparent().remove(line)
        return
    if not shown(line) and before is not None and takes_end(before):
        line.getparent().remove(line)
        properties = child(before, "pPr")
    properties.append(new)


def takes_end(line: Any) -> bool:
    """Whether a section may end with what stands there: a paragraph where none ends yet, nor a field that began earlier.

    LibreOffice reads footers before the paragraph with which their section ends, and no page number within another field.
    """
    kinds = [value(one, "fldCharType") for one in line.iter("{*}fldChar")]
    within = kinds.count("end") > kinds.count("begin")
    return KIND[line.tag] == "p" and child(line, "pPr", "sectPr") is None and not within


def wardrobe(source: Source, dresses: list[Dress], layout: Layout) -> Wardrobe:
    """What the paragraphs and runs of a source are to look like."""
    found = Wardrobe({}, {}, {}, {})
    for place, ((paragraph, spans), dress) in enumerate(zip(source.found, dresses, strict=True)):
        number = spans[0].text if spans[0].node == NUMBERED else ""
        for one in (paragraph, *paragraph.copies):
            lines = paragraphs(one)
            found.dresses.update(dict.fromkeys(lines, dress))
            found.places.update(dict.fromkeys(lines[:1], place))
            if number and lines:
                found.numbers[lines[0]] = number
                lead: list[Style] = [style for start, _, style in dress.leads if start == 0]
                found.leads.update(dict.fromkeys(lines[:1], lead[0]) if lead else {})
        if dress.style == styles.PARAGRAPH["title"]:
            breaks.titled(Line(paragraph, spans), "".join(span.text for span in spans), layout)
        if dress.leads:
            found.leads.update(split.styled(Line(paragraph, spans), dress.leads))
    return found


def unsure(source: Source) -> bool:
    """Whether a source holds what takes room that is not known, so that nobody can say on which page it ends."""
    return bool(objects(source.root).keys() & {"图", "对象", "脚注", "公式", "目录"})


def base(source: Source, draft: Draft, layout: Layout, last: package.Last) -> Parts:
    """The parts of ours, without any text; ``last`` says how the section of the foot begins."""
    core = next((source.part(target) for kind, target in source.related("") if kind == "core-properties"), None)
    names = () if core is None else core.iter("{http://purl.org/dc/elements/1.1/}creator")
    title = "".join(block.text for block in draft.blocks if block.role == "title")
    title, author = (escape(legible(text)[:LONGEST]) for text in (title, next((one.text or "" for one in names), "")))
    day = next(filter(None, map(structure.day, draft.blocks)), "")
    return package.parts(layout, "", package.core_xml(title, author, day), write.sheet(draft, layout), last)


def both_sides(source: Source) -> bool:
    """Whether odd and even pages of a source differ."""
    return any(KIND[mark.tag] == "evenAndOddHeaders" and on(mark) for mark in guard.settings(source))
