"""间隔号的形式不对。

外国人名、少数民族人名和书名篇名之间用间隔号“·”，如卡尔·马克思；写成“•”“・”“．”，字体和宽窄都不合。

改法：换成“·”。

依据：GB/T 15834—2011《标点符号用法》4.14
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011，4.14"

DOT = re.compile(f"(?<={marks.WORD})[•・‧∙⋅．](?={marks.WORD})")
NUMBERED = re.compile(r"(?:^|[\n。；])[一二三四五六七八九十]{1,3}$", re.MULTILINE)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Dots between Han characters that are no interpunct."""
    for spot, match in found(draft, DOT):
        if not NUMBERED.search(match.string, max(0, match.start() - 4), match.start()):
            message = f"间隔号“{match.group()}”应写作“·”"
            yield Finding(spot.block, spot.start, spot.end, message, ("·",), "suggest", source=SOURCE)
