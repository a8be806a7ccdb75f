"""约数的说法前后打架。

“近”是不到，“余、多”是超过，“左右、上下”是不多不少，“以上”是不低于，一个数只用一种：
近30人、30余人、30人左右，不写“近30余人”“约30人左右”“超过30人以上”。“近10多年”的“近”是最近，不在此列。

改法：删去前面的或后面的一个。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import marks
from drafter.text.places import found
from drafter.text.quantities import ARABIC

from ._options import NoOptions as Options

LEVEL = "warning"

NUMBER = rf"(?:{ARABIC}|[一二两三四五六七八九十百千]{{1,6}})[%％]?[万亿]{{0,2}}"
UNIT = f"(?:{marks.WORD}{{0,3}}?)"
ROUGH = re.compile(
    rf"(?P<before>(?<![附最邻靠临远亲逼新相])(?:将近|接近|近)|(?<![节签预条公制契履合违简特相誓赴失解续邀])大?约有?|超过|(?<!赶)超(?!过|出)|逾|不到|不足|至少|最多|至多)(?P<number>{NUMBER})"
    rf"(?:[倍成]?(?P<more>余|多(?!边|元|样|种|功能|次|点|层|方))|(?P<unit>{UNIT})(?P<after>左右|上下|以上|以下|以内|开外)(?!的?浮动))"
)
TIME = re.compile("^(?:个)?(?:年|月|天|日|周|季|届|载|星期)")
CLASHES = {
    "近": "余多左右上下以上开外",
    "约": "余多左右上下以上以下以内开外",
    "超": "余多左右上下以上以下以内",
    "不": "余多左右上下以上",
    "至少": "以上左右上下以下以内",
    "最多": "以下左右上下以上以内余多",
}
KIND = {
    "将近": "近",
    "接近": "近",
    "近": "近",
    "大约": "约",
    "约": "约",
    "约有": "约",
    "大约有": "约",
    "超过": "超",
    "超": "超",
    "逾": "超",
    "不到": "不",
    "不足": "不",
    "至少": "至少",
    "最多": "最多",
    "至多": "最多",
}


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Numbers that are called approximate in two ways."""
    for spot, match in found(draft, ROUGH):
        before, after = match["before"], match["more"] or match["after"]
        if after in CLASHES[KIND[before]] and not recent(match):
            whole = match.group()
            right = (whole[: -len(after)], whole[len(before) :])
            message = f"“{before}”和“{after}”只用一个"
            yield Finding(spot.block, spot.start, spot.end, message, right, "suggest")


def recent(match: re.Match[str]) -> bool:
    """Whether 近 speaks of the last years, or the unit shows that the number is an age or a limit."""
    if KIND[match["before"]] != "近":
        return False
    return bool(TIME.match(match["unit"] or match.string[match.end() : match.end() + 2]))
