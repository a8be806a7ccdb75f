"""一口气念不完。

两个标点之间三十几个字不停顿，照着念会断在不该断的地方。专有名称、数字和引文长，不算在内。

改法：加逗号断开，或把长定语拆成短句：“反思……是否……”前面的修饰语单独成句。
选项：上限（默认 32 个汉字）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafter.data.records import key
from drafter.model import Draft, Finding
from drafter.text.places import found

LEVEL = "hint"

NAMED = re.compile(r"习近平|共产党|中华人民共和国|人民代表大会|委员会|五年规划|全会|大会|会议|[0-9A-Za-z]")
MOST = 60  # a longer stretch is a table or a list without points, not a clause


@dataclass(frozen=True, kw_only=True)
class Options:
    """The most Han characters without a point."""

    limit: int = key("上限", 32, least=10, most=MOST)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Clauses that leave no room to breathe."""
    for spot, match in found(draft, stretch(options.limit)):
        if draft.blocks[spot.block].role == "body" and not NAMED.search(match.group()):
            size = spot.end - spot.start
            yield Finding(spot.block, spot.start, spot.end, f"连着 {size} 个字没有停顿，一口气念不完；建议断开")


@cache
def stretch(limit: int) -> re.Pattern[str]:
    """More characters in a row than the limit, no point or quotation among them."""
    inside = r"[^，。；：！？、,;:!?\n—…（）()《》“”‘’ 　.\-|]"
    return re.compile(rf"(?<!{inside}){inside}{{{limit + 1},{MOST}}}(?!{inside})")
