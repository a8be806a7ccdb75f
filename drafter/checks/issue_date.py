"""成文日期的写法不合要求。

成文日期用阿拉伯数字写全年、月、日，月、日不编虚位：写“2026年3月5日”，不写“2026年03月05日”，也不用汉字数字。
只查有红头、发文字号或版记的公文；印发日期照此查。

改法：改成“2026年3月5日”的样子。

依据：GB/T 9704—2012《党政机关公文格式》7.3.5.4
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 9704—2012，7.3.5.4（规定）"

OFFICIAL = frozenset(("mark", "number", "copies", "issued"))
IDLE = re.compile(r"(?<=[年月])0(?=[1-9][月日])")
CHINESE = re.compile(r"[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Days of issue with idle zeros or in Chinese numerals."""
    official = any(block.role in OFFICIAL for block in draft.blocks)
    for index, block in enumerate(draft.blocks if official else ()):
        if block.role in ("date", "issued"):
            for zero in IDLE.finditer(block.text):
                yield Finding(index, *zero.span(), "月、日前面不加 0，请删去", ("",), "safe", source=SOURCE)
            if match := CHINESE.search(block.text):
                yield Finding(index, *match.span(), "成文日期用阿拉伯数字，如“2026年3月5日”", source=SOURCE)
