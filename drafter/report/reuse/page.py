"""A draft beside the earlier documents that say the same, as one HTML file: its text on the left, theirs on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.model import Block, Draft, Passage, Reuse
from drafter.report.marks import Mark, Piece, pieces
from drafter.report.markup import Markup, joined, tag
from drafter.report.sheet import NEW_LINE, broken, document, kind, resource
from drafter.text.places import whole

from .cards import Card, numbered, shown
from .differences import Stretch, differences
from .overview import about

NAME = "与旧稿对照"
DIFFERS = 0  # the number of marks of what the nearest source words otherwise


def text(reuse: Reuse) -> str:
    """The page of a draft that was held against earlier documents."""
    cards = numbered(reuse)
    head = tag("header", tag("h1", NAME), tag("p", reuse.path, class_="path"), *about(reuse, cards), class_="top")
    body = joined([head, *([paper(reuse.document.draft, cards)] if reuse.document else [])])
    style = resource("sheet.css") + resource("jump.css") + resource("page.css", __package__)
    return document(f"{NAME}：{reuse.path}", body, style, resource("jump.js"))


def paper(draft: Draft, cards: list[Card]) -> Markup:
    """The text with its passages, and beside each paragraph the sources of those that start in it."""
    marks: dict[int, list[Mark]] = {}
    beside: dict[int, list[Markup]] = {}
    for card in cards:
        beside.setdefault(card.passage.places[0].block, []).append(shown(card))
        for block, mark in marked(card, whole(draft).starts):
            marks.setdefault(block, []).append(mark)
    rows = (
        row(index, block, pieces(block, marks.get(index, [])), cards, beside.get(index, []))
        for index, block in enumerate(draft.blocks)
    )
    return tag("div", *rows, class_="paper")


def marked(card: Card, starts: tuple[int, ...]) -> Iterator[tuple[int, Mark]]:
    """The marks of a passage by block: where it stands, and what its nearest source words otherwise."""
    passage = card.passage
    changed, _ = differences(card.said, passage.sources[0].text) if passage.sources else ([], [])
    offsets = [starts[spot.block] + spot.start for spot in passage.places]
    for offset, spot in zip(offsets, passage.places, strict=True):
        yield spot.block, Mark(spot.start, spot.end, card.number)
        for start, end in within(changed, offset - offsets[0], spot.end - spot.start):
            yield spot.block, Mark(spot.start + start, spot.start + end, DIFFERS, related=True)


def within(stretches: list[Stretch], first: int, size: int) -> Iterator[Stretch]:
    """The parts of stretches that lie within ``size`` characters from ``first``, counted from there."""
    for start, end in stretches:
        if start < first + size and end > first:
            yield Stretch(max(0, start - first), min(size, end - first))


def row(index: int, block: Block, parts: Iterable[Piece], cards: list[Card], beside: list[Markup]) -> Markup:
    """A paragraph and the sources beside it."""
    inner = (inline(index, piece, cards) for piece in parts)
    words = tag("div", tag("p", *inner, class_=kind(block)), class_="words")
    sources = [tag("div", *beside, class_="cards")] if beside else []
    return tag("div", words, *sources, NEW_LINE, class_="row held" if beside else "row")


def inline(index: int, piece: Piece, cards: list[Card]) -> Markup:
    """A piece of a paragraph, which leads to the sources of its passage."""
    inner = tag("span", broken(piece.text), class_=piece.style) if piece.style else broken(piece.text)
    own = [cards[mark.number - 1] for mark in piece.marks if mark.number != DIFFERS]
    if not own:
        return inner
    opened = [str(card.number) for card in own if starts(card.passage, index, piece.start)]
    return tag(
        "a",
        *(tag("i", id=f"p{number}") for number in opened[1:]),
        tag("b", inner, class_="differs") if len(own) < len(piece.marks) else inner,
        class_=own[0].look,
        id=f"p{opened[0]}" if opened else None,
        href=f"#r{own[0].number}",
        data_n=" ".join(str(card.number) for card in own),
        data_opens=" ".join(opened) or None,
    )


def starts(passage: Passage, index: int, start: int) -> bool:
    """Whether a passage starts at a place."""
    return (passage.places[0].block, passage.places[0].start) == (index, start)
