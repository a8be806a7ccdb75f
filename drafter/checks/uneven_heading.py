"""一组标题里有一条不齐。

几条并列的标题，别的都是一样的字数、一样的开头或结尾，只有一条不同，念起来就塌了一块。
只在其余各条确实整齐时才提示；本来就长短不一的标题不管。

例：强化自身学习／锻造担当精神／始终把改进作风作为头等大事——前两条六个字，第三条十三个字。

改法：把这一条改成与其他几条一样的句式和字数。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding
from drafter.text.clauses import HAN
from drafter.text.enumeration import Enumeration, Item, enumerations
from drafter.text.places import whole

LEVEL = "warning"
PARTS = re.compile(r"[，、；：]")
ROW = 3  # items that make a row
AFFIX = 2  # characters at the head or the end that a row shares
FAR = 4  # characters of difference from which one that stands at the same place is enough
PARTICLES = "了的着过"  # these every clause may have


@dataclass(frozen=True, slots=True)
class Options:
    """From how many characters of difference, and up to which length, headings are held against each other."""

    difference: int = key("相差", 2, least=1, most=20)
    longest: int = key("最长", 24, least=4, most=60)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The one heading of a list that breaks the row of all others."""
    for listed in enumerations(draft):
        if len(listed.items) < ROW or any(not item.head.text for item in listed.items):
            continue
        odd = odd_one(listed, options)
        if odd is not None:
            item, reason = odd
            text = whole(draft)
            here = text.spot(item.head.start, item.head.end)
            related = tuple(text.spot(one.head.start, one.head.end) for one in listed.items if one is not item)
            message = f"这一条与同组其他几条不齐：{reason}"
            yield Finding(here.block, here.start, here.end, message, related=related)


def odd_one(listed: Enumeration, options: Options) -> tuple[Item, str] | None:
    """The item whose shape no other has while all others share one, and in what it differs."""
    shapes = [shape(item) for item in listed.items]
    usual, times = Counter(shapes).most_common(1)[0]
    if times != len(shapes) - 1 or sum(usual) > options.longest:
        return None
    item = next(item for item, found in zip(listed.items, shapes, strict=True) if found != usual)
    others = [one.head.text for one in listed.items if one is not item]
    size = sum(shape(item))
    if abs(size - sum(usual)) < options.difference and len(shape(item)) == len(usual):
        return None
    if abs(size - sum(usual)) < FAR and affixed([*others, item.head.text]):
        return None
    if len(others) < ROW and not affixed(others) and not (abs(size - sum(usual)) >= FAR and framed(others)):
        return None
    return item, f"其他几条都是{described(usual)}，这一条是{described(shape(item))}"


def shape(item: Item) -> tuple[int, ...]:
    """The Han characters of each part of a heading."""
    return tuple(len(HAN.findall(part)) for part in PARTS.split(item.head.text))


def described(parts: tuple[int, ...]) -> str:
    """A shape in words."""
    return f"{parts[0]}个字" if len(parts) == 1 else f"{len(parts)}句（{'、'.join(map(str, parts))}字）"


def affixed(heads: list[str]) -> bool:
    """Whether all heads open alike or end alike."""
    sides = (slice(None, AFFIX), slice(-AFFIX, None))
    return any(len({head[side] for head in heads}) == 1 for side in sides)


def framed(heads: list[str]) -> bool:
    """Whether all heads have the same word at the same place: 走访到门前, 解难到根上."""
    return any(len(set(column)) == 1 and column[0] not in PARTICLES for column in zip(*heads, strict=False))
