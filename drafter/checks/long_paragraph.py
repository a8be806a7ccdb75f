"""段落过长。

一段五六百字，在纸面上就是大半页不分段，念的人容易串行，听的人跟不上层次。一篇里有好几段时，
只在最长的一段提示一次，其余列为相关处。

改法：在“一是”“二是”或意思转折的地方另起一段。
选项：上限（默认 500 字）。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding, Spot
from drafter.text import length
from drafter.text.clauses import clauses

LEVEL = "hint"
SHOWN = 30  # characters that name a paragraph


@dataclass(frozen=True, kw_only=True)
class Options:
    """The longest paragraph, in 字."""

    limit: int = key("上限", 500, least=50, most=10_000)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The longest of the paragraphs that are too long to be followed, marked at its first words like the others."""
    sizes = {
        index: length.characters(block.text)
        for index, block in enumerate(draft.blocks)
        if block.role == "body" and len(block.text) > options.limit
    }
    long = [index for index, size in sizes.items() if size > options.limit]
    if long:
        longest = max(long, key=lambda index: sizes[index])
        others = tuple(opening(draft, index) for index in long if index != longest)
        also = f"；另有 {len(others)} 段也超过 {options.limit} 字" if others else ""
        spot = opening(draft, longest)
        message = f"这一段有 {sizes[longest]} 字，建议分段{also}"
        yield Finding(spot.block, spot.start, spot.end, message, related=others)


def opening(draft: Draft, index: int) -> Spot:
    """The first words of a paragraph."""
    first = next(clauses(draft.blocks[index].text), None)
    return Spot(index, first.start, min(first.end, first.start + SHOWN)) if first else Spot(index, 0, 0)
