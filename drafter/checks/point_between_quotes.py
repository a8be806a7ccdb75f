"""并列的引号、书名号之间用了顿号。

标有引号或书名号的并列成分，界限已经清楚，之间通常不用顿号，如“绿色”“共享”、《宪法》《民法典》；
后面跟着括注时除外。一篇里有的用、有的不用，更显得不齐。每篇只在第一处提示，列出处数。

改法：删去顿号。

依据：GB/T 15834—2011《标点符号用法》4.5.3.5
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "GB/T 15834—2011，4.5.3.5"

BETWEEN = re.compile(r"(?<=”)、(?=“)|(?<=》)、(?=《)")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first 、 between quotes or titles, with all others as related places."""
    places = [spot for spot, _ in found(draft, BETWEEN)]
    if places:
        first, *others = places
        times = f"（全篇共{len(places)}处）" if others else ""
        message = f"并列的引号、书名号之间通常不用顿号{times}"
        yield Finding(first.block, first.start, first.end, message, ("",), "suggest", tuple(others), SOURCE)
