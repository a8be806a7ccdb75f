"""副词、动词用得太多。

“进一步”“不断”“切实”“扎实”这类词，用一两次是强调，篇篇句句都有就成了空话。每个词按每千字的次数衡量，明显
超过公文的一般水平才提示；单个“要”字也在其中，讲话里句句是“要”，听来只剩命令。

改法：删去可有可无的，换用具体的动词和办法。

依据：各词的限额取自公开的政府工作报告用词频率的上沿。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding
from drafter.repetition.overused import LEAST, overused
from drafter.text.places import whole

LEVEL = "hint"
SHOWN = 10  # further places of a word that are named


@dataclass(frozen=True, slots=True)
class Options:
    """How often a word may stand in any text."""

    least: int = key("至少", LEAST)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first place of each word that stands more often than official prose needs it."""
    for one in overused(draft):
        if len(one.spans) >= options.least:
            first, *others = (whole(draft).spot(*span) for span in one.spans[: SHOWN + 1])
            message = f"“{one.word}”{one.said}，宜删换几处"
            score = round(one.rate / one.limit, 1)
            yield Finding(first.block, first.start, first.end, message, related=tuple(others), score=score)
