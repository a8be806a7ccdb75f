"""各条详略悬殊。

同一组要点里，一条洋洋几百字，别的各一百来字，听着头重脚轻；几条下面各有三四个小点，偏有一条少两个，
也像没写完。一、二、三这样的大部分，篇幅和条数本来不一，不在此列。

改法：长的那条精简，或拆成两条；短的补上事例和措施。
选项：倍数（默认 2.4，最长一条超过其余各条的倍数），字数（默认 120，至少长出多少字）。
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding
from drafter.text.enumeration import Enumeration, Item, enumerations
from drafter.text.markers import AT_HEAD
from drafter.text.places import whole

LEVEL = "hint"
LEAST = 3  # items of a list that can be balanced
APART = 2  # points that one item has more or fewer than all the others


@dataclass(frozen=True, kw_only=True)
class Options:
    """How much longer one item may be than each of the others."""

    times: float = key("倍数", 2.4, least=1.2, most=20)
    longer: int = key("字数", 120, least=20, most=5000)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Items that outweigh all others of their list, and items with fewer or more points than all others."""
    lists = enumerations(draft)
    below: dict[int, list[Enumeration]] = {}
    for listed in lists:
        below.setdefault(listed.parent, []).append(listed)
    for number, listed in enumerate(lists):
        if len(listed.items) >= LEAST and listed.rank >= AT_HEAD:
            yield from outweighing(draft, listed, options)
            yield from odd_points(draft, listed, below.get(number, []))


def outweighing(draft: Draft, listed: Enumeration, options: Options) -> Iterator[Finding]:
    """The item that is much longer than the next longest."""
    sizes = [item.end - item.start for item in listed.items]
    second, longest = sorted(sizes)[-2:]
    item = listed.items[sizes.index(longest)]
    if longest >= options.times * second and longest - second >= options.longer and bounded(draft, listed, item):
        yield finding(draft, item, f"这一条有 {longest} 字，其余各条最多 {second} 字，详略悬殊；建议精简或拆开")


def bounded(draft: Draft, listed: Enumeration, item: Item) -> bool:
    """Whether it is sure where an item ends: behind a list inside a paragraph other words may follow."""
    inside = listed.rank > AT_HEAD
    return not inside or (item is not listed.items[-1] and "\n" not in whole(draft).text[item.start : item.end])


def odd_points(draft: Draft, listed: Enumeration, below: list[Enumeration]) -> Iterator[Finding]:
    """The item whose number of points differs from that of all others, which agree."""
    starts = [item.start for item in listed.items]
    counts = [0] * len(starts)
    for inner in reversed(below):
        counts[bisect(starts, inner.start) - 1] = len(inner.items)  # the first list inside an item has its points
    (usual, often), *_ = Counter(counts).most_common(1)
    if often == len(counts) - 1 and usual:
        odd = next(number for number, count in enumerate(counts) if count != usual)
        if counts[odd] and abs(counts[odd] - usual) >= APART:
            yield finding(draft, listed.items[odd], f"这一条下面有 {counts[odd]} 点，其余各条都是 {usual} 点；请核对")


def finding(draft: Draft, item: Item, message: str) -> Finding:
    """An item marked at its number and heading."""
    spot = whole(draft).spot(item.marker.start, max(item.head.end, item.marker.end))
    return Finding(spot.block, spot.start, min(spot.end, spot.start + 40), message)
