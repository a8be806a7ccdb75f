"""序号断了、重了或颠倒了。

一是之后接三是，两个二是，或者三是跑到二是前面：增删、挪动要点后序号没有跟着改。
标题的序号（一、（一）1.（1））和段中的序号（一是、一要、首先、第一、①）都查。

改法：按顺序重排；若是漏写了一条，请补上。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drafter.model import Draft, Finding
from drafter.text import numerals
from drafter.text.enumeration import Enumeration, enumerations, lone
from drafter.text.markers import LAST, RANKS, Marker, spot

from ._options import NoOptions as Options

LEVEL = "error"
PARAGRAPHS = 3  # of a text that is more than an excerpt
HEADINGS = (RANKS["一、"], RANKS["（一）"])


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Numbers that are not the next of their list."""
    for listed in enumerations(draft):
        for before, this, message in faults(listed):
            here, there = spot(draft, this), spot(draft, before)
            yield Finding(here.block, here.start, here.end, message, related=(there,) if before is not this else ())
    for marker in orphans(draft):
        here = spot(draft, marker)
        message = f"“{shown(marker)}”前后没有与它接着的序号"
        yield Finding(here.block, here.start, here.end, message)


def orphans(draft: Draft) -> Iterator[Marker]:
    """Numbers of headings, later than the first, that belong to no list, in a whole text."""
    if len(draft.blocks) >= PARAGRAPHS:
        yield from (one for one in lone(draft) if one.number > 1 and one.rank in HEADINGS)


def faults(listed: Enumeration) -> Iterator[tuple[Marker, Marker, str]]:
    """Each marker that breaks the order, the one before it, and what is wrong."""
    markers = [item.marker for item in listed.items if item.marker.number != LAST]
    if markers and markers[0].number > 1:
        yield markers[0], markers[0], f"这组序号从“{shown(markers[0])}”开始，前面没有“{named(markers[0], 1)}”"
    seen: set[int] = set()
    for before, this in pairwise(markers):
        seen.add(before.number)
        if this.number in seen and this.family != "首先":
            yield before, this, f"序号“{shown(this)}”重复"
        elif this.number < before.number:
            yield before, this, f"序号颠倒：“{shown(this)}”排在“{shown(before)}”后面"
        elif this.number > before.number + 1:
            yield before, this, f"“{shown(before)}”之后应为“{named(this, before.number + 1)}”，这里是“{shown(this)}”"


def shown(marker: Marker) -> str:
    """A marker as it was written, without points."""
    return named(marker, marker.number)


def named(marker: Marker, number: int) -> str:
    """A number in the way of a marker's family."""
    forms = {"首先": "序词", "第一": "第一", "一、": "一、", "（一）": "（一）", "1.": "1.", "（1）": "（1）", "①": "①"}
    if marker.family in forms:
        family = forms[marker.family]
        return numerals.number(family, min(max(number, 1), numerals.longest(family))).rstrip("，、.")
    numeral = numerals.chinese(number)
    return f"其{numeral}" if marker.family == "其一" else f"{numeral}{marker.family[1:]}"
