"""量词前的“二”应为“两”。

一般量词前用“两”：两个人、两点建议、两项任务；表示次序才用“二”：第二个、第二点。

改法：“二”换成“两”；“第两个”换成“第二个”。

依据：《现代汉语八百词》“二”“两”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "《现代汉语八百词》“二”“两”"

ADVICE = "(?:建议|意见|要求|体会|希望|看法|认识|启示|想法|措施|任务|工作|经验|原则|保障|举措)"
TWO = re.compile(
    rf"(?<![第十百千万亿〇零一二三四五六七八九0-9初周期、之其老高大小中表图件录附拜不数（(.])(?P<two>二)(?:个(?!百年)|名(?=\w)(?![单称额义字词誉目列录])|件(?=\w)(?!套)|[点项条](?={ADVICE})|辆|间(?=\w)|场(?=\w)(?!地)|天(?=[的来里内时会])|种(?=\w))"
    r"|(?<=第)(?P<second>两)(?:个|次|名|条|批|届|项|点|章|节|天|场|轮)"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """二 before a measure word where 两 should stand, and 第两."""
    for spot, match in found(draft, TWO):
        right = "两" if match["two"] else "二"
        message = f"量词前应用“{right}”" if match["two"] else "表示次序应用“二”"
        yield Finding(spot.block, spot.start, spot.start + 1, message, (right,), "suggest", source=SOURCE)
