"""念起来的时间与说好的不符。

说“用十分钟的时间汇报”，稿子念完却要半小时；会务给的时间是八分钟，稿子有三千字。
没有说好时间的不查。语速按每分钟220字算，长出三成、短了一半才提示。

改法：按提示的字数删减或补充，或者把说好的时间改掉。
选项：分钟（会务给的时间，默认 0，不限）、语速（默认每分钟 220 字）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding, Spot
from drafter.text import length, numerals
from drafter.text.clauses import clauses
from drafter.text.places import found

LEVEL = "hint"

PROMISED = re.compile(
    r"(?:用|占用大家|利用|花)(?:大约|大概|约)?(?P<number>[0-9]{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[两三四五六七八九])(?:来)?分钟(?:左右)?的?(?:时间|工夫)?"
    r"(?=[^。！？\n]{0,20}[讲谈说作汇介报])"
)
LONGER, SHORTER = 1.3, 0.5  # times the promised minutes beyond which the text does not keep to them
SHOWN = 30  # characters that name a document


@dataclass(frozen=True, kw_only=True)
class Options:
    """The minutes that were given, if any, and the pace."""

    minutes: float = key("分钟", 0.0, least=0, most=600)
    rate: int = key("语速", length.RATE, least=100, most=400)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Minutes promised, in the text or by the office, that the text does not keep."""
    promises = list(targets(draft, options))
    count = length.characters(draft.spoken) if promises else 0
    for spot, promised in promises:
        taken = length.minutes(count, options.rate)
        if not SHORTER * promised <= taken <= LONGER * promised:
            apart = round(abs(count - promised * options.rate), -1)
            change = f"约多 {apart:.0f} 字" if taken > promised else f"还差约 {apart:.0f} 字"
            message = f"说好 {promised:g} 分钟，按每分钟 {options.rate} 字念要 {taken:g} 分钟，{change}"
            yield Finding(spot.block, spot.start, spot.end, message)


def targets(draft: Draft, options: Options) -> Iterator[tuple[Spot, float]]:
    """What was promised in minutes, with its place; the office's own time stands for the whole document."""
    for spot, match in found(draft, PROMISED):
        number = match["number"]
        yield spot, float(number if number.isdecimal() else numerals.value(number))
    first = next((index for index, block in enumerate(draft.blocks) if block.text.strip()), None)
    if options.minutes and first is not None:
        opening = next(clauses(draft.blocks[first].text), None)
        yield Spot(first, 0, min(opening.end if opening else 0, SHOWN)), options.minutes
