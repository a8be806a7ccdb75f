"""引号、书名号里又用了同样的引号、书名号。

引文里还要用引号时，外面一层用双引号“ ”，里面一层用单引号‘ ’；书名里还有书名时，外面用《 》，里面用〈 〉。

改法：里面一层换成‘ ’或〈 〉。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import marks, quotes

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011"
INNER = {"“": ("双引号", "‘"), "”": ("双引号", "’"), "《": ("书名号", "〈"), "》": ("书名号", "〉")}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Each double quote and each title mark within its like."""
    for index, (block, faults) in enumerate(zip(draft.blocks, quotes.faults(draft), strict=True)):
        for at in sorted(at for pair in (*faults.nested, *titles(block.text)) for at in pair):
            name, right = INNER.get(block.text[at], ("", ""))
            if name:
                message = (
                    f"{name}里面的{name}应改用“{right}”" if right in "〈〉" else f"双引号里面的引号应改用单引号{right}"
                )
                yield Finding(index, at, at + 1, message, (right,), "suggest", source=SOURCE)


def titles(text: str) -> Iterator[tuple[int, int]]:
    """Title marks within title marks."""
    end = -1
    for opening, closing in marks.brackets(text).both if "《" in text else ():
        if text[opening] == "《":
            if closing < end:
                yield opening, closing
            end = max(end, closing)
