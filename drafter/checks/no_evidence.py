"""有评价，没有数据。

“很多学员表示”“普遍反映”“成效显著”，全篇却没有一个数字：人数、场次、比例都不说，评价就立不住。

改法：补上一两个数：多少人参加、多少人反映、合格率多少。实在没有数字的，举一个有名有姓的例子。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.genre import SPOKEN, entire, genre
from drafter.text.marks import WORD
from drafter.text.places import found, whole

from ._options import NoOptions as Options

LEVEL = "hint"

CLAIM = re.compile(
    rf"(?:很多|许多|不少|多数|绝大多数|大部分){WORD}{{0,6}}(?:表示|反映|认为|觉得|感到|说)|(?:普遍|一致)(?:反映|认为|好评)"
    r"|(?:取得|收到)[^，。\n]{0,8}(?:明显|显著|良好|丰硕)[^，。\n]{0,4}(?:成效|效果|成果)|成效(?:显著|明显)"
)
FIGURE = re.compile(
    r"[0-9０-９]|百分之|成以上|[二三四五六七八九十百千万两][十百千万][二三四五六七八九十百千万余多]{0,6}[名人次个项家户场节门份篇条]"
)
LONG = 1200  # characters from which a speech may be expected to give a figure


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first claim of a speech that has no figure anywhere."""
    text = whole(draft).text
    if len(text) < LONG or genre(draft) not in SPOKEN or not entire(draft):
        return
    spoken = "\n".join(block.text for block in draft.blocks if block.role == "body")
    if not FIGURE.search(spoken):
        for spot, match in found(draft, CLAIM):
            message = f"“{match.group()}”没有数据支撑，全篇也没有一个数字；建议补上人数、比例或具体事例"
            yield Finding(spot.block, spot.start, spot.end, message)
            return
