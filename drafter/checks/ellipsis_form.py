"""省略号的形式不对。

省略号是六个连点“……”，占两个字的位置；写成“...”“。。。”或半个“…”都不合格式。

改法：换成“……”。

依据：GB/T 15834—2011《标点符号用法》4.11
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Fix
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011，4.11"

DOTS = re.compile(r"(?<![.．…·。])(?:\.{2,6}|．{2,6}|·{2,6}|。{3,6}|…{1,5})(?![.．…·。])")
GOOD = ("……", "…………")
LEADER = re.compile(r"[ \u3000]{0,3}[0-9（(]")  # the dots of a table of contents lead to a page


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Runs of dots beside Chinese that are no proper ellipsis."""
    for spot, match in found(draft, DOTS):
        dots, text = match.group(), match.string
        beside = (
            text[max(0, match.start() - 1)] in "%％"
            or marks.chinese_before(text, match.start())
            or marks.chinese_after(text, match.end())
        )
        if (
            dots not in GOOD
            and beside
            and not LEADER.match(text, match.end())
            and not marks.in_address(text, match.start())
        ):
            fix: Fix = "suggest" if dots[0] == "。" or (len(dots) == 1 and dots != "…") else "safe"
            yield Finding(spot.block, spot.start, spot.end, f"省略号“{dots}”应写作“……”", ("……",), fix, source=SOURCE)
