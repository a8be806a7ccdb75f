"""回指的数与上文对不上。

“以上三点”“上述四个方面”要与前面真正列出的条数一致。增删一条以后，最容易忘的就是这里。

改法：数一数上文列了几条，改这里的数；确是指别处的，请写明白。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.announcement import summed
from drafter.text.enumeration import Enumeration, enumerations
from drafter.text.numerals import counted
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "error"
FARTHEST = 600  # characters between a list and the words that sum it up


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Counts that look back on a list and differ from every list that they may mean."""
    for count in summed(draft):
        meant = [listed for listed in enumerations(draft) if may_mean(listed, count.start)]
        sizes = {len(listed.items) for listed in meant}
        if count.number and meant and count.number not in sizes:
            latest = max(meant, key=lambda listed: listed.items[-1].start)
            spot = whole(draft).spot(count.start, count.end)
            related = tuple(whole(draft).spot(item.marker.start, item.head.end) for item in latest.items)
            message = f"这里说“{count.text}”，上文列的是{counted(len(latest.items))}项；请核对"
            yield Finding(spot.block, spot.start, spot.end, message, related=related)


def may_mean(listed: Enumeration, place: int) -> bool:
    """Whether a list has opened all its items before a place, not too far away."""
    return listed.items[-1].start < place and place - listed.items[-1].end <= FARTHEST
