"""一句话里重复同一个短语。

同一句话里四个字以上的短语说了两遍，又不是排比、对举，多是改稿时留下的，或者没有想到别的说法。例如
“既是干事创业的重要保证，更是事业长青的重要保证”，后一处可以换成别的说法。

改法：删去一处，或换一种说法。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.repetition.twice import doubles
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "warning"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The second place of each phrase that a sentence says twice."""
    text = whole(draft)
    for double in doubles(draft):
        first, second = (text.spot(*span) for span in double.spans)
        message = f"一句之内两次说到“{double.text}”，宜删去一处或换一种说法"
        yield Finding(second.block, second.start, second.end, message, related=(first,), score=round(double.score, 1))
