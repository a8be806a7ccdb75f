"""减少、下降用了“倍”，或者超过百分之百。

一样东西最多减到没有，只能说减少百分之几、减少几成、减少到几分之一，不能说减少几倍。
“缩小到1.5倍”说的是减到的结果，不在此列；利润由盈转亏时可以超过百分之百，请写明。

改法：改用百分数或分数，如“下降50%”“减少到原来的三分之一”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found
from drafter.text.quantities import ARABIC, CHINESE

from ._options import NoOptions as Options

LEVEL = "error"

DOWN = "(?:减少|下降|降低|缩短|压减|削减|下滑|回落|减轻)"
TIMES = re.compile(rf"{DOWN}(?:了|近|约|超过|整整)?(?:{ARABIC}|{CHINESE}|几|数|好几)(?:多|余)?倍")
PERCENT = re.compile(rf"{DOWN}(?:了|近|约|超过)?(?P<number>[1-9][0-9]{{2,3}}(?:\.[0-9]{{1,3}})?)[%％]")
WHOLE = 100


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Decreases by a multiple or by more than everything."""
    for spot, match in found(draft, TIMES):
        yield Finding(spot.block, spot.start, spot.end, f"“{match.group()}”说不通，减少不用“倍”，请改用百分数或分数")
    for spot, match in found(draft, PERCENT):
        if float(match["number"]) > WHOLE:
            message = f"“{match.group()}”说不通，减少不会超过100%，请核对"
            yield Finding(spot.block, spot.start, spot.end, message, level="warning")
