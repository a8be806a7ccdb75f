"""连续几句以同一个词开头。

排比三句起势，四句就成了口号。一段里连续四句以上用同一个词起头，或者三句同头而句式、长短并不整齐，听来单调。
“面对困难要迎难而上。面对矛盾要敢抓敢管。面对机遇要主动作为。”这样整齐的三句是排比，不在此列。

改法：改一两句的句式，或者合并成一句。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.repetition.openings import monotonous
from drafter.repetition.stream import stream

from ._options import NoOptions as Options

LEVEL = "hint"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The second opening of each row of sentences that open with one word."""
    for opening in monotonous(draft):
        first, second, *others = (stream(draft).spot(place, 1) for place in opening.places)
        message = f"连续{len(opening.places)}句以“{opening.word}”开头，宜变换句式"
        related = (first, *others)
        yield Finding(second.block, second.start, second.end, message, related=related, score=len(opening.places))
