"""发文字号的写法不对。

发文字号的年份用全称，括在六角括号“〔〕”里；序号不编虚位（不写“03号”），也不加“第”字，如×政发〔2026〕3号。

改法：换成“〔〕”，删去“第”和序号前面的0。

依据：GB/T 9704—2012《党政机关公文格式》7.2.5
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"
SOURCE = "GB/T 9704—2012，7.2.5"

NUMBER = re.compile(
    r"(?<=\w) ?[（(〔\[［【﹝{] ?((?:19|20)[0-9]{2}) ?[）)〕\]］】﹞}] ?(第?) ?(0{0,3})([1-9][0-9]{0,4}) ?(?=号)"
)
AGENCY = re.compile(r"[发函字办令通电呈报复议任党组委纪政规厅局部人财]$")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Numbers of documents with other brackets, with 第 or with idle zeros."""
    for spot, match in found(draft, NUMBER):
        right = f"〔{match[1]}〕{match[4]}"
        if match.group() != right and AGENCY.search(match.string, max(0, match.start() - 1), match.start()):
            message = f"发文字号应写作“{right}号”"
            yield Finding(spot.block, spot.start, spot.end, message, (right,), "safe", source=SOURCE)
