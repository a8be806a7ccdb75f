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
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL: Level = "warning"

NUMBER = "[0-9]{1,6}|[一二两三四五六七八九十百]{1,5}"
BODIES = "乡镇（街道）|乡镇街道|乡镇|镇街|街道|行政村|村|社区|县市区|县区|市州|党支部|党总支|基层党组织"
WHOLE = re.compile(
    rf"(?P<who>[全我](?:省|市|县|区|州|盟|旗|镇|乡|街道|校))(?P<sure>共有|现有|下辖|共辖|辖|有|所有|全部)?(?P<number>{NUMBER})个(?P<what>{BODIES})(?!以上|左右|中的|的[0-9])"
)
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
        first, *others = seen[name]
        for value, spot in others:
            if value != first[0]:
                message = f"前面是{quantities.written(first[0])}，这里是{quantities.written(value)}，请核对后统一"
                level: Level = LEVEL if name in sure else "hint"
                yield Finding(spot.block, spot.start, spot.end, message, related=(first[1],), level=level)


def note(seen: dict[str, list[tuple[float, Spot]]], name: str, number: str, spot: Spot) -> None:
    """Remember a value of a quantity."""
    value = quantities.value(number)
    if value is not None:
        seen[name].append((value, spot))
