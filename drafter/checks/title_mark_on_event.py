"""会议、活动的名称用了书名号。

书名号用于书籍、文件、报刊、文章等作品；会议、活动、培训班、工程项目不是作品，需要标明时用引号。

改法：换成引号，或者不用。

依据：GB/T 15834—2011《标点符号用法》A.13
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "GB/T 15834—2011，A.13"

HELD = re.compile(
    r"(?:召开|举办|举行|开展|参加|承办|主办|启动)了?(?P<title>《(?P<name>[^《》\n]{2,40}(?:会议|大会|座谈会|推进会|动员会|活动|培训班|论坛|大赛|比赛|仪式|工程|项目|行动|讲座))》)(?!\w{0,3}(?:方案|通知|办法|研讨|学习))"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Title marks on what is held, not written."""
    for spot, match in found(draft, HELD, "title"):
        message = "会议、活动的名称不用书名号"
        yield Finding(
            spot.block, spot.start, spot.end, message, (f"“{match['name']}”", match["name"]), "suggest", source=SOURCE
        )
