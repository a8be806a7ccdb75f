"""A draft beside the earlier documents that say the same, as one HTML file: its text on the left, theirs on the right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from drafter.model import Block, Passage, Reuse
from drafter.report import wording
from drafter.report.marks import Mark, Piece, pieces
from drafter.report.markup import Markup, joined, tag
from drafter.report.sheet import NEW_LINE, broken, document, kind, resource

from .cards import card
from .differences import Stretch, differences
from .overview import about

NAME = "与旧稿对照"
DIFFERS = 0  # the number of marks of what the nearest source words otherwise


def text(reuse: Reuse) -> str:
    """The page of a draft that was held against earlier documents."""
    head = tag("header", tag("h1", NAME), tag("p", reuse.path, class_="path"), *about(reuse), class_="top")
    style = resource("sheet.css") + resource("jump.css") + resource("page.css", __package__)
    return document(f"{NAME}：{reuse.path}", joined([head, *paper(reuse)]), style, resource("jump.js"))


def paper(reuse: Reuse) -> Iterator[Markup]:
    """The text with its passages, and beside each paragraph the sources of those that start in it."""
    if reuse.document is None:
        return
    said = ["\n".join(wording(reuse.document, spot) for spot in passage.places) for passage in reuse.passages]
    marks: dict[int, list[Mark]] = {}
    beside: dict[int, list[Markup]] = {}
    for number, (passage, words) in enumerate(zip(reuse.passages, said, strict=True), 1):
        beside.setdefault(passage.places[0].block, []).append(card(number, passage, words))
        for block, mark in marked(number, passage, words):
            marks.setdefault(block, []).append(mark)
    blocks = enumerate(reuse.document.draft.blocks)
    rows = (row(reuse, index, block, marks.get(index, []), beside.get(index, [])) for index, block in blocks)
    yield tag("div", *rows, class_="paper")


def marked(number: int, passage: Passage, words: str) -> Iterator[tuple[int, Mark]]:
    """The marks of a passage by block: where it stands, and what its nearest source words otherwise."""
    changed, _ = differences(words, passage.sources[0].text) if passage.sources else ([], [])
    sizes = (spot.end - spot.start + 1 for spot in passage.places)
    for first, spot in zip(accumulate(sizes, initial=0), passage.places, strict=False):
        yield spot.block, Mark(spot.start, spot.end, number)
        for start, end in within(changed, first, spot.end - spot.start):
            yield spot.block, Mark(spot.start + start, spot.start + end, DIFFERS, related=True)


def within(stretches: list[Stretch], first: int, size: int) -> Iterator[Stretch]:
    """The parts of stretches that lie within ``size`` characters from ``first``, counted from there."""
    for start, end in stretches:
        if start < first + size and end > first:
            yield Stretch(max(0, start - first), min(size, end - first))


def row(reuse: Reuse, index: int, block: Block, marks: list[Mark], beside: list[Markup]) -> Markup:
    """A paragraph and the sources beside it."""
    inner = (inline(reuse, index, piece) for piece in pieces(block, marks))
    words = tag("div", tag("p", *inner, class_=kind(block)), class_="words")
    if not beside:
        return tag("div", words, NEW_LINE, class_="row")
    return tag("div", words, tag("div", *beside, class_="cards"), NEW_LINE, class_="row held")


def inline(reuse: Reuse, index: int, piece: Piece) -> Markup:
    """A piece of a paragraph, which leads to the sources of its passage."""
    inner = tag("span", broken(piece.text), class_=piece.style) if piece.style else broken(piece.text)
    own = [mark.number for mark in piece.marks if mark.number != DIFFERS]
    if not own:
        return inner
    first, *others = [number for number in own if starts(reuse.passages[number - 1], index, piece.start)] or [0]
    return tag(
        "a",
        *(tag("i", id=f"p{number}") for number in others),
        tag("b", inner, class_="differs") if len(own) < len(piece.marks) else inner,
        class_=reuse.passages[own[0] - 1].kind,
        id=f"p{first}" if first else None,
        href=f"#r{own[0]}",
        data_n=" ".join(map(str, own)),
        data_opens=" ".join(map(str, (first, *others))) if first else None,
    )


def starts(passage: Passage, index: int, start: int) -> bool:
    """Whether a passage starts at a place."""
    return (passage.places[0].block, passage.places[0].start) == (index, start)
