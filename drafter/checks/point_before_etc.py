"""“等”前面多了标点。

“等”“等等”接在最后一项后面，前面不用顿号；省略号的意思就是“等”，两者只用一个。

改法：删去顿号，或者只留“等”。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011"

AND_SO_ON = r"(?=等(?![级待于同距价比额值效高腰边位差候到着我你他她靠得了过]))"
POINT = re.compile(rf"(?<=[^\n0-9一二三四五六七八九十])(?:、|(?P<dots>…{{1,2}})){AND_SO_ON}|(?<=等)…{{1,2}}")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A 、 or an ellipsis before 等, an ellipsis behind it."""
    for spot, match in found(draft, POINT):
        message = "“等”前不用顿号" if match.group() == "、" else "省略号和“等”只用一个"
        yield Finding(spot.block, spot.start, spot.end, message, ("",), "suggest", source=SOURCE)
