"""预告的数含糊。

“谈几点体会”之后，明明是一要、二要、三要、四要。听的人心里没数，不如直说“四点”。

改法：数清楚再写：“谈四点体会”。内部讨论、即席讲话用“几点”也通，所以只是提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.announcement import VAGUE, announced
from drafter.text.numerals import counted
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "hint"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Announced counts that are left open though what follows is numbered."""
    for count, listed in announced(draft):
        word = next((vague for vague in VAGUE if count.text.startswith(vague)), "")
        if word and not count.number:
            spot, right = whole(draft).spot(count.start, count.end), counted(len(listed.items))
            message = f"后面列了{right}项，“{count.text}”不如直接说“{right}{count.text.removeprefix(word)}”"
            yield Finding(
                spot.block, spot.start, spot.end, message, (right + count.text.removeprefix(word),), "suggest"
            )
