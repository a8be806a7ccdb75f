"""A whole draft at a glance: how much of it is new, where it is not, and which documents it draws on."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Reuse, Source, Spot
from drafter.report.markup import Markup, tag
from drafter.text.places import whole

from . import NAMES, characters, summary
from .cards import Card, day, document

LISTED = 8  # documents that are listed
NAMED = 30  # characters of a passage that the bar names
MEANT = {"reuse": "可以换个说法，或核对是否仍然合适", "set": "各篇都这样说，不必改", "quote": "引用的原话，不必改"}


def about(reuse: Reuse, cards: list[Card]) -> Iterator[Markup]:
    """The figures of a draft, its bar, the documents that it draws on."""
    if reuse.document is None:
        yield tag("p", reuse.error)
        return
    yield tag("p", f"{characters(reuse)} 字，{summary(reuse)}。")
    if reuse.passages:
        yield tag("figure", bar(reuse.document.draft, cards), key(reuse))
        yield from documents(reuse)


def key(reuse: Reuse) -> Markup:
    """What the colours mean; with JavaScript each kind can be switched off."""
    counts = {kind: sum(passage.kind == kind for passage in reuse.passages) for kind in NAMES}
    labels = (
        tag(
            "label",
            tag("input", type="checkbox", checked=True, data_kind=kind),
            tag("span", name, class_=kind),
            f" {counts[kind]} 处 ",
            tag("small", MEANT[kind]),
        )
        for kind, name in NAMES.items()
        if counts[kind]
    )
    return tag("figcaption", *labels, tag("small", "空白的是新写的；点一段，跳到那里"), class_="key")


def bar(draft: Draft, cards: list[Card]) -> Markup:
    """The draft from its first character to its last, with its passages."""
    text = whole(draft)
    boxes = (box(card, text.starts[spot.block] + spot.start, spot) for card in cards for spot in card.passage.places)
    return tag("svg", *boxes, class_="bar", viewBox=f"0 0 {max(1, len(text.text))} 1", preserveAspectRatio="none")


def box(card: Card, start: int, spot: Spot) -> Markup:
    """A passage in the bar."""
    name = tag("title", f"{card.number} {NAMES[card.passage.kind]}：{card.said[:NAMED]}")
    drawn = tag("rect", name, class_=card.look, x=start, y=0, width=spot.end - spot.start, height=1)
    return tag("a", drawn, href=f"#p{card.number}", data_n=str(card.number))


def documents(reuse: Reuse) -> Iterator[Markup]:
    """The documents that passages come from, those of most passages first."""
    found: dict[str, list[tuple[int, Source]]] = {}
    for number, passage in enumerate(reuse.passages, 1):
        if passage.kind == "reuse":
            for source in {one.document: one for one in reversed(passage.sources)}.values():
                found.setdefault(source.document, []).append((number, source))
    ranked = sorted(found.values(), key=lambda held: (-len(held), held[0][1].date, held[0][1].document))
    if ranked:
        heads = tag("tr", *(tag("th", head) for head in ("出自", "日期", "文件", "处")))
        rest = [tag("tr", tag("td", f"另有 {len(ranked) - LISTED} 篇", colspan=4))] if len(ranked) > LISTED else []
        yield tag("table", heads, *map(row, ranked[:LISTED]), *rest, class_="files")


def row(held: list[tuple[int, Source]]) -> Markup:
    """A document in the list, which leads to the first passage that comes from it."""
    number, source = held[0]
    name = tag("a", source.title or source.document, href=f"#r{number}")
    return tag(
        "tr", tag("td", name), tag("td", day(source.date)), tag("td", document(source)), tag("td", str(len(held)))
    )
