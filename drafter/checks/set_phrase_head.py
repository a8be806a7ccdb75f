"""固定表述的中心词有误。

“五位一体”是总体布局，“四个全面”是战略布局，说成“五位一体”战略布局、“四个全面”总体布局就错了。

改法：换成正式文件中的说法。

依据：每一条各自的出处，随发现给出
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.data import setphrases
from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"
WORDS = "布局|部署|布置|方案|规划"


@cache
def heads() -> dict[str, str]:
    """The right head of each set phrase that has one."""
    return {entry.name: entry.head for entry in setphrases.load() if entry.head}


@cache
def pattern() -> re.Pattern[str]:
    """A name and the head that follows it."""
    kinds = "|".join(sorted({re.escape(head[:2]) for head in heads().values()}))
    return re.compile(rf"({'|'.join(map(re.escape, heads()))})[”’]?的?((?:{kinds})(?:{WORDS}))")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Heads that belong to another set phrase, or to none."""
    if heads():
        for spot, match in found(draft, pattern()):
            right = heads()[match[1]]
            if match[2] != right:
                start = spot.start + match.start(2) - match.start()
                message = f"“{match[1]}”是“{right}”，不是“{match[2]}”"
                yield Finding(spot.block, start, spot.end, message, (right,), "safe", source=sources()[match[1]])


@cache
def sources() -> dict[str, str]:
    """Where each head is from."""
    return {entry.name: f"{entry.source}（{entry.date}）" for entry in setphrases.load() if entry.head}
