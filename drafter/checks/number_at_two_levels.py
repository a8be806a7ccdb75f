"""同一种序号用在两个层次。

前面“一是、二是、三是”各自成段，后面“一要”段里又套“一是、二是”：同一种序号有时是大层次，有时是小层次，
听的人分不清讲到哪一层了。

改法：一篇之内，一种序号只管一个层次。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.enumeration import enumerations
from drafter.text.markers import AT_HEAD, INSIDE, spot

from ._options import NoOptions as Options

LEVEL = "hint"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first list of a family that stands nested, where another of the family has paragraphs of its own."""
    heads = {listed.family: listed for listed in reversed(enumerations(draft)) if listed.rank == AT_HEAD}
    told: set[str] = set()
    for listed in enumerations(draft):
        above = heads.get(listed.family)
        if above and listed.rank == INSIDE and listed.depth > above.depth and listed.family not in told:
            told.add(listed.family)
            here, there = (spot(draft, one.items[0].marker) for one in (listed, above))
            message = f"“{listed.family}”在别处各自成段，这里又用作段内的小层次；宜换一种序号"
            yield Finding(here.block, here.start, here.end, message, related=(there,))
