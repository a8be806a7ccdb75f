"""副词、动词用得太多。

“进一步”“不断”“切实”“扎实”这类词，用一两次是强调，篇篇句句都有就成了空话。每个词按每千字的次数衡量，明显
超过公文的一般水平才提示；单个“要”字也在其中，讲话里句句是“要”，听来只剩命令。

改法：删去可有可无的，换用具体的动词和办法。

依据：各词的限额取自公开的政府工作报告用词频率的上沿。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding
from drafter.repetition.stream import stream
from drafter.repetition.surprise import unlikely
from drafter.text.places import whole

LEVEL = "hint"
SHOWN = 10  # further places of a word that are named
CERTAIN = 1.3  # decades: one text in twenty that keeps to the limit would say a word as often
LIMITS = {  # times in a thousand characters
    "要": 6.0, "进一步": 1.5, "不断": 1.5, "切实": 1.0, "扎实": 1.0, "大力": 1.0, "全面": 2.5, "深入": 2.0, "积极": 1.5,
    "着力": 1.0, "加快": 3.5, "持续": 2.5, "有效": 1.0, "充分": 0.8, "努力": 1.0, "认真": 0.8, "坚决": 0.6, "更加": 1.0,
    "始终": 0.6, "真正": 0.6, "特别": 0.6, "严格": 0.6, "强化": 1.5, "加强": 2.5, "推动": 3.5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """How often a word may stand in any text."""

    least: int = key("至少", 5)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first place of each word that stands more often than official prose needs it."""
    thousands = sum(len(block.text) for block in draft.blocks) / 1000
    for word, spans in counted(draft).items():
        limit = LIMITS[word]
        if len(spans) >= options.least and unlikely(len(spans), limit * thousands) >= CERTAIN:
            first, *others = (whole(draft).spot(*span) for span in spans[: SHOWN + 1])
            rate = len(spans) / thousands
            message = f"“{word}”用了{len(spans)}次，每千字{rate:.1f}次（一般不超过{limit:g}次），宜删换几处"
            yield Finding(
                first.block, first.start, first.end, message, related=tuple(others), score=round(rate / limit, 1)
            )


def counted(draft: Draft) -> dict[str, list[tuple[int, int]]]:
    """Where each limited word stands, by itself or at the head of a longer word; 要 only by itself."""
    words = stream(draft)
    heads = [limited(word) for word in words.vocabulary]
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, character in zip(words.starts, words.text, strict=True):
        if word := heads[ord(character)]:
            found[word].append((start, start + len(word)))
    return found


def limited(word: str) -> str:
    """The limited word that a word opens with, or none."""
    return next((word[:size] for size in (3, 2) if word[:size] in LIMITS), word if word in LIMITS else "")
