"""引号、括号、书名号不成对。

左边有、右边没有，或者右边有、左边没有，读者分不清引文和说明到哪里为止。
引文跨几段时，每段段首用左引号、最后一段段末用右引号，不在此列。

改法：补上缺的一半，或删去多的一半。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding, Level
from drafter.text import marks, quotes

from ._options import NoOptions as Options

LEVEL: Level = "error"
SOURCE = "GB/T 15834—2011"
LATIN = "()[]"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Each bracket, quote or title mark whose other half is missing; a lone paragraph may be a cutting."""
    level: Level = "warning" if len(draft.blocks) == 1 else LEVEL
    for index, at in (*bare(draft), *quotes.alone(draft)):
        yield Finding(index, at, at + 1, said(draft.blocks[index].text[at]), source=SOURCE, level=level)


def bare(draft: Draft) -> list[tuple[int, int]]:
    """The brackets that stand alone, but for two that only a line break parts."""
    places: list[tuple[int, int]] = []
    for index, block in enumerate(draft.blocks):
        for at in alone(block.text):
            before = draft.blocks[places[-1][0]].text[places[-1][1]] if places and places[-1][0] == index - 1 else ""
            if before and marks.CLOSER_OF.get(before) == marks.SAME.get(block.text[at], block.text[at]):
                places.pop()
            else:
                places.append((index, at))
    return places


def alone(text: str) -> list[int]:
    """The brackets of a paragraph that stand alone; half-width ones only beside Chinese."""
    return [
        at
        for at in marks.brackets(text).alone
        if text[at] not in LATIN or marks.chinese_before(text, at) or marks.chinese_after(text, at + 1)
    ]


def said(mark: str) -> str:
    """What is missing."""
    closing = {**marks.CLOSER_OF, **marks.QUOTES}
    return f"{mark} 没有配对的 {closing[mark]}" if mark in closing else f"{mark} 前面没有与它配对的一半"
