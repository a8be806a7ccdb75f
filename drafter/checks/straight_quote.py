"""用了直引号。

中文的引号分左右，写作“ ”和‘ ’；直引号 " 是英文键盘上的符号，多是从网页、表格里粘来的。

改法：依次换成左引号、右引号。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Fix
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011"

SIDE = {"“": "左", "”": "右"}
NEAR = 2  # characters
MOST = 200  # characters between two quotes that belong together
SINGLE = re.compile(rf"(?<![A-Za-z0-9'])'([^'\n“”]{{0,3}}{marks.WORD}[^'\n“”]{{0,60}})'(?![A-Za-z'])")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Straight quotes round Chinese or beside it, taken two by two."""
    for index, block in enumerate(draft.blocks):
        if '"' in block.text and index not in marks.english(draft):
            yield from double(index, block.text)
    for spot, match in found(draft, SINGLE):
        right = f"“{match[1]}”"
        yield Finding(spot.block, spot.start, spot.end, "直引号 ' 应换成“ ”", (right,), "suggest", source=SOURCE)


def double(index: int, text: str) -> Iterator[Finding]:
    """The double ones of a paragraph; sure of their direction only where they come in pairs and alone."""
    places = [match.start() for match in re.finditer('"', text)]
    if len(places) % 2:
        yield from (odd(index, text, at) for at in places if beside(text, at))
        return
    pairs = list(zip(places[::2], places[1::2], strict=True))
    fix: Fix = "safe" if plain(text, pairs) else "suggest"
    for opening, closing in pairs:
        if marks.IS_HAN.search(text, opening, closing) or beside(text, opening) or beside(text, closing):
            for at, right in ((opening, "“"), (closing, "”")):
                yield Finding(
                    index, at, at + 1, f'直引号 " 应改为{SIDE[right]}引号{right}', (right,), fix, source=SOURCE
                )


def odd(index: int, text: str, at: int) -> Finding:
    """One of an odd number of quotes: which way it looks is not clear."""
    return Finding(index, at, at + 1, '直引号 " 应换成“ ”，而且这一段里不成对', ("“", "”"), "suggest", source=SOURCE)


def plain(text: str, pairs: list[tuple[int, int]]) -> bool:
    """Whether the quotes of a paragraph can be told apart: short, none empty, no curly ones, no inches."""
    return not any(mark in text for mark in "“”") and all(
        1 < closing - opening <= MOST
        and not text[max(0, opening - 1) : opening].isdigit()
        and text[closing - 1] not in f"，、；： {marks.OPENING}"
        and text[opening + 1] not in f"，、；：。？！ {marks.CLOSING}"
        for opening, closing in pairs
    )


def beside(text: str, at: int) -> bool:
    """Whether Han characters stand near a place, a mark or blank between them at most."""
    return marks.IS_HAN.search(text, max(0, at - NEAR), at + NEAR + 1) is not None
