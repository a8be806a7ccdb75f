"""同一个数量前后写得不一样。

前面说“全县共有12个乡镇”，后面说“全县13个乡镇”，读者不知道该信哪一个。
只比较说全体的数（全县共有、下辖、参训学员），说一部分的不比较。

改法：核对后统一。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from drafter.model import Draft, Finding, Level, Spot
from drafter.text import quantities
from drafter.text.marks import WORD
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL: Level = "warning"

NUMBER = "[0-9]{1,6}|[一二两三四五六七八九十百]{1,5}"
BODIES = "乡镇（街道）|乡镇街道|乡镇|镇街|街道|行政村|村|社区|县市区|县区|市州|党支部|党总支|基层党组织"
PLACE = "[全我](?:省|市|县|区|州|盟|旗|镇|乡|街道|校)"
WHOLE = re.compile(
    rf"(?P<who>{PLACE})(?P<sure>共有|现有|下辖|共辖|辖|有|所有|全部)?(?P<number>{NUMBER})个(?P<what>{BODIES})(?!以上|左右|中的|的[0-9])"
)
COUNTED = re.compile(
    rf"(?P<who>{PLACE})(?P<sure>共有|现有|下辖|共辖|辖)?(?P<number>{NUMBER})(?P<measure>[家所座支个名])(?!{BODIES})(?P<what>{WORD}{{2,8}})(?P<end>[，。；、（])?"
)
EVENT = re.compile(
    "获|被|入选|入围|列入|纳入|通过|达到|新[建增]|成为|完成|建成|实现|以上|左右|多"
)  # what happened may happen again
SINCE = re.compile("[0-9]{4}年|[去前上]年|同期|原有|曾|过去|当时|以前")
GOES_ON = re.compile("[都均全要已将也在应须中，。；、（]|$")
LEAST = 2  # characters of what is counted
NEAR = 20  # characters before a quantity in which a time is looked for
TRAINED = re.compile(
    rf"(?P<who>参训|参会|与会)(?P<what>学员|干部|人员|代表)(?:共|有|共有|达|为|共计|合计)?(?P<number>{NUMBER})[人名](?!以上)|全体(?P<all>{NUMBER})[名位](?P<whom>学员|代表|干部)"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The second value of a quantity that a draft gives in two ways."""
    seen: dict[str, list[tuple[float, Spot]]] = defaultdict(list)
    sure: set[str] = set()
    for spot, match in found(draft, WHOLE):
        note(seen, match["who"][1:] + match["what"], match["number"], spot)
        sure |= {match["who"][1:] + match["what"]} if match["sure"] else set()
    for spot, match in found(draft, TRAINED):
        note(seen, match["what"] or match["whom"], match["number"] or match["all"], spot)
        sure.add(match["what"] or match["whom"])
    for name in sorted(seen):
        yield from unequal(seen[name], LEVEL if name in sure else "hint")
    for values in counted(draft).values():
        yield from unequal(values, LEVEL)


def unequal(values: list[tuple[float, Spot]], level: Level) -> Iterator[Finding]:
    """The values of one quantity that are not the first."""
    (first, where), *others = values
    for value, spot in others:
        if value != first:
            message = f"前面是{quantities.written(first)}，这里是{quantities.written(value)}，请核对后统一"
            yield Finding(spot.block, spot.start, spot.end, message, related=(where,), level=level)


def counted(draft: Draft) -> dict[str, list[tuple[float, Spot]]]:
    """What a draft says to be there (全市共有27家三级医院), with the values that it gives for all of it."""
    matches = [
        (spot, match)
        for spot, match in found(draft, COUNTED)
        if not SINCE.search(match.string, max(0, match.start() - NEAR), match.start())
    ]
    names = {
        name_of(match, match["what"])
        for _, match in matches
        if match["sure"] and match["end"] and not EVENT.search(match["what"])
    }
    seen: dict[str, list[tuple[float, Spot]]] = defaultdict(list)
    for spot, match in matches:
        what = match["what"] + (match["end"] or "")
        for size in range(LEAST, len(match["what"]) + 1):
            if (name := name_of(match, what[:size])) in names and GOES_ON.match(what, size):
                end = spot.start + match.start("what") - match.start() + size
                note(seen, name, match["number"], Spot(spot.block, spot.start, end))
    return seen


def name_of(match: re.Match[str], what: str) -> str:
    """The name of a quantity: of what place, counted how, what."""
    return match["who"][1:] + match["measure"] + what


def note(seen: dict[str, list[tuple[float, Spot]]], name: str, number: str, spot: Spot) -> None:
    """Remember a value of a quantity."""
    value = quantities.value(number)
    if value is not None:
        seen[name].append((value, spot))
