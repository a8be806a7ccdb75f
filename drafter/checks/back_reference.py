"""回指的数与上文对不上。

“以上三点”“上述四个方面”要与前面真正列出的条数一致。增删一条以后，最容易忘的就是这里。

改法：数一数上文列了几条，改这里的数；确是指别处的，请写明白。
"""

from __future__ import annotations

from bisect import bisect_left
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
    """Counts that look back on the list before them, or on one around it, and differ from both."""
    text = whole(draft)
    found = sorted(enumerations(draft), key=lambda listed: listed.items[-1].start)
    ends = [listed.items[-1].start for listed in found]
    for count in summed(draft):
        meant = around(draft, latest(found, bisect_left(ends, count.start)), count.start)
        if count.number and meant and count.number not in {len(listed.items) for listed in meant}:
            nearest = meant[0]
            spot = text.spot(count.start, count.end)
            related = tuple(text.spot(item.marker.start, item.head.end) for item in nearest.items)
            message = f"这里说“{count.text}”，上文列的是{counted(len(nearest.items))}项；请核对"
            yield Finding(spot.block, spot.start, spot.end, message, related=related)


def latest(found: list[Enumeration], index: int) -> list[Enumeration]:
    """The list before an index, if there is one."""
    return found[index - 1 : index] if index else []


def around(draft: Draft, last: list[Enumeration], place: int) -> list[Enumeration]:
    """The list that came last, if it is not too far, and those around it that have opened all their items."""
    lists = enumerations(draft)
    found = [listed for listed in last if place - listed.items[-1].end <= FARTHEST]
    while found and found[-1].parent >= 0:
        found.append(lists[found[-1].parent])
    return [listed for listed in found if listed.items[-1].start < place]
