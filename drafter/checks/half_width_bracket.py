"""中文里用了半角括号。

括号里是中文，或者括号紧跟在汉字后面，就要用全角“（）”；书名不用“<>”，用“《》”。
函数、代码、编号（如 f(x)、1)）里的半角括号不在此列。

改法：换成全角括号。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011"

ANGLED = re.compile(rf"<<?(?={marks.WORD})[^<>\n]{{1,40}}>>?")
YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
NUMBER = re.compile(r" ?第?[0-9]{1,5} ?号")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Half-width brackets round Chinese or right behind it, each by itself."""
    for index, block in enumerate(draft.blocks):
        for opening, closing in () if index in marks.english(draft) else narrow(block.text):
            for at in (opening, closing):
                mark = block.text[at]
                if mark in "()":
                    right = mark.translate(marks.FULL)
                    yield Finding(
                        index, at, at + 1, f"半角“{mark}”，应为全角“{right}”", (right,), "safe", source=SOURCE
                    )
    for spot, match in found(draft, ANGLED):
        right = f"《{match.group().strip('<>')}》"
        yield Finding(spot.block, spot.start, spot.end, "书名号应为“《》”", (right,), "suggest", source=SOURCE)


def narrow(text: str) -> Iterator[tuple[int, int]]:
    """The pairs of brackets with a half-width one that belong to Chinese text."""
    if "(" not in text and ")" not in text:
        return
    for opening, closing in marks.brackets(text).both:
        if "(" in (text[opening], text[closing]) or ")" in (text[opening], text[closing]):
            inside = text[opening + 1 : closing]
            chinese = marks.IS_HAN.search(inside) or (inside and marks.chinese_before(text, opening))
            numbered = YEAR.match(inside) and NUMBER.match(text, closing + 1)
            if chinese and not numbered and not marks.in_address(text, opening):
                yield opening, closing
