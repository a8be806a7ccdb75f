"""同一组里两条标题一样。

一组要点里有两条的标题一字不差，多半是复制以后忘了改。

改法：改掉其中一条，或者把两条并成一条。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.enumeration import Item, enumerations
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "warning"
SHORTEST = 3  # characters


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Heads of a list that stood in it before."""
    for listed in enumerations(draft):
        seen: dict[str, Item] = {}
        for item in listed.items:
            first = seen.setdefault(item.head.text, item)
            if first is not item and len(item.head.text) >= SHORTEST:
                here, there = (whole(draft).spot(one.head.start, one.head.end) for one in (item, first))
                yield Finding(
                    here.block, here.start, here.end, f"这一条与前面一条同为“{item.head.text}”", related=(there,)
                )
