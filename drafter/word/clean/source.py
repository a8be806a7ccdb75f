"""The Word file that is cleaned: its parts as elements, its blocks and the paragraphs that they were read from."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from typing import Any

from drafter.model import Span
from drafter.word.marks.editable import Editable
from drafter.word.names import KIND, value
from drafter.word.reading import facts, read
from drafter.word.reading.effective import Effective
from drafter.word.reading.numbering import Lists
from drafter.word.reading.opened import resolved
from drafter.word.reading.sheet import Sheet, numbered
from drafter.word.reading.story import Paragraph, named

from .xml import above

STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(officeDocument|drawingml|wordprocessingml|schemaLibrary)/([a-zA-Z]+)"
)
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
STORIES = ("header", "footer", "footnotes", "endnotes", "comments")
TRACKED = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
OF_WORD_ITSELF = "_GoBack"  # the bookmark of the last place of editing
FOREIGN = ("altChunk", "subDoc")


class Source(Editable):
    """A package to be cleaned; the names of strict OOXML are read as those of the usual kind."""

    def content(self, entry: Any) -> bytes:
        """The bytes of an entry."""
        raw = super().content(entry)
        return STRICT.sub(TRANSITIONAL, raw) if entry.filename.endswith((".xml", ".rels")) else raw

    @cached_property
    def links(self) -> list[tuple[str, str]]:
        """What the text names as its own: kind and part."""
        return self.related(self.main())

    @cached_property
    def root(self) -> Any:
        """The text."""
        return self.part(self.main())

    @cached_property
    def found(self) -> list[tuple[Paragraph, tuple[Span, ...]]]:
        """The blocks as they are read."""
        return read.seen(self)

    @cached_property
    def looks(self) -> Effective:
        """The properties in effect."""
        parts = dict(reversed(self.links))
        settings = self.part(parts.get("settings", ""))
        return Effective(self.part(parts.get("styles", "")), facts.theme(self, parts, settings))

    @property
    def sheet(self) -> Sheet:
        """The styles."""
        return self.looks.sheet

    @cached_property
    def lists(self) -> Lists:
        """The lists."""
        return Lists(self.part(dict(reversed(self.links)).get("numbering", "")), self.sheet)

    def bulleted(self, properties: Any) -> int:
        """On which level a paragraph stands behind a bullet, -1 if it does not."""
        counted = numbered(properties) or self.sheet.look(named(properties, "pStyle")).numbered
        if counted is None or counted.list not in self.lists.nums:
            return -1
        _, levels = self.lists.resolved(counted.list)
        level = max(counted.level, 0)
        return level if level in levels and levels[level].style == "bullet" else -1

    def relations_of_main(self, links: dict[str, Any]) -> dict[str, str]:
        """The parts that relationships of the text lead to, by their ids."""
        folder = posixpath.dirname(self.main())
        return {name: resolved(folder, link.target) for name, link in links.items() if not link.outside}

    @cached_property
    def forgotten(self) -> set[str]:
        """The ids of the bookmarks that Word sets for itself."""
        marks = (mark for mark in self.root.iter("{*}bookmarkStart") if value(mark, "name") == OF_WORD_ITSELF)
        return {value(mark, "id") for mark in marks}

    def stories(self) -> list[Any]:
        """The parts that hold text."""
        names = [self.main(), *(target for kind, target in self.links if kind in STORIES)]
        return [root for root in map(self.part, dict.fromkeys(names)) if root is not None]

    def refused(self) -> None:
        """Raise ``DrafterError`` for what cannot be kept as it is: tracked changes, other files within."""
        kinds = [KIND[element.tag] for root in self.stories() for element in root.iter("{*}*")]
        if tracked := sum(kind in TRACKED for kind in kinds):
            raise self.fault(f"还有 {tracked} 处修订没有处理，没有写", "可以先在 Word 或 WPS 里全部接受或拒绝，再排版")
        if any(kind in FOREIGN for kind in kinds):
            raise self.fault("里面嵌着别的文件（插入的子文档），没有写", "可以用 Word 或 WPS 打开，另存一份再试")


def paragraphs(one: Paragraph) -> list[Any]:
    """The paragraphs that a block and its copies were read from."""
    own = [line for _, _, piece in one.pieces if piece is not None and (line := above(piece, "p")) is not None]
    return own + [line for copy in one.copies for line in paragraphs(copy)]
