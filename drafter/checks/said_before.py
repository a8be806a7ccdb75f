"""这句话旧稿里说过。

新稿里的话，单位以前的讲话、报告里已经说过：在哪一篇、哪一天、第几行，都指出来。沿用旧稿可以，但领导不应在不知情的时候把去年的话再念一遍。
只在与旧稿库对照时检查（drafter check --against 旧稿库，或在 drafter.yaml 里写“旧稿库”）；整句说过的提醒（警告），只有半句的提示。
引文、固定表述、称呼署名不算；本稿自己收在库里的那一份也不算。短于“字数”（默认十五个字，标点不计）的不提。

改法：看一眼原处的前后文；要是换了一年、换了听众，就换一种说法，或者补上今年的新情况。有意沿用的，不必改。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from drafter.data.records import key
from drafter.model import Draft, Finding, Passage, Source
from drafter.text.places import texts

LEVEL = "hint"
SENTENCE = re.compile(r"\w[^。！？!?\n]*\w")


@dataclass(frozen=True, slots=True)
class Options:
    """How many characters the shortest passage has that is told."""

    least: int = key("字数", 15, least=1)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The passages that earlier documents have and that are neither quotations nor set phrases."""
    for passage in draft.reuse:
        size = characters(passage.text)
        if passage.kind == "reuse" and size >= options.least:
            first, *others = passage.places
            whole = sentences(draft, passage, options.least)
            yield Finding(
                *(first.block, first.start, first.end),
                message(passage, size, whole),
                related=tuple(others),
                source=f"{passage.sources[0].document}:{passage.sources[0].line}",
                level="warning" if whole else "",
                score=float(size),
            )


def characters(text: str) -> int:
    """How many characters of a text are letters, digits or Han characters."""
    return sum(map(str.isalnum, text))


def sentences(draft: Draft, passage: Passage, least: int) -> int:
    """How many whole sentences of some length a passage holds."""
    return sum(
        spot.start <= match.start() and match.end() <= spot.end and characters(match.group()) >= least
        for spot in passage.places
        for match in SENTENCE.finditer(texts(draft)[spot.block])
    )


def message(passage: Passage, size: int, whole: int) -> str:
    """What was said where, and how much of it is the same."""
    nearest = passage.sources[0]
    what = "这句话" if whole == 1 else f"这{whole}句话" if whole else "这半句话"
    same = "逐字相同" if nearest.likeness == 1 else f"{nearest.likeness:.0%}相同"
    further = f"；另有{passage.documents - 1}篇旧稿也说过" if passage.documents > 1 else ""
    return f"{what}在{named(nearest)}里说过，{size}个字{same}{further}"


def named(source: Source) -> str:
    """An earlier document with the place in it."""
    title = source.title.strip("《》") or PurePath(source.document).name
    day = f"{source.date}，" if source.date else ""
    return f"《{title}》（{day}第{source.line}行）"
