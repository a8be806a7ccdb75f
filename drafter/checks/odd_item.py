"""一串四字词里有一个字数不齐。

“认真听讲，积极发言，坚持做笔记”：前面都是四个字，末一个成了五个字，念到这里就拖了一拍。

改法：压成四个字（“勤记笔记”）；凑不齐又舍不得的，另起一句说。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.marks import WORD
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
FOUR = 4
LAST = re.compile(rf"(?<=[，；。：])(?P<run>(?:{WORD}{{4}}，){{2,8}})(?P<odd>{WORD}{{3}}|{WORD}{{5}})(?=[。；])")
AMONG = re.compile(
    rf"(?<=[，；。：“])(?P<run>(?:{WORD}{{4}}、){{3,8}})(?P<odd>{WORD}{{3}}|{WORD}{{5}})(?P<more>(?:、{WORD}{{4}}){{0,8}})(?=[，。；”])"
)
LOOSE = re.compile(r"[等和与及或]|^[不没也就还都才更再又]")  # a joined pair, a turn of the thought


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The one item of a run that is shorter or longer than the four characters of all others."""
    for pattern in (LAST, AMONG):
        for spot, match in found(draft, pattern):
            odd = match["odd"]
            if not LOOSE.search(odd):
                start = spot.start + len(match["run"])
                message = f"前面都是四个字，“{odd}”是{'三' if len(odd) < FOUR else '五'}个字；能齐则齐"
                yield Finding(spot.block, start, start + len(odd), message)
