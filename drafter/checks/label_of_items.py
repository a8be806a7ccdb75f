"""同一组要点里有一条丢了标签。

前面概括为“三个好”，后面写“培训组织好”“培训效果好”“培训学风佳”：第三条没有“好”字，与概括对不上。

改法：把这一条改到含有标签的说法，或者改概括。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.announcement import announced, bears
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "error"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Items whose head lacks the label that was announced and that their siblings bear."""
    for count, listed in announced(draft):
        if not count.label:
            continue
        for item in listed.items:
            if not bears(item, count.label) and item.head.text:
                spot = whole(draft).spot(item.head.start, item.head.end)
                message = f"前面概括为“{count.text}”，这一条没有“{count.label}”字"
                told = whole(draft).spot(count.start, count.end)
                yield Finding(spot.block, spot.start, spot.end, message, related=(told,))
