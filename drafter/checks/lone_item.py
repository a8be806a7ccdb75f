"""只有“一”没有“二”。

写了“一是”却没有“二是”，写了“（一）”却没有“（二）”：要么漏了后面的条目，要么这一层本不必编号。

改法：补上后面的条目，或者去掉序号。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.enumeration import lone
from drafter.text.markers import spot

from ._options import NoOptions as Options

LEVEL = "warning"
FAMILIES = ("一、", "（一）", "（1）", "①", "一是", "一要")
SENTENCES = 3  # paragraphs of a text that is more than an excerpt


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """First numbers that no second one follows, in a whole text."""
    if len(draft.blocks) < SENTENCES:
        return
    for marker in lone(draft):
        if marker.number == 1 and marker.family in FAMILIES:
            here = spot(draft, marker)
            yield Finding(here.block, here.start, here.end, f"只有“{marker.text}”，后面没有接着的第二条")
