"""“%”和“个百分点”重在一起。

两个百分数相减，差是“百分点”，写作“提高2.5个百分点”；“提高2.5%个百分点”是两种说法混在一起。

改法：删去“%”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"

BOTH = re.compile("(?<=[0-9])[%％](?=个?百分点)")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A percent sign before 个百分点."""
    for spot, _ in found(draft, BOTH):
        yield Finding(spot.block, spot.start, spot.end, "“百分点”前不用“%”", ("",), "safe")
