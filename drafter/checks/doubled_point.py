"""标点叠用。

同一处连写两个点号，或两个不同的点号撞在一起（如“。。”“，。”“。”。”），多是改稿时留下的。
省略号写作“……”，破折号写作“——”，问号、叹号可以叠用（“？！”），不在此列。

改法：只留应有的那一个。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Fix
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"
SOURCE = "GB/T 15834—2011"

POINT, BLANK = marks.POINT, marks.BLANK
START = rf"(?={POINT})(?:(?<!{POINT})(?<!{POINT}{BLANK})(?!(?<=[A-Za-z])\.)|(?<=[A-Za-z]\.))"  # the point of an abbreviation is its own
CLASHING = re.compile(rf"{START}{POINT}(?:{BLANK}?{POINT})++(?!(?<=[{marks.HALF_POINTS}])[A-Za-z/])")
BLANKS = re.compile(BLANK)
FULL_POINT = re.compile(f"[{marks.POINTS}]")
DOTS = re.compile(r"\.\.|。。。")  # meant for an ellipsis
STOPPED_TWICE = re.compile(rf"(?<=。[”’])。(?!{POINT})")
STRONGEST = "？！。；：，、"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Points that stand side by side; the strongest of them stays."""
    for spot, match in found(draft, CLASHING):
        points = match.group()
        full = BLANKS.sub("", points).translate(marks.FULL)
        chinese = FULL_POINT.search(points) or marks.chinese_before(match.string, match.start())
        if chinese and not DOTS.search(points) and not set(full) <= {"？", "！"}:
            right = min(full, key=STRONGEST.index)
            fix: Fix = "safe" if len(set(full)) == 1 else "suggest"
            message = f"标点叠用“{points}”，应为“{right}”"
            yield Finding(spot.block, spot.start, spot.end, message, (right,), fix, source=SOURCE)
    for spot, _ in found(draft, STOPPED_TWICE):
        message = "引号里已有句号，引号外不再用句号"
        yield Finding(spot.block, spot.start, spot.end, message, ("",), "suggest", source=SOURCE)
