"""分项加起来不等于总数。

“共86人，其中男学员40人、女学员44人”，40加44不是86：不是总数错了，就是分项漏了、抄错了。
只列出一部分的（“共50人，其中博士5人”）、分类有交叉的（党员、女同志）不在此列。

改法：核对原始数据，改正写错的一个。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from math import isclose
from typing import NamedTuple

from drafter.model import Draft, Finding
from drafter.text import quantities
from drafter.text.marks import WORD
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"

UNIT = "[个人名项户件元亩所家次台辆座篇份条只支处吨场起批组类课节张册本公批例票]"
NUMBER = r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:\.[0-9]{1,4})?[万亿]?"
PART = rf"[^，。；、：（）0-9\n]{{1,14}}?{NUMBER}{UNIT}[^，。；、：（）0-9和及\n]{{0,3}}"  # 和 only parts: two readings of many would be slow
AHEAD = re.compile(
    rf"(?P<sum>(?P<total>{NUMBER})(?P<unit>{UNIT}))[^，。；、：（）0-9\n]{{0,6}}[，（：]?(?P<word>其中|包括|分别是|分为|分别为)[，：]?(?:有|包括)?(?P<parts>{PART}(?:[、，和及]{PART}){{1,11}})"
)
BEHIND = re.compile(
    rf"(?:^|(?<=[。；：（\n]))(?P<parts>{PART}(?:[、，和及]{PART}){{1,11}})[，、]?(?:共计|合计|总计|一共|总共)(?:为|有|达)?(?P<sum>(?P<total>{NUMBER})(?P<unit>{UNIT}))(?![以左])",
    re.MULTILINE,
)
OPPOSITE = re.compile(
    rf"(?P<sum>(?P<total>{NUMBER})(?P<unit>{UNIT}))[^，。；、：（）0-9\n]{{0,6}}[，（：](?P<parts>(?P<what>{WORD}{{2,4}}?)的?有?{NUMBER}{UNIT}[^，。；、：（）0-9\n]{{0,3}}[，、][不未](?P=what)的?有?{NUMBER}{UNIT})(?P<more>[^，。；、：（）0-9\n]{{0,3}}[，、]{PART})?"
)
ITEM = re.compile(
    rf"(?P<label>[^，。；、：（）0-9]{{1,14}}?)(?P<number>{NUMBER})(?P<unit>{UNIT})(?P<tail>[^，。；、：（）0-9和及]{{0,3}})(?P<between>[、，]?)"
)
ROUGH = re.compile("[约近余多超逾]|左右|以上|以下|不足|不到")
CROSSING = re.compile(
    "党员|团员|女|少数民族|[岁届]|学历|本科|研究生|大专|博士|硕士|学位|职称|骨干|代表|开工|投产|竣工|完工|建成|入选|新增|签约|落地|重点|规上|规模以上|高新|专精|龙头|上市|示范|小微|带动|撬动|拉动|惠及"
)
REST = re.compile("^(?:其他|其余|另有|其它)")
STATE = re.compile("^[，有]*(已|未|尚|待|拟|正在|仍|在[办建研])")  # a thing is in one of them
SEXES = {"男", "女"}
NEAR = 0.12  # share of the total by which parts that are all named may still differ by a slip of the pen
VERY_NEAR = 0.05
LEAST, MANY = 2, 3  # parts
EXACT = 1e-6


class Parts(NamedTuple):
    """The parts that a sentence names, in one unit."""

    unit: str
    labels: tuple[str, ...]
    numbers: tuple[float, ...]
    listed: bool  # whether 、 alone stands between them

    @property
    def rest(self) -> bool:
        """Whether the last part is all that is left."""
        return REST.match(self.labels[-1]) is not None

    @property
    def alike(self) -> bool:
        """Whether the labels are of one kind: they begin or end alike, or name the rest or the sexes."""
        heads, ends = ({label.strip("，有")[place:][:1] for label in self.labels} for place in (0, -1))
        return len(heads) == 1 or len(ends) == 1 or self.rest or self.sexes

    @property
    def states(self) -> list[str]:
        """The states that labels name: done, under way, waiting."""
        return [match[1] for label in self.labels if (match := STATE.match(label))]

    @property
    def apart(self) -> bool:
        """Whether a thing belongs to one part only, by its state."""
        return len(self.labels) == len(set(self.states))

    @property
    def crossing(self) -> bool:
        """Whether one person or project may belong to two of the parts."""
        endings = [label[::-1] for label in self.labels]
        shared = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, zip(*endings, strict=False)))
        own = " ".join(label[: len(label) - shared] for label in self.labels)
        ranked = "级" in "".join(self.labels) and self.unit != "元"
        return CROSSING.search(own) is not None or ranked or len(self.states) > len(set(self.states))

    @property
    def opposite(self) -> bool:
        """Whether the parts are what is so and what is not: 合格, 不合格."""
        yes, no = (label.strip("，有的") for label in self.labels[:LEAST])
        return len(self.labels) == LEAST and no[:1] in ("不", "未") and no[1:] == yes

    @property
    def sexes(self) -> bool:
        """Whether the parts are men and women."""
        return len(self.labels) == len(SEXES) and {label.strip("，有")[:1] for label in self.labels} == SEXES


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Totals that the parts named with them contradict."""
    for pattern in (AHEAD, BEHIND, OPPOSITE):
        for spot, match in found(draft, pattern, "sum"):
            total, parts = quantities.value(match["total"]), parts_of(match["parts"], match["unit"])
            if total is not None and parts and contradicted(total, parts, match.groupdict()):
                shown = quantities.written(sum(parts.numbers))
                message = f"分项加起来是{shown}，与总数{match['total']}不符，请核对"
                yield Finding(spot.block, spot.start, spot.end, message)


def parts_of(text: str, unit: str) -> Parts | None:
    """The parts in the unit of the total, as far as they go; nothing where a number is rough or one of a kind."""
    items = []
    for item in ITEM.finditer(text):
        if item["unit"] != unit:
            break
        items.append(item)
    numbers = tuple(value for item in items if (value := quantities.value(item["number"])) is not None)
    if len(numbers) < LEAST or any(ROUGH.search(item["label"] + item["tail"]) for item in items):
        return None
    return Parts(
        unit, tuple(item["label"] for item in items), numbers, all(item["between"] == "、" for item in items[:-1])
    )


def contradicted(total: float, parts: Parts, said: dict[str, str | None]) -> bool:
    """Whether the parts cannot be those of the total; ``said`` is what stands around them."""
    difference = sum(parts.numbers) - total
    if isclose(difference, 0, abs_tol=EXACT):
        return False
    if difference > 0 and (parts.apart or parts.opposite):
        return True
    if said.get("more") or not (parts.listed or parts.alike):
        return False
    if parts.sexes or parts.rest or parts.opposite or said.get("word") not in ("其中", "包括"):
        return True
    close = (NEAR if len(parts.numbers) >= MANY else VERY_NEAR) * total
    if parts.crossing or not parts.alike:
        return not parts.crossing and 0 < difference <= close
    return difference > 0 or -difference <= close
