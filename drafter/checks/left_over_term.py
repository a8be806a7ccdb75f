"""称呼前后不一。

全篇讲的是一支队伍、一项工作，偶尔一处换成了另一个行业的叫法（通篇“税务干部”，一处“审计干部”），
多是从别的稿子里抄来没有改净。与别的队伍并列（“税务干部和审计干部”）或本来就说别人的，不算。

改法：改成全篇的叫法；确实要说别的队伍，把关系交代清楚。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from drafter.model import Draft, Finding, Level
from drafter.text.fields import Named, named
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "warning"

OFTEN = 4  # times that a term stands before it counts as the document's own
TITLED = 2  # times that suffice if the title has it
FEW = 2  # times that a stray one may stand
LOOSE = ("工作", "人员")  # kinds of which a document may well name others
SHARE = 0.6  # of all that is named in this way
BESIDE = re.compile(r"[、和与及同或跟]$")
BEFORE_NEXT = re.compile(r"(?:部门|单位)?[、和与及或]")
OTHERS = re.compile(
    r"其他|其它|兄弟|有关|相关|各行各业|协同|会同|配合|联合|协作|对接|邀请|请来|不像|不同于|曾经|曾任|曾在|原来|过去|来自|比如|例如|譬如"
)
WHOSE = 2  # characters before a post that tell whose it is: 乡村 of 乡村医生
NEAR = 16  # characters before a term in which such a word explains it


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Names of another audience or another work than the document's own."""
    places = sorted(named(draft), key=lambda place: place.kind)
    kinds = (list(group) for _, group in groupby(places, key=lambda place: place.kind))
    titled = {place.area for place in places if draft.blocks[place.spot.block].role == "title"}
    found = [pair for group in kinds for pair in strays(draft, group, titled)]
    sure = {stray.area for stray, _ in found if stray.kind not in LOOSE}
    for stray, own in found:
        message = f"全篇说“{own}”，这里是“{stray.text}”；请核对是不是别的稿子里留下的"
        level: Level | Literal[""] = "" if stray.area in sure else "hint"
        yield Finding(stray.spot.block, stray.spot.start, stray.spot.end, message, (own,), "suggest", level=level)


def strays(draft: Draft, places: list[Named], titled: set[int]) -> Iterator[tuple[Named, str]]:
    """The few of one kind that differ from the many, with what the many are called; fewer suffice of a field of the title."""
    counts = Counter(place.area for place in places)
    area, often = counts.most_common(1)[0]
    own = [place for place in places if place.area == area]
    if often < (TITLED if area in titled else OFTEN) or often < SHARE * len(places):
        return
    usual, _ = Counter(place.text for place in own).most_common(1)[0]
    whose, times = Counter(before(draft, place, WHOSE) for place in own).most_common(1)[0]
    for place in places:
        meant = place.addressed or (times > FEW and before(draft, place, WHOSE) == whose)
        if place.area != area and meant and counts[place.area] <= FEW and alone(draft, place):
            yield place, usual


def alone(draft: Draft, named: Named) -> bool:
    """Whether a term stands neither in a list nor where others are expressly meant."""
    near, behind = before(draft, named, NEAR), named.start + len(named.text)
    return not (BESIDE.search(near) or BEFORE_NEXT.match(whole(draft).text, behind) or OTHERS.search(near))


def before(draft: Draft, named: Named, size: int) -> str:
    """The characters before a term."""
    return whole(draft).text[max(0, named.start - size) : named.start]
