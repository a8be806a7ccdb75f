"""单位、地域的叫法前后不一。

通篇说“我县”，一处成了“我区”；几处都是“全县组工干部”，一处成了“全市组工干部”；题目里是青山镇，
文中却写“在清水镇党委的领导下”：多是别处的稿子里留下的。

改法：改成本单位；确实要说上级或外地，写出全称。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.marks import WORD
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"

OFTEN = 3  # times that the document's own level is named
LEVELS = "省市县区州旗镇乡校院局厂村"
OURS = re.compile(rf"(?<![自大敌忘无本])我([{LEVELS}])(?![分别长下事心察对正订场委府])")
ALL = re.compile(rf"全([省市县区州旗镇乡校院局])({WORD}{{3}})")
NAME = re.compile(rf"({WORD}{{2,3}}?)(镇|乡|县|旗|街道)(?![、和与及])")
LED = re.compile(
    rf"(?<=在)({WORD}{{2,3}}?)(镇|乡|县|旗|街道)(?=(?:党委|党工委|委|政府|人民政府|办事处)[^，。\n]{{0,12}}领导下)"
)
VAGUE = "在各全我本该乡城小每邻外兄弟贫困其他这那下上个省市"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Levels and places that are not the document's own."""
    yield from ours(draft)
    yield from everyone(draft)
    yield from names(draft)


def ours(draft: Draft) -> Iterator[Finding]:
    """我区 in a text that otherwise says 我县."""
    places = list(found(draft, OURS))
    counts = Counter(match[1] for _, match in places)
    level, often = next(iter(counts.most_common(1)), ("", 0))
    for spot, match in places:
        if often >= OFTEN and counts[match[1]] == 1 and match[1] != level:
            message = f"别处都说“我{level}”，这里是“{match.group()}”；请核对是不是别的稿子里留下的"
            yield Finding(spot.block, spot.start, spot.end, message, (f"我{level}",), "suggest")


def everyone(draft: Draft) -> Iterator[Finding]:
    """全市组工干部 in a text that otherwise says 全县组工干部."""
    places = list(found(draft, ALL))
    phrases = Counter((match[1], match[2]) for _, match in places)
    levels = Counter(match[1] for _, match in places)
    own, often = next(iter(levels.most_common(1)), ("", 0))
    for spot, match in places:
        stray = levels[match[1]] == 1 and match[1] != own
        if often >= OFTEN and stray and phrases[own, match[2]] > 1:
            message = f"别处都说“全{own}{match[2]}”，这里是“{match.group()}”；请核对是不是别的稿子里留下的"
            yield Finding(spot.block, spot.start, spot.start + 2, message, (f"全{own}",), "suggest")


def names(draft: Draft) -> Iterator[Finding]:
    """清水镇党委 in a text whose title names 青山镇."""
    own = {match[2]: match[1][-2:] for match in NAME.finditer(draft.title) if proper(match[1][-2:])}
    for spot, match in found(draft, LED) if own else ():
        name, kind = match[1], match[2]
        if kind in own and name[-2:] != own[kind] and proper(name):
            message = f"题目里是“{own[kind]}{kind}”，这里是“{match.group()}”；请核对是不是别的稿子里留下的"
            yield Finding(spot.block, spot.start, spot.end, message, (own[kind] + kind,), "suggest")


def proper(name: str) -> bool:
    """Whether a word may be the name of a place."""
    return not any(letter in VAGUE for letter in name)
