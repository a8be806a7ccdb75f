"""同一个数量前后写得不一样。

前面说“全县共有12个乡镇”，后面说“全县13个乡镇”，读者不知道该信哪一个。
只比较说全体的数（全县共有、下辖、参训学员），说一部分的不比较。

改法：核对后统一。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from drafter.model import Draft, Finding, Level, Spot
from drafter.text import quantities
from drafter.text.marks import WORD
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL: Level = "warning"

NUMBER = "[0-9]{1,6}|[一二两三四五六七八九十百]{1,5}"
BODIES = "乡镇（街道）|乡镇街道|乡镇|镇街|街道|行政村|村|社区|县市区|县区|市州|党支部|党总支|基层党组织"
PLACE = "[全我](?:省|市|县|区|州|盟|旗|镇|乡|街道|校)"
ALL = "都|均|全部|已全|个个|家家"
BODY = re.compile(
    rf"(?<![在对为从取择])(?P<who>{PLACE})(?:(?P<sure>共有|现有|下辖|共辖|辖)|(?P<all>所有|全部)|有)?(?P<number>{NUMBER})个(?P<what>{BODIES})(?!以上|左右|中的|的[0-9])(?P<every>{ALL})?"
)
COUNTED = re.compile(
    rf"(?<![在对为从取择])(?P<who>{PLACE})(?P<sure>共有|现有|下辖|共辖|辖)?(?P<number>{NUMBER})(?P<measure>[家所座支个名])(?!{BODIES})(?P<what>{WORD}{{2,8}})(?P<end>[，。；、（])?"
)
EVENT = re.compile("获|被|入选|入围|列入|纳入|通过|达到|新[建增]|成为|完成|建成|实现|以上|左右|多")  # may happen again
SINCE = re.compile("[0-9]{4}年|[去前上]年|同期|原有|曾|过去|当时|以前")
GOES_ON = re.compile(f"(?P<every>{ALL})|[要已将也应须中，。；、（]|$")
LEAST = 2  # characters of what is counted
NEAR = 20  # characters before a quantity in which a time is looked for
TRAINED = re.compile(
    rf"(?P<who>参训|参会|与会)(?P<what>学员|干部|人员|代表)(?:共|有|共有|达|为|共计|合计)?(?P<number>{NUMBER})[人名](?!以上)|全体(?P<all>{NUMBER})[名位](?P<whom>学员|代表|干部)"
)


class Given(NamedTuple):
    """A value of a quantity: whether it says how many there are, and whether it speaks of all of them."""

    value: float
    spot: Spot
    sure: bool
    whole: bool


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Values of a quantity that are not the one that a draft is sure of; a smaller one may be a part."""
    given: dict[str, list[Given]] = defaultdict(list)
    for quantity, one in chain(bodies(draft), trained(draft), counted(draft)):
        given[quantity].append(one)
    for quantity in sorted(given):
        yield from unequal(given[quantity])


def unequal(values: list[Given]) -> Iterator[Finding]:
    """The values of one quantity that are not its first sure one."""
    known = next((one for one in values if one.sure), None)
    right = known or values[0]
    for one in values:
        if one.value != right.value and (known is None or one.whole or one.value > right.value):
            where = "前面" if (right.spot.block, right.spot.start) < (one.spot.block, one.spot.start) else "后面"
            message = f"{where}是{quantities.written(right.value)}，这里是{quantities.written(one.value)}，请核对后统一"
            level: Level = LEVEL if known else "hint"
            yield Finding(one.spot.block, one.spot.start, one.spot.end, message, related=(right.spot,), level=level)


def bodies(draft: Draft) -> Iterator[tuple[str, Given]]:
    """How many townships, villages and party branches a place has."""
    for spot, match in found(draft, BODY):
        value = quantities.value(match["number"])
        if value is not None:
            end = spot.end - len(match["every"] or "")
            whole = match["sure"] or match["all"] or match["every"]
            name = match["who"][1:] + match["what"]
            yield name, Given(value, Spot(spot.block, spot.start, end), match["sure"] is not None, whole is not None)


def trained(draft: Draft) -> Iterator[tuple[str, Given]]:
    """How many people take part."""
    for spot, match in found(draft, TRAINED):
        value = quantities.value(match["number"] or match["all"])
        if value is not None:
            yield match["what"] or match["whom"], Given(value, spot, sure=True, whole=True)


def counted(draft: Draft) -> Iterator[tuple[str, Given]]:
    """How many there are of what a draft says to be in a place: 全市共有27家三级医院."""
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
    for spot, match in matches:
        value = quantities.value(match["number"])
        for end in range(match.start("what") + LEAST, match.end("what") + 1):
            name, more = name_of(match, match.string[match.start("what") : end]), GOES_ON.match(match.string, end)
            if value is not None and name in names and more:
                place = Spot(spot.block, spot.start, spot.start + end - match.start())
                sure = match["sure"] is not None
                yield name, Given(value, place, sure, sure or more["every"] is not None)


def name_of(match: re.Match[str], what: str) -> str:
    """The name of a quantity: of what place, counted how, what."""
    return match["who"][1:] + match["measure"] + what
