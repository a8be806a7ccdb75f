"""说了要讲几点，后面却没有列。

“下面，我讲三点意见。”后面没有一、二、三，也没有一是、二是：听的人等着数，却数不出来。

改法：给后面的几层意思编上序号，或者不报数。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.announcement import Announcement, announcements
from drafter.text.enumeration import enumerations
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "warning"
PROMISE = re.compile(r"(?:下面|接下来|在这里|借此机会|现在)[^。！？\n]{0,30}[讲谈提说][^。！？\n]{0,12}[。：\n]")
ENDING = 2  # characters between a count and the end of its promise
FOLLOWING = 2_000  # characters within which the list must begin


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Counts that a speaker promises and no list keeps."""
    text = whole(draft)
    starts = [listed.start for listed in enumerations(draft)]
    for match in PROMISE.finditer(text.text):
        count = promised(text.text, match)
        end = match.end()
        if count and len(text.text) > end + 1 and not any(end - 1 <= start <= end + FOLLOWING for start in starts):
            here = text.spot(count.start, count.end)
            message = f"这里说“{count.text}”，后面没有按序号列出来"
            yield Finding(here.block, here.start, here.end, message)


def promised(text: str, match: re.Match[str]) -> Announcement | None:
    """The count at the end of a promise; ``None`` if it promises none or only 几点."""
    found = [count for count in announcements(text, *match.span()) if match.end() - count.end <= ENDING]
    return found[-1] if found and found[-1].number else None
