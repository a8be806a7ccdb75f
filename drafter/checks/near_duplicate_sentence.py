"""同一句话在文中说了两遍。

隔了几句或几段，又把一句话原样或改动几个字再说一遍，多是拼稿、改稿时没有删净。含数据的句子（上年完成、
今年目标）和紧挨着的排比句不算，逐字相同的除外。

改法：删去一处，或把后一处换成新的内容。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.repetition.likeness import said_again
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "warning"
SHOWN = 10  # further places of a sentence that are named


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The second place of each sentence that is said again, with the others."""
    text = whole(draft)
    for first, again in said_again(draft).items():
        before, second, *others = (text.spot(*span) for span in (first, *(pair.again for pair in again)))
        how = "逐字相同" if again[0].likeness == 1 else "几乎相同"
        message = f"这句话与第{before.block + 1}段的一句{how}，宜删去一处"
        related = (before, *others[:SHOWN])
        yield Finding(second.block, second.start, second.end, message, related=related, score=again[0].likeness)
