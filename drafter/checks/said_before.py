"""这句话旧稿里说过。

新稿里的话，单位以前的讲话、报告里已经说过：在哪一篇、哪一天、第几行，都指出来。沿用旧稿可以，但领导不应在不知情的时候把去年的话再念一遍。
只在与旧稿库对照时检查：drafter check --against 旧稿库，或在 drafter.yaml 里写“旧稿库: 文件”（“旧稿库: 默认”是自己的旧稿库）。
整句说过的是警告；只说过半句，或者换了数字的，是提示。短于“字数”（默认十五个字，标点不计）的不提。
引文、固定表述、标题、称呼、署名不算；本稿自己收在库里的那一份也不算。

改法：看一眼原处的前后文；要是换了一年、换了听众，就换一种说法，或者补上今年的新情况。有意沿用的，不必改。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from drafter.data.records import key
from drafter.model import ELEMENTS, Draft, Finding, Passage, Source, Spot
from drafter.text.clauses import quotations
from drafter.text.places import texts

LEVEL = "hint"
FRAMING = ELEMENTS | {"title", "byline", "salutation"}
SENTENCE = re.compile(r"\w[^。！？!?\n]*\w")
BETWEEN = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")  # blanks by which a title is spread
DASH = re.compile("--|[—–]")
TITLE = 30  # characters of a title that are shown


@dataclass(frozen=True, slots=True)
class Options:
    """How many characters the shortest passage has that is told."""

    least: int = key("字数", 15, least=1)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The passages that earlier documents have and that are neither quotations nor set phrases, each sentence once."""
    passages = [
        (passage, set(spoken(draft, passage, options.least))) for passage in draft.reuse if passage.kind == "reuse"
    ]
    told: set[tuple[int, int]] = set()
    for passage, here in sorted(passages, key=lambda one: -len(one[1])):
        if len(here - told) >= options.least:
            told |= here
            main = max(body(draft, passage), key=lambda spot: characters(said(draft, spot)))
            whole = sentences(draft, passage, options.least)
            yield Finding(
                *(main.block, main.start, main.end),
                message(passage, len(here), whole),
                related=tuple(spot for spot in passage.places if spot != main),
                source=f"{passage.sources[0].document}:{passage.sources[0].line}",
                level="warning" if whole and not renewed(passage) else "",
                score=float(len(here)),
            )


def body(draft: Draft, passage: Passage) -> list[Spot]:
    """The places of a passage that are not in a title, a byline or a salutation."""
    return [spot for spot in passage.places if draft.blocks[spot.block].role not in FRAMING]


def spoken(draft: Draft, passage: Passage, least: int) -> Iterator[tuple[int, int]]:
    """The letters, digits and Han characters of a passage by block and place, without titles, the like, long quotations."""
    for spot in body(draft, passage):
        text = texts(draft)[spot.block]
        quoted = {place for start, end in quotations(text) if end - start >= least for place in range(start, end)}
        for place in range(spot.start, spot.end):
            if text[place].isalnum() and place not in quoted:
                yield spot.block, place


def characters(text: str) -> int:
    """How many characters of a text are letters, digits or Han characters."""
    return sum(map(str.isalnum, text))


def said(draft: Draft, spot: Spot) -> str:
    """The characters of a place."""
    return texts(draft)[spot.block][spot.start : spot.end]


def sentences(draft: Draft, passage: Passage, least: int) -> int:
    """How many whole sentences of some length a passage holds, titles and the like left out."""
    return sum(
        spot.start <= match.start() and match.end() <= spot.end and characters(match.group()) >= least
        for spot in body(draft, passage)
        for match in SENTENCE.finditer(texts(draft)[spot.block])
    )


def renewed(passage: Passage) -> bool:
    """Whether a passage is what was said but for its figures."""
    nearest = passage.sources[0]
    return nearest.likeness < 1 and letters(passage.text) == letters(nearest.text)


def letters(text: str) -> str:
    """The letters and Han characters of a text, without figures and marks."""
    return "".join(filter(str.isalpha, text))


def message(passage: Passage, size: int, whole: int) -> str:
    """What was said where, and how much of it is the same."""
    nearest = passage.sources[0]
    what = "这句话" if whole == 1 else f"这{whole}句话" if whole else "这半句话"
    same = "逐字相同" if nearest.likeness == 1 else f"{int(100 * nearest.likeness)}%相同"
    further = f"；另有{passage.documents - 1}篇旧稿也说过" if passage.documents > 1 else ""
    return f"{what}在{named(nearest)}里说过，{size}个字{same}{further}"


def named(source: Source) -> str:
    """An earlier document with the place in it."""
    day = f"{source.date}，" if source.date else ""
    return f"《{short(source.title) or PurePath(source.document).name}》（{day}第{source.line}行）"


def short(title: str) -> str:
    """A title as it fits into a sentence: without its own brackets and the blanks that spread it, a long one cut."""
    title = BETWEEN.sub("", title).strip("《》")
    main = title if len(title) <= TITLE else DASH.split(title)[0]
    return main if len(main) <= TITLE else f"{main[:TITLE]}…"
