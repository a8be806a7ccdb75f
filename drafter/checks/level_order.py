"""标题层次越级。

公文的层次序数依次是“一、”“（一）”“1.”“（1）”。“一、”下面直接用“1.”，或者“（一）”下面又套“一、”，层次就乱了。
只有两层时，第二层可以用“（一）”。

改法：按“一、（一）1.（1）”的顺序逐级使用。

依据：GB/T 9704—2012《党政机关公文格式》7.3.3
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.enumeration import enumerations
from drafter.text.markers import RANKS, spot

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 9704—2012，7.3.3"
BY_RANK = {rank: family for family, rank in RANKS.items()}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Lists of headings (not of whole sentences) that skip a level below their parent."""
    found = enumerations(draft)
    for listed in found:
        parent = found[listed.parent] if listed.parent >= 0 else None
        if parent and listed.rank in BY_RANK and parent.rank in BY_RANK and listed.rank > parent.rank + 1:
            here = spot(draft, listed.items[0].marker)
            if not draft.blocks[here.block].level:
                continue
            wanted = BY_RANK[parent.rank + 1]
            message = f"“{parent.family}”的下一层应用“{wanted}”，这里用了“{listed.family}”"
            yield Finding(here.block, here.start, here.end, message, source=SOURCE)
