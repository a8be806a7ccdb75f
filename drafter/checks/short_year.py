"""年份写成了两位数。

年份要写全四位，不写“26年”“’26年”。

改法：补全年份，如2026年。

依据：GB/T 15835—2011《出版物上数字用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15835—2011"

SHORT = re.compile(
    r"['’‘](?P<a>[0-9]{2})(?=年)(?!年[代龄])"
    r"|(?<![0-9.．—～~\-年第])(?P<b>[012][0-9])(?=年(?:1[0-2]|[1-9])月(?:[0-9]{1,2}[日号]|[底初末份以至起，。、）]))"
    r"|(?<=[到至自从在于截])(?P<c>2[0-9])(?=年(?:底|末|初)(?![心步中期始衷级创见显具蕴色气线子座部层]))"
)
CENTURY = 2000
RECENT = 60  # two digits below this are a year of this century


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Two-digit years where nothing but a year can be meant."""
    for spot, match in found(draft, SHORT):
        digits = match[match.lastgroup or "a"]
        right = f"{CENTURY + int(digits)}" if int(digits) < RECENT else f"19{digits}"
        message = f"年份要写全四位：{right}年"
        yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", source=SOURCE)
