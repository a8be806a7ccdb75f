"""段落过长。

一段五六百字，在纸面上就是大半页不分段，念的人容易串行，听的人跟不上层次。

改法：在“一是”“二是”或意思转折的地方另起一段。
选项：上限（默认 500 字）。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding
from drafter.text import length
from drafter.text.clauses import clauses

LEVEL = "hint"


@dataclass(frozen=True, kw_only=True)
class Options:
    """The longest paragraph, in 字."""

    limit: int = key("上限", 500, least=50, most=10_000)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Paragraphs too long to be followed, marked at their first words."""
    for index, block in enumerate(draft.blocks):
        if len(block.text) <= options.limit or block.role != "body":
            continue
        size, first = length.characters(block.text), next(clauses(block.text), None)
        if first and size > options.limit:
            yield Finding(index, first.start, min(first.end, first.start + 30), f"这一段有 {size} 字，建议分段")
