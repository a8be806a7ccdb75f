"""一句话里用了两个冒号。

冒号管到句末，一句话里一般只用一个；冒号套冒号，层次就不清楚。

改法：前一个或后一个冒号换成逗号，或者分成两句。

依据：GB/T 15834—2011《标点符号用法》4.7
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Spot
from drafter.text import marks
from drafter.text.places import found, prose

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "GB/T 15834—2011，4.7"

TWICE = re.compile(
    rf"(?<={marks.WORD})：(?P<between>[^：。！？；“”《》（）0-9\n]{{6,80}})(?P<second>：)(?={marks.WORD})"
)
LABEL = re.compile(r"[，、 \u3000][^，、 \u3000]{1,5}$")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The second colon of a sentence; labels in a list of particulars passed over."""
    for spot, match in found(draft, TWICE, "second", prose):
        if not LABEL.search(match["between"]):
            at = spot.start - (match.start("second") - match.start())
            first = Spot(spot.block, at, at + 1)
            yield Finding(
                spot.block, spot.start, spot.end, "一句话里用了两个冒号", ("，",), "suggest", (first,), SOURCE
            )
