"""Repeats as a heat map in one HTML file: the text in the colours of what it shares, and which paragraphs share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.model import Block, Repeated
from drafter.report import figures
from drafter.report.marks import Mark, Piece, covered, pieces
from drafter.report.markup import Markup, joined, tag
from drafter.report.sheet import NEW_LINE, broken, document, kind, resource

from . import FLAGGED, summary
from .heat import Sheet, sheets
from .matrix import figure
from .ranking import key, ranking

NAME = "重复分布"
HOW = "每格是两段：颜色越深，两段共有的字越多；斜边上的是一段之内的重复。点一格，跳到两段中靠后的一段。固定表述、引文、排比等不计。"


def text(results: Iterable[Repeated]) -> str:
    """The page of files whose repeats were found."""
    files = sheets(results)
    name = NAME + (f"：{files[0].repeated.path}" if len(files) == 1 else "")
    body = [
        tag(
            "header",
            tag("h1", NAME),
            tag("p", f"{summary(one.repeated for one in files)}。"),
            *contents(files),
            class_="top",
        ),
        *([key(files)] if any(one.entries for one in files) else []),
        *map(article, files),
    ]
    style = resource("sheet.css") + resource("jump.css") + resource("page.css", __package__)
    return document(name, joined(body), style, resource("jump.js"))


def contents(files: list[Sheet]) -> Iterator[Markup]:
    """The list of files, if there are several."""
    if len(files) > 1:
        heads = tag("tr", *(tag("th", head) for head in ("文件", "篇幅", "值得看的重复")))
        yield tag("table", heads, *(tag("tr", *cells(one)) for one in files), class_="files")


def cells(one: Sheet) -> Iterator[Markup]:
    """A file in the list."""
    yield tag("td", tag("a", one.repeated.path, href=f"#f{one.number}"))
    if one.repeated.document is None:
        yield tag("td", one.repeated.error, colspan=2)
    else:
        yield tag("td", figures(one.repeated))
        yield tag("td", str(len(one.listed(*FLAGGED)) or ""))


def article(one: Sheet) -> Markup:
    """A file: its figures, which paragraphs share phrases, the lists, the text."""
    read = one.repeated.document is not None
    about = f"{figures(one.repeated)}；{share(one)}" if read else one.repeated.error
    head = tag("header", tag("h2", one.repeated.path), tag("p", about), class_="about")
    body = [*triangle(one), ranking(one), paper(one)] if read else []
    return tag("article", head, tag("div", *body, class_="spread"), class_="file", id=f"f{one.number}")


def share(one: Sheet) -> str:
    """How much of a text stands in its repeats, in words."""
    inside = sum(covered(spot for entry in one.listed(*FLAGGED) for spot in entry.repeat.places).values())
    whole = sum(len(block.text) for block in one.blocks)
    return f"全文每百字有 {100 * inside / max(1, whole):.0f} 字在值得看的重复里"


def triangle(one: Sheet) -> Iterator[Markup]:
    """Which paragraphs share phrases, if any do."""
    if one.listed(*FLAGGED):
        yield tag("figure", tag("figcaption", tag("b", "哪些段落说了同样的话"), f"　{HOW}"), figure(one))


def paper(one: Sheet) -> Markup:
    """The text, paragraph by paragraph."""
    marks = one.marks()
    rows = (row(one, index, block, marks.get(index, [])) for index, block in enumerate(one.blocks))
    return tag("div", *rows, class_="paper")


def row(one: Sheet, index: int, block: Block, marks: list[Mark]) -> Markup:
    """A paragraph, beside it the strip of where its repeats stand."""
    parts = list(pieces(block, marks))
    words = tag("p", *(inline(one, index, piece) for piece in parts), class_=kind(block))
    return tag(
        "div",
        tag("div", *strip(one, block, parts), words, class_="words"),
        NEW_LINE,
        class_="row",
        id=f"f{one.number}b{index}",
    )


def inline(one: Sheet, index: int, piece: Piece) -> Markup:
    """A piece of a paragraph, which leads to the next place of its phrase."""
    inner = tag("span", broken(piece.text), class_=piece.style) if piece.style else broken(piece.text)
    if not piece.marks:
        return inner
    ranked = one.ranked(piece)
    first = ranked[0]
    return tag(
        "a",
        inner,
        class_=one.entries[first.number].look,
        id=one.anchors.get((index, piece.start)),
        href=f"#{one.following[first.number, (index, first.start)]}",
        data_n=" ".join(dict.fromkeys(str(mark.number) for mark in ranked)),
    )


def strip(one: Sheet, block: Block, parts: list[Piece]) -> Iterator[Markup]:
    """Where in a paragraph its repeats stand, from its first line down to its last."""
    drawn: dict[str, str] = {}
    for piece in parts:
        entry = one.entries[one.ranked(piece)[0].number] if piece.marks else None
        if entry and entry.repeat.kind in FLAGGED:
            warmth = entry.look.split()[1]
            drawn[warmth] = drawn.get(warmth, "") + f"M0 {piece.start}h1v{len(piece.text)}H0z"
    if drawn:
        paths = (tag("path", class_=warmth, d=drawn[warmth]) for warmth in sorted(drawn))
        yield tag("svg", *paths, class_="strip", viewBox=f"0 0 1 {len(block.text)}", preserveAspectRatio="none")
