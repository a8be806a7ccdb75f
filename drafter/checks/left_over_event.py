"""活动的名称前后不一。

通篇讲的是这次培训，一处说成“这次会议”，多是从会议讲话里抄来没有改净。“这次活动”是统称，不算。

改法：改成实际的活动；确实说的是另一场活动，写出它的名称。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"

KINDS = {
    "培训": ("培训班", "培训会", "培训", "研修班", "轮训班", "轮训", "集训", "学习班", "进修班", "研讨班", "班次"),
    "会议": ("会议", "大会", "座谈会", "推进会", "动员会", "部署会", "调度会", "例会", "年会", "全会"),
    "比赛": ("竞赛", "比赛", "大赛", "赛事", "运动会"),
    "演练": ("演练", "演习"),
    "调研": ("调研", "考察"),
}
KIND = {name: kind for kind, names in KINDS.items() for name in names}
EVENT = "|".join(sorted(KIND, key=len, reverse=True))
THIS = re.compile(rf"(?:这次|本次|此次|这期|本期|这届|本届)({EVENT})")
NAMED = re.compile(EVENT)
FEW = 2
BEFORE = 80  # characters in which another event may have been named that 这次 takes up


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Events of another kind than the document's own."""
    places = [(spot, match) for spot, match in found(draft, THIS) if draft.blocks[spot.block].role != "title"]
    counts = Counter(KIND[match[1]] for _, match in places)
    titled = {KIND[match.group()] for match in NAMED.finditer(draft.title)}
    own = next((kind for kind in KINDS if kind in titled), usual(counts))
    name = usual(Counter(match.group() for _, match in places if KIND[match[1]] == own)) or f"这次{own}"
    for spot, match in places:
        kind = KIND[match[1]]
        stray = kind not in {own, *titled} and counts[kind] <= FEW
        if stray and (titled or counts[own] > max(counts[kind], 1)) and not taken_up(match, kind):
            message = f"这篇讲的是{own}，这里是“{match.group()}”；请核对是不是别的稿子里留下的"
            yield Finding(spot.block, spot.start, spot.end, message, (name,), "suggest")


def taken_up(match: re.Match[str], kind: str) -> bool:
    """Whether another event of the kind has just been named."""
    before = match.string[max(0, match.start() - BEFORE) : match.start()]
    return any(KIND[named.group()] == kind for named in NAMED.finditer(before))


def usual(counts: Counter[str]) -> str:
    """What stands most often; empty if nothing stands."""
    return next((name for name, _ in counts.most_common(1)), "")
