"""不是问句却用了问号。

“是否……”“为什么……”“怎样……”放在“检查、研究、反思、取决于”后面，只是句子的一部分，并不发问，句末用句号。

改法：问号换成句号；如果确实要发问，请把前面的动词去掉。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "GB/T 15834—2011"

VERB = "(?:检查|核查|考察|研究|判断|分析|了解|明确|确认|关注|弄清|搞清|说明|取决于|在于|决定)"
OBJECT = re.compile(
    rf"(?<![^\n。！？；])[^。！？；“”\n]{{0,60}}?(?<!请)(?<!没有){VERB}(?:了|着|清楚)?[^，。；：？！“”\n]{{0,12}}?(?:是否|能否|是不是|能不能|有没有|为什么|怎样|如何)[^。；：？！“”\n]{{1,40}}(?P<mark>[？?])(?!”)"
)
ASKING = re.compile("^[^，]{0,4}(?:你|您|谁|难道|何不|请问|试问)")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Question marks behind a question that is the object of a verb."""
    for spot, match in found(draft, OBJECT, "mark"):
        if not ASKING.search(match.group()):
            yield Finding(spot.block, spot.start, spot.end, "这不是问句，句末用句号", ("。",), "suggest", source=SOURCE)
