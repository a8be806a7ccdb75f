"""年份像是旧稿里留下的。

题目是“2026年防汛培训班”，文中却成了“2025年防汛培训班”；讲话在2026年，却说“要努力完成2024年的任务”：
多是去年的稿子改了一遍，漏了一处。回顾往年的话不算。

改法：改成今年；确实说的是往年，写明“去年”或加上“已经”“过去”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.marks import WORD
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"

OWN = re.compile(r"(20[0-9]{2})年")
TITLED = re.compile(rf"(20[0-9]{{2}})(年度?{WORD}{{4}})")
AHEAD = re.compile(
    r"(?:努力|确保|力争|全力|奋力|坚决|必须|一定要|[要为](?:全面|圆满|如期|高质量)?)"
    r"(?:完成|实现|做好|抓好|打好|夺取|开创|推动|推进)[^，。；\n0-9]{0,8}(20[0-9]{2})年[^，。；\n]{0,12}?(?:任务|目标|工作|计划)"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Earlier years in the name of the event and in what is still to be done."""
    head = [draft.title, *(block.text for block in draft.blocks if block.role == "byline"), draft.date]
    years = [match[1] for text in head for match in OWN.finditer(text)] + [draft.date[:4]]
    own = max(years)
    event = TITLED.search(draft.title)
    for spot, match in found(draft, TITLED) if event else ():
        if event and match[2] == event[2] and match[1] < event[1]:
            start = spot.start
            message = f"题目里是“{event.group()}”，这里是“{match.group()}”；请核对年份"
            yield Finding(spot.block, start, start + len(match[1]) + 1, message, (f"{event[1]}年",), "suggest")
    for spot, match in found(draft, AHEAD) if own else ():
        if match[1] < own:
            start = spot.start + match.start(1) - match.start()
            message = f"讲的是{own}年的事，这里要做的却是“{match[1]}年”的；请核对年份"
            yield Finding(spot.block, start, start + len(match[1]) + 1, message, (f"{own}年",), "suggest")
