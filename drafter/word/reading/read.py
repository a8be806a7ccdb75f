"""A .docx as a Draft: what its reader sees, in order, every span with its place in the extracted text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Any

from drafter.model import NUMBERED, Block, Draft, Role, Span, Waiver
from drafter.text.spans import trimmed
from drafter.word.names import KIND, value

from . import facts, memory
from .numbering import Lists
from .opened import Package
from .sheet import Sheet
from .story import FORMS, Paragraph, Story

MOST_CHARACTERS = 5_000_000
NOTES = ("footnotes", "endnotes")
MARGINS = ("header", "footer")
ASIDE = ("separator", "continuationSeparator", "continuationNotice")  # notes that are lines of the page
PAGE_NUMBER = re.compile(r"(?:[\W\d_第共页]|page|of)*", re.IGNORECASE)
BREAK = re.compile(r"(?<=[\u2e80-\uffef])[ \t\u3000]{0,99}\n[ \t\u3000]{0,99}|\n(?=[\u2e80-\uffef])")
CHAPTER = re.compile(r"第.{1,20}[\u4e00-\u9fff]")
LATIN = re.compile(r"[0-9A-Za-z]")
REQUEST = re.compile(r"\s*不查(?:[\s:：,，、]+|(?=全文|[a-z])|$)(.{0,500})", re.DOTALL)
WORD = re.compile(r"[^\s,，、;；:：。]+")
WHOLE = "全文"


def draft(raw: bytes, name: str) -> Draft:
    """The draft of a file's bytes. Raises ``DrafterError`` with what is wrong with it and what may be done."""
    package = Package(raw, name)
    parts = package.related(package.main())
    found = seen(package)
    if sum(len(span.text) for _, spans in found for span in spans) > MOST_CHARACTERS:
        raise package.fault(f"超过 {MOST_CHARACTERS // 10_000} 万字，太长了", "可以分成几个文件再试")
    blocks = tuple(placed(found))
    asked = waivers(requests(package, parts), [paragraph for paragraph, _ in found], blocks)
    custom = [package.part(target) for kind, target in parts if kind == "customXml"][: memory.MOST]
    page = facts.read(package, [paragraph for paragraph, _ in found])
    return memory.recalled(Draft("", "", blocks, waivers=tuple(asked), page=page), custom)


def seen(package: Package, forms: Sequence[str] = FORMS) -> list[tuple[Paragraph, tuple[Span, ...]]]:
    """All paragraphs that show anything, with what they show; of several ``forms`` of the same content the first."""
    return [(paragraph, spans) for paragraph in paragraphs(package, forms) if (spans := shown(paragraph))]


def paragraphs(package: Package, forms: Sequence[str]) -> Iterator[Paragraph]:
    """All paragraphs: the running text, then the notes, then what stands in the margins, each text once."""
    main = package.main()
    parts = package.related(main)
    root = package.part(main)
    if root is None or KIND[root.tag] != "document":
        raise package.damaged()
    sheet = Sheet(next((package.part(target) for kind, target in parts if kind == "styles"), None))
    numbers = next((package.part(target) for kind, target in parts if kind == "numbering"), None)
    yield from told(root, "body", sheet, numbers, forms)
    for kind, target in parts:
        for note in package.children(target) if kind in NOTES else ():
            if value(note, "type") not in ASIDE:
                yield from told(note, "note", sheet, numbers, forms)
    margins = (told(package.part(target), "margin", sheet, numbers, forms) for kind, target in parts if kind in MARGINS)
    told_once: dict[str, Paragraph] = {}
    for paragraph in chain.from_iterable(margins):
        if paragraph.text in told_once:
            told_once[paragraph.text].copies.append(paragraph)
        elif not PAGE_NUMBER.fullmatch(paragraph.text):
            told_once[paragraph.text] = paragraph
    yield from told_once.values()


def told(root: Any, role: Role, sheet: Sheet, numbers: Any, forms: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a part; where its fields do not end, they hide nothing."""
    if root is None:
        return []
    story = Story(root, role, Lists(numbers, sheet), forms=forms)
    return story.found if not story.fields else Story(root, role, Lists(numbers, sheet), False, forms).found


def shown(paragraph: Paragraph) -> tuple[Span, ...]:
    """What a reader sees of a paragraph: its number and its text, without the blanks around it; places come later."""
    pieces = paragraph.pieces
    if paragraph.role == "title":  # its lines are a matter of the page
        pieces = [(BREAK.sub("", paragraph.text), "", None)]
    runs = groupby(pieces, key=lambda piece: piece[1])
    spans = trimmed([Span("".join(text for text, _, _ in run), "", style=style) for style, run in runs])
    if not spans or not paragraph.number.strip():
        return spans
    return Span(apart(paragraph.number.strip(), spans[0].text), NUMBERED), *spans


def apart(number: str, text: str) -> str:
    """A number with the blank that keeps it from running into the text: 第一章　总则, 1.1 2026年; 一、 needs none."""
    if CHAPTER.fullmatch(number):
        return number + "\u3000"
    return f"{number} " if LATIN.match(number[-1]) and LATIN.match(text) else number


def placed(found: Sequence[tuple[Paragraph, tuple[Span, ...]]]) -> Iterator[Block]:
    """Blocks whose spans know where they stand in the text of all of them, one a line."""
    at = 0
    for paragraph, spans in found:
        own = []
        for span in spans:
            own.append(replace(span, at=at))
            at += len(span.text)
        yield Block(paragraph.role, tuple(own), paragraph.level, paragraph.cell)
        at += 1


def requests(package: Package, parts: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The words of each comment that asks for something not to be checked, by its id."""
    found = {}
    for comment in chain.from_iterable(package.children(target) for kind, target in parts if kind == "comments"):
        text = "".join(part.text or "" for part in comment.iter() if KIND[part.tag] == "t")
        if asked := REQUEST.match(text):
            found[value(comment, "id")] = tuple(WORD.findall(asked[1]))
    return found


def waivers(asked: dict[str, tuple[str, ...]], found: Sequence[Paragraph], blocks: Sequence[Block]) -> Iterator[Waiver]:
    """What the comments ask for as ranges of blocks, each from its first paragraph to its last."""
    places: dict[str, list[int]] = {}
    for index, paragraph in enumerate(found):
        for name in paragraph.comments:
            if name in asked:
                places.setdefault(name, []).append(index)
    for name, indexes in places.items():
        first, last = (0, len(blocks) - 1) if WHOLE in asked[name] else (indexes[0], indexes[-1])
        checks = tuple(word for word in asked[name] if word != WHOLE)
        yield Waiver(checks, first, last, 1 + sum(block.text.count("\n") + 1 for block in blocks[: indexes[0]]))
