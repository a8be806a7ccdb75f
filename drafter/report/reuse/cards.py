"""What stands beside a passage of a draft: the earlier documents that say it, each in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.model import Passage, ReuseKind, Source
from drafter.report.markup import Markup, joined, tag
from drafter.report.sheet import broken

from .differences import Stretch, differences

NAMES: dict[ReuseKind, str] = {"reuse": "旧稿用过", "set": "固定表述", "quote": "引文"}
SHOWN = 1  # sources of a passage that are shown at once
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def card(number: int, passage: Passage, said: str) -> Markup:
    """The sources of a passage, which a draft words as ``said``; folded if nobody need look at it."""
    worth = passage.kind == "reuse"
    what = (
        [*heading(passage.sources[0])]
        if worth and passage.sources
        else [tag("span", NAMES[passage.kind], class_=passage.kind)]
    )
    counted = f"{passage.documents} 篇有这段话"
    why = "，".join(filter(None, ("" if worth else passage.reason, counted if passage.documents > 1 else "")))
    return tag(
        "details",
        tag("summary", tag("a", str(number), href=f"#p{number}"), " ", *what, tag("small", f"　{why}" if why else "")),
        *(source(one, said) for one in passage.sources[:SHOWN]),
        *also(passage, said),
        class_=f"card {passage.kind}",
        id=f"r{number}",
        data_look=passage.kind,
        open=worth,
    )


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
    where = f"{one.document} 第{one.line}行第{one.column}字，{alike(one.likeness)}"
    return joined(
        [tag("p", broken(one.before), words, broken(one.after), class_="source"), tag("p", where, class_="from")]
    )


def day(date: str) -> str:
    """A day in Chinese; what is no day as it is."""
    match = DAY.fullmatch(date)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else date


def alike(likeness: float) -> str:
    """How much of a wording is the same, in words; never all of it unless it is."""
    return "逐字相同" if likeness >= 1 else f"{int(100 * likeness)}%的字相同"


def marked(words: str, changed: Iterable[Stretch]) -> Iterator[Markup]:
    """A wording with what the draft words otherwise."""
    last = 0
    for start, end in changed:
        yield broken(words[last:start])
        yield tag("b", broken(words[start:end]), class_="differs")
        last = end
    yield broken(words[last:])
