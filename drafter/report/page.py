"""Findings as one HTML file that reads like the printed sheet: marks under the words, cards beside the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from drafter.model import LEVELS, Block, Checked, Spot

from . import characters, found, minutes, panel, shown, summary, tally
from .marks import REPEATS, Mark, Piece, covered, pieces
from .markup import Markup, joined, tag
from .panel import Card, Sheet
from .sheet import NEW_LINE, broken, document, kind, resource

SEEN = 12  # related places of a finding that are shown
WIDE = 60  # characters; a longer place is marked lightly
HEAT = (0.0, 0.05, 0.1, 0.2, 0.35)  # shares of repeated text above which a paragraph is one degree warmer


def text(results: Iterable[Checked]) -> str:
    """The page of checked files."""
    files, numbers = list(results), count(1)
    sheets = [sheet(number, checked, numbers) for number, checked in enumerate(files, 1)]
    any_card = any(one.cards for one in sheets)
    name = "检查结果" + (f"：{files[0].path}" if len(files) == 1 else "")
    body = [
        tag("header", tag("h1", "检查结果"), tag("p", f"{summary(files)}。"), *panel.contents(sheets), class_="top"),
        *([panel.toolbar(sheets)] if any_card else []),
        *(article(one, alone=len(files) == 1) for one in sheets),
        *([panel.manuals(sheets)] if any_card else []),
    ]
    return document(name, joined(body), resource("sheet.css") + resource("page.css"), resource("page.js"))


def sheet(number: int, checked: Checked, numbers: Iterator[int]) -> Sheet:
    """A file with its findings numbered and its paragraphs marked."""
    cards = tuple(Card(next(numbers), found) for found in shown(checked))
    marks: dict[int, list[Mark]] = {}
    for card in cards:
        finding = card.finding
        marks.setdefault(finding.block, []).append(Mark(finding.start, finding.end, card.number))
        for spot in finding.related[:SEEN]:
            marks.setdefault(spot.block, []).append(Mark(spot.start, spot.end, card.number, related=True))
    return Sheet(number, checked, cards, marks, covered(repeating(cards)))


def repeating(cards: Iterable[Card]) -> Iterator[Spot]:
    """The places of text that stands twice."""
    for card in cards:
        if card.finding.check in REPEATS:
            yield card.finding.spot
            yield from card.finding.related


def article(one: Sheet, alone: bool) -> Markup:
    """A file: its figures, its text with the findings; of several files a clean one is only named."""
    checked = one.checked
    head = tag("header", tag("h2", checked.path), tag("p", figures(one)), class_="about")
    if not one.cards and not (alone and checked.document):
        return tag("article", head, class_="file", id=f"f{one.number}")
    beside: dict[int, list[Card]] = {}
    for card in one.cards:
        beside.setdefault(card.finding.block, []).append(card)
    rows = (row(one, index, block, beside.get(index, [])) for index, block in enumerate(one.blocks))
    return tag("article", head, tag("div", *rows, class_="paper"), class_="file", id=f"f{one.number}")


def figures(one: Sheet) -> str:
    """A file in one line."""
    if one.checked.document is None:
        return one.checked.error
    strip = "。左侧色条：颜色越深，这一段与别处重复的字越多" if one.heat else ""
    return f"{characters(one.checked)} 字，{one.checked.words} 词，约 {minutes(one.checked):g} 分钟；{found(tally([one.checked]))}{strip}"


def row(one: Sheet, index: int, block: Block, cards: list[Card]) -> Markup:
    """A paragraph and the cards beside it."""
    starts = {card.finding.start: f"m{card.number}" for card in reversed(cards)}
    inner, last = [], -1
    for piece in pieces(block, one.marks.get(index, [])):
        inner.append(inline(piece, one, None if piece.start == last else starts.get(piece.start)))
        last = piece.start
    shown_cards = (panel.card(card, one, starts[card.finding.start]) for card in cards)
    words = tag("div", *warmth(one, index, block), tag("p", *inner, class_=kind(block)), class_="words")
    return tag(
        "div", words, tag("div", *shown_cards, class_="cards"), NEW_LINE, class_="row", id=f"f{one.number}b{index}"
    )


def warmth(one: Sheet, index: int, block: Block) -> Iterator[Markup]:
    """The piece of the heat strip beside a paragraph that repeats."""
    share = one.heat.get(index, 0) / max(1, len(block.text))
    degree = sum(share > least for least in HEAT)
    if degree:
        yield tag("i", class_=f"heat h{degree}", title=f"这一段有 {share:.0%} 的字与别处重复")


def inline(piece: Piece, one: Sheet, anchor: str | None) -> Markup:
    """A piece of a paragraph with its marks."""
    inner = broken(piece.text)
    own = [mark for mark in piece.marks if not mark.related]
    others = " ".join(str(mark.number) for mark in piece.marks if mark.related) or None
    style = piece.style or None
    if not own:
        return tag("span", inner, class_=style, data_r=others) if style or others else inner
    cards = [one.card(mark.number) for mark in own]
    strongest = min(cards, key=lambda card: LEVELS.index(card.found.level))
    narrow = min(mark.end - mark.start for mark in own if mark.number == strongest.number) <= WIDE
    return tag(
        "a",
        inner,
        class_=" ".join(
            filter(
                None, ["mark", strongest.found.level, "" if narrow else "wide", "" if piece.text else "point", style]
            )
        ),
        id=anchor,
        href=f"#c{strongest.number}",
        title="；".join(card.finding.message for card in cards),
        data_f=" ".join(str(card.number) for card in cards),
        data_r=others,
    )
