"""The elements of official documents in the text of others: set as our own writer sets them, around what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from drafter.model import Block, Draft
from drafter.word.layout import Layout
from drafter.word.names import KIND, NAMESPACE, child
from drafter.word.setting.elements import groups, keeps
from drafter.word.writing import officialstyles
from drafter.word.writing.elements import Setter

from .xml import RELATION, made

HERE = "<w:r><w:t>{}</w:t></w:r>"  # stands for what a block holds
ENDS = ("pageBreakBefore", "sectPr")  # of a paragraph's own properties, what an element keeps
NUMBER = re.compile("[0-9]+")


def official(block: Block) -> bool:
    """Whether a block is an element of official documents."""
    return block.role in officialstyles.ROLES


class Elements:
    """The elements of a document; ``places`` tells which block each paragraph was read from, ``tables`` how many tables they gain."""

    def __init__(self, draft: Draft, layout: Layout, places: dict[Any, int]) -> None:
        self.blocks, self.layout, self.places = draft.blocks, layout, places
        self.tables = 0
        self.foot: Any = None  # what the foot of the document begins with
        self.setter = Setter(draft.blocks, layout, draft.sealed, HERE.format)
        found = groups(draft.blocks, layout, draft.sealed)
        below = self.setter.head.end if self.setter.head else -1  # the title stands away from the head
        self.groups = {
            span[0]: (kind, span)
            for kind, span in found
            if span[0] == below or any(official(self.blocks[one]) for one in span)
        }

    def all(self, paragraphs: Sequence[Any]) -> bool:
        """Whether paragraphs are elements, one and all."""
        found = [self.places.get(one, -1) for one in paragraphs]
        return bool(found) and all(index >= 0 and official(self.blocks[index]) for index in found)

    def set(self, body: list[Any], parse: Any) -> list[Any]:
        """What stands in the text, its elements set; those that do not follow each other stay as they are."""
        kept: list[Any] = []
        index = 0
        while index < len(body):
            group = self.group(body, index)
            lines = body[index : index + max(len(group), 1)]
            done = list(self.shaped(lines, parse) if group else map(self.held, lines))
            if group and self.groups[group[0]][0] == "foot":
                self.foot = done[0]
            kept += done
            index += len(lines)
        return kept

    def held(self, line: Any) -> Any:
        """A paragraph, held to the page of the next if that is a signature or a list of annexes below the text."""
        place = self.places.get(line, -1)
        if place >= 0 and self.blocks[place].role == "body" and keeps(self.blocks, place):
            line[0].insert(1, made("keepNext"))
        return line

    def group(self, body: Sequence[Any], index: int) -> range:
        """The blocks of the group that begins there, none if none does or a section ends within it."""
        _, span = self.groups.get(self.places.get(body[index], -1), ("", range(0)))
        lines = body[index : index + len(span)]
        whole = [self.places.get(one, -1) for one in lines] == list(span)
        return range(0) if not whole or any(child(one, "pPr", "sectPr") is not None for one in lines[:-1]) else span

    def shaped(self, lines: Sequence[Any], parse: Any) -> Iterator[Any]:
        """A group of elements around what its paragraphs hold."""
        first = self.places[lines[0]]
        kind, span = self.groups[first]
        xml = f'<w:body xmlns:w="{NAMESPACE}" xmlns:r="{RELATION}">{self.setter.group(kind, span)}</w:body>'
        for element in list(parse(xml.encode())):
            self.tables += KIND[element.tag] == "tbl"
            for frame in [one for one in element.iter() if KIND[one.tag] == "p" and len(one) > 1]:
                line = lines[int(NUMBER.search("".join(frame.itertext()))[0]) - first]  # type: ignore[index]
                keep(line, frame[0])
                frame[1:] = line[1:]
            yield element


def keep(line: Any, properties: Any) -> None:
    """Keep of a paragraph where its page or section begins or ends."""
    own = child(line, "pPr")
    for mark in [mark for mark in own if KIND[mark.tag] in ENDS and child(properties, KIND[mark.tag]) is None]:
        properties.insert(1 if KIND[mark.tag] == ENDS[0] else len(properties), mark)
