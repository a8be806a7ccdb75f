"""What stands beside a passage of a draft: the earlier documents that say it, each in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count, zip_longest
from typing import NamedTuple

from drafter.model import Passage, Reuse, Source, Spot
from drafter.report.markup import Markup, joined, tag
from drafter.report.sheet import broken
from drafter.text.places import Whole, whole

from . import NAMES, alike
from .differences import Stretch, differences

SHOWN = 1  # sources of a passage that are shown at once
EDGE = 60  # characters at either end of a long stretch that both have
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
LINES = re.compile(r"\s*\n\s*")
FOLDER = re.compile(r"[^/\\]*[/\\][^/\\]*$")


class Card(NamedTuple):
    """A passage with its number on the page, its classes in the style sheet, and its words in the draft."""

    number: int
    passage: Passage
    look: str
    said: str


def numbered(reuse: Reuse) -> list[Card]:
    """The passages of a draft with their numbers, in the order of the text."""
    if reuse.document is None:
        return []
    words = (said(whole(reuse.document.draft), passage) for passage in reuse.passages)
    return [Card(*card) for card in zip(count(1), reuse.passages, looks(reuse.passages), words, strict=False)]


def said(text: Whole, passage: Passage) -> str:
    """The words of a draft from where a passage starts to where it ends, whatever paragraphs lie between."""
    first, last = passage.places[0], passage.places[-1]
    return text.text[text.starts[first.block] + first.start : text.starts[last.block] + last.end]


def looks(passages: tuple[Passage, ...]) -> Iterator[str]:
    """The classes of passages: the kind of each, and ``wide`` for one that holds the next, so that this one shows."""
    for one, after in zip_longest(passages, passages[1:]):
        wide = after and any(within(after.places[0], spot) for spot in one.places)
        yield f"{one.kind} wide" if wide else one.kind


def within(one: Spot, other: Spot) -> bool:
    """Whether a place starts within another."""
    return one.block == other.block and other.start <= one.start < other.end


def shown(card: Card) -> Markup:
    """The sources of a passage; folded if nobody need look at it."""
    passage = card.passage
    worth = passage.kind == "reuse"
    kind = [tag("span", NAMES[passage.kind], class_=passage.kind)]
    what = [*heading(passage.sources[0])] if worth and passage.sources else kind
    number = tag("a", str(card.number), href=f"#p{card.number}")
    return tag(
        "details",
        tag("summary", number, " ", *what, tag("small", f"　{why(passage)}")),
        *(source(one, card.said) for one in passage.sources[:SHOWN]),
        *also(passage, card.said),
        class_=f"card {passage.kind}",
        id=f"r{card.number}",
        data_look=card.look,
        open=worth,
    )


def why(passage: Passage) -> str:
    """Why a passage is listed, and how many documents have it."""
    counted = f"{passage.documents}篇"
    told = passage.documents == 1 or counted in passage.reason
    return passage.reason if told else "，".join(filter(None, (passage.reason, f"{counted}旧稿有这段话")))


def also(passage: Passage, said: str) -> Iterator[Markup]:
    """The other sources, folded, and how many documents there are beyond those."""
    rest = passage.sources[SHOWN:]
    listed = [part for one in rest for part in (tag("p", *heading(one), class_="head"), source(one, said))]
    more = passage.documents - len({one.document for one in passage.sources})
    beyond = [tag("p", f"还有 {more} 篇也有，不一一列出。", class_="from")] if more > 0 else []
    if listed:
        yield tag("details", tag("summary", f"另外 {len(rest)} 处"), *listed, *beyond, class_="also")
    else:
        yield from beyond


def heading(one: Source) -> Iterator[Markup | str]:
    """Which document, when."""
    yield tag("b", one.title or one.document)
    yield f"　{day(one.date)}"


def source(one: Source, said: str) -> Markup:
    """A place in an earlier document: its words with those around them, where it is, how much is the same."""
    _, changed = differences(said, one.text)
    words = tag("span", *marked(one.text, changed), class_="said")
    where = tag("p", document(one), f" 第{one.line}行第{one.column}字，{alike(one)}", class_="from")
    return joined([tag("p", lines(one.before), words, lines(one.after), class_="source"), where])


def document(one: Source) -> Markup:
    """The name of a document, of a path its end."""
    end = FOLDER.search(one.document)
    return tag("span", end.group() if end else one.document, title=one.document)


def day(date: str) -> str:
    """A day in Chinese; what is no day as it is."""
    match = DAY.fullmatch(date)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else date


def marked(words: str, changed: Iterable[Stretch]) -> Iterator[Markup]:
    """A wording with what the draft words otherwise; long stretches that both have are cut short."""
    last = 0
    for start, end in changed:
        yield from shortened(words[last:start])
        yield tag("b", lines(words[start:end]), class_="differs")
        last = end
    yield from shortened(words[last:])


def shortened(words: str) -> Iterator[Markup]:
    """Words, of many the beginning and the end."""
    left_out = len(words) - 2 * EDGE
    if left_out <= EDGE:
        yield lines(words)
    else:
        yield from (lines(words[:EDGE]), tag("small", f"……（略 {left_out} 字）……"), lines(words[-EDGE:]))


def lines(words: str) -> Markup:
    """Words on as many lines as they have, without blank ones."""
    return broken(LINES.sub("\n", words))
