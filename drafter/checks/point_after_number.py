"""编号后面的标点不对。

“一”后面用顿号（一、），“1”后面用小圆点（1.），“第一”后面用逗号（第一，）；
带括号的编号（（一）（1）①）后面不再用标点。

改法：按上面的格式换一个，或者删去。

依据：GB/T 9704—2012《党政机关公文格式》7.3.3；GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Fix
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 9704—2012，7.3.3"

HAN = rf"(?:{marks.WORD}|[“《])"
START = r"(?:^|(?<=[。；：\n]))"
NUMERAL = "[一二三四五六七八九十]"
BRACKETED = re.compile(
    rf"{START}(?:[（(](?:{NUMERAL}{{1,3}}|[0-9]{{1,2}})[）)]|[①-⑳])(?P<mark>[、，．.,])(?= ?{HAN})", re.MULTILINE
)
CHINESE = re.compile(rf"^{NUMERAL}{{1,3}}(?P<mark>[.．,，:：])(?= ?{HAN})", re.MULTILINE)
ARABIC = re.compile(rf"^[0-9]{{1,2}}(?P<mark>、)(?= ?{HAN})(?![0-9一二三四五六七八九十])", re.MULTILINE)
ORDINAL = re.compile(rf"(?:^|(?<=[。；\n]))第{NUMERAL}{{1,2}}(?P<mark>、)(?={HAN})(?!第|{NUMERAL})", re.MULTILINE)
RULES: tuple[tuple[re.Pattern[str], str, str, Fix], ...] = (
    (BRACKETED, "", "带括号的编号后面不用标点", "safe"),
    (CHINESE, "、", "汉字编号后面应用“、”", "safe"),
    (ARABIC, ".", "阿拉伯数字编号后面应用“.”", "safe"),
    (ORDINAL, "，", "“第几”后面应用“，”", "suggest"),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Points behind a number that are not the number's own."""
    for pattern, right, message, fix in RULES:
        for spot, _ in found(draft, pattern, "mark"):
            yield Finding(spot.block, spot.start, spot.end, message, (right,), fix, source=SOURCE)
