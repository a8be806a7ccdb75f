"""框架没有收口。

“从……到……”“从……来看”“在……下”是成套的，只写了前一半，句子就悬着，
例如“从培训对象、课程设置和授课内容，都作了反复研究”（从哪里到哪里？），“在各方的支持，工作进展顺利”（少了“下”）。

改法：补上后一半；“从……、……和……”也可改为“对……都……”。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._frames import CLAUSE, findings, frame, opening
from ._options import NoOptions as Options

LEVEL = "warning"

STARTS = "。！？；，\n"
CLOSING = "到至起来看说上中里下入始发向"
GAINED = "得到|获得|取得|离不开|赢得|争取|感谢|给予|有(?!力|关)|寻求"
HELP = "领导|关怀|支持|帮助|指导|带领|推动|努力|配合|参与"
STATE = "基础|前提|过程|背景|情况|条件|形势"
FRAMES = (
    frame(
        rf"(?P<mark>{opening('从', STARTS)}(?![严此而事容业军政教医商师])(?:(?![{CLOSING}]){CLAUSE}){{2,16}}、(?:(?![{CLOSING}]){CLAUSE}){{1,16}}"
        rf"(?:和|及|以及)(?:(?![{CLOSING}]){CLAUSE}){{2,12}})(?<![着抓做讲论面手])(?=，)",
        "“从”没有“到”“来看”与它呼应；可改为“从……到……”或“对……”",
    ),
    frame(
        rf"{opening('在', STARTS)}(?!于)(?:(?!{GAINED})(?![上中下里时后]){CLAUSE}){{2,30}}(?P<mark>的(?:{HELP}|{STATE}))(?=，)",
        "“在……{后}”没有收口；后面补上“下”“上”或“中”",
    ),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Prepositions that wait for their other half."""
    return findings(draft, FRAMES)
