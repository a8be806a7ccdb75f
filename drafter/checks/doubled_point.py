"""标点叠用。

同一处连写两个点号，或两个不同的点号撞在一起（如“。。”“，。”），多是改稿时留下的。
省略号写作“……”，破折号写作“——”，问号、叹号可以叠用（“？！”），不在此列。

改法：只留应有的那一个。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Fix

from ._options import NoOptions as Options

LEVEL = "error"
SOURCE = "GB/T 15834—2011"

CLASHING = re.compile(r"[，、；：。？！]{2,}")
ALLOWED = re.compile(r"[？！]+")
STRONGEST = "？！。；：，、"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Points that stand side by side; the strongest of them stays."""
    for index, block in enumerate(draft.blocks):
        for match in CLASHING.finditer(block.text):
            marks = match.group()
            if not ALLOWED.fullmatch(marks):
                right = min(marks, key=STRONGEST.index)
                message = f"标点叠用“{marks}”，应为“{right}”"
                fix: Fix = "safe" if len(set(marks)) == 1 else "suggest"
                yield Finding(index, *match.span(), message, (right,), fix, source=SOURCE)
