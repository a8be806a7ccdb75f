"""分项里用了句号，分项之间却用分号。

分号比句号轻。一是、二是各项之间用分号，每一项里面就不能再有句号；里面已经用了句号，各项末尾也要用句号。

改法：各项末尾的分号换成句号，或者把项内的句号换成逗号。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "GB/T 15834—2011"

COUNT = "一二三四五六七八九"
CIRCLED = "①②③④⑤⑥⑦⑧⑨"
BETWEEN = re.compile(f"；(?=(?P<number>[{COUNT[1:]}][是要]|第[{COUNT[1:]}]，|（[{COUNT[1:]}]）|[{CIRCLED[1:]}]))")
ONE_LESS = str.maketrans(COUNT[1:] + CIRCLED[1:], COUNT[:-1] + CIRCLED[:-1])
LONGEST = 400  # characters of an item


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Semicolons behind an item that holds a full stop."""
    for spot, match in found(draft, BETWEEN):
        if "。" in item_before(match.string, match.start(), match["number"]):
            message = "这一项里已经有句号，末尾不宜用分号"
            yield Finding(spot.block, spot.start, spot.end, message, ("。",), "suggest", source=SOURCE)


def item_before(text: str, at: int, following: str) -> str:
    """What the item says that ends at a place and whose number is one less than the following; nothing if none does."""
    piece = text[max(0, at - LONGEST) : at]
    piece = piece[max(piece.rfind("；"), piece.rfind("\n")) + 1 :]
    head, number, item = piece.rpartition(following.translate(ONE_LESS))
    return item if number and "“" not in head + item else ""
