"""标题又当首句重说一遍。

标题刚念完“加强值班备勤”，正文第一句又是“加强值班备勤……”：听众听了两遍，等于没往下讲。

改法：首句直接说道理、情况或措施，不再照抄标题。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.enumeration import enumerations
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "hint"
SHORTEST = 4  # characters of a heading whose echo is heard
BETWEEN = re.compile(r"[。！？；：\n \u3000]{1,6}(?:就是|我们|必须|要){0,2}")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """First sentences that begin with the very words of their heading."""
    text = whole(draft).text
    for listed in enumerations(draft):
        for item in listed.items:
            heading, gap = item.head.text.removeprefix("要"), BETWEEN.match(text, item.head.end)
            if gap and len(heading) >= SHORTEST and text.startswith(heading, gap.end()):
                spot = whole(draft).spot(gap.end(), gap.end() + len(heading))
                message = f"首句又重说了一遍标题“{heading}”；建议直接往下说"
                yield Finding(spot.block, spot.start, spot.end, message)
