"""破折号的形式不对。

破折号是一条长线“——”，占两个字的位置，中间不断开；写成“--”“－－”“──”，在别的电脑上会断开或变短。

改法：换成“——”。

依据：GB/T 15834—2011《标点符号用法》5.1.4
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011，5.1.4"

LINE = re.compile(r"(?<![-－–─━—])(?:-{2,4}|－{2,3}|–{2,3}|─{1,3}|━{1,3}|— +—)(?![-－–─━—>])")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Runs of hyphens and drawn lines that stand for a dash before Chinese."""
    for spot, match in found(draft, LINE):
        text = match.string
        if marks.chinese_after(text, match.end()) and (spot.start == 0 or marks.chinese_before(text, match.start())):
            message = f"破折号“{match.group()}”应写作“——”"
            yield Finding(spot.block, spot.start, spot.end, message, ("——",), "safe", source=SOURCE)
