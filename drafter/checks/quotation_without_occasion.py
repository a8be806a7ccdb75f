"""引用讲话没有说明场合。

直接引用领导同志的原话，应当说明是在什么场合、什么时候讲的，便于听的人领会，也便于核对原文，
例如“习近平总书记在全国组织工作会议上指出”。

例外：前文已经交代场合的；“多次强调”“反复强调”这类不指一次讲话的；只引几个字的。
改法：补上场合或日期，并与公开发表的原文逐字核对。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
SHORTEST = 12  # characters of a quotation that is a statement

SPEAKERS = "习近平总书记|习近平主席|习近平同志|总书记|毛泽东同志|毛主席|邓小平同志|江泽民同志|胡锦涛同志"
SAID = "指出|强调|要求|说过|说|讲过|讲|告诫|讲道|谈到|提出"
SAYING = re.compile(
    rf"(?:(?<=[。！？；\n])|\A)(?P<before>[^。！？；\n“”]{{0,40}}?)(?P<said>(?:{SPEAKERS})"
    rf"(?P<how>[^。！？；，：\n“”]{{0,30}}?)(?:{SAID})(?:我们|大家|全党)?)[：，]“[^”\n]{{{SHORTEST},}}"
)
OCCASION = re.compile(
    r"[年月日]|会议|大会|讲话|考察|视察|调研|座谈|报告|来信|回信|贺信|批示|文章|《|期间|时候|多次|反复|一再|经常|曾经|同|上|时|中"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Words of a leader between quotation marks, with nothing that says when or where they were spoken."""
    for spot, match in found(draft, SAYING):
        if not OCCASION.search(match["before"] + match["how"]):
            start = spot.start + match.start("said") - match.start()
            end = start + len(match["said"])
            message = "引用原话没有说明场合或日期；请补上，并与公开发表的原文核对"
            yield Finding(spot.block, start, end, message)
