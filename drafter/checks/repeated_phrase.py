"""短语在全文中重复。

同一个短语反复出现，听众记得住，也会厌倦。按“意外程度”排序：词越少见、重复越多、隔得越近，排得越前；
只提示最靠前的若干处（默认二十处，可在配置里用“条数”“分值”修改），其余计入总数。
固定表述、机构名称、题中应有的词、引文、与标题呼应的话、排比和对举另归一类，不在此列。

改法：换一种说法，或者只保留最需要的一处；有意为之的，不必改。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding, Repeat
from drafter.repetition import phrases
from drafter.repetition.echo import Echo, echoes
from drafter.repetition.twice import doubles
from drafter.text.places import whole

LEVEL = "hint"
SHOWN = 10  # further places of a phrase that are named


@dataclass(frozen=True, slots=True)
class Options:
    """How many of the strongest repeats are findings, and how strong the weakest of them is."""

    most: int = key("条数", 20)
    least: float = key("分值", 2.5)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The second place of the phrases that are repeated most surprisingly, where no nearer repeat is found."""
    found = [repeat for repeat in told(draft) if repeat.score >= options.least]
    for rank, repeat in enumerate(found[: options.most], 1):
        first, second, *others = repeat.places
        message = f"“{repeat.text}”{repeat.reason}；在本稿{len(found)}处短语重复中列第{rank}"
        related = (first, *others[:SHOWN])
        yield Finding(second.block, second.start, second.end, message, related=related, score=repeat.score)


def told(draft: Draft) -> Iterator[Repeat]:
    """The repeats, the strongest first, without near echoes and those within a stronger one."""
    heard = {spot for echo in (*echoes(draft), *doubles(draft)) for spot in spots(draft, echo)}
    for repeat in phrases(draft):
        seconds = {(repeat.places[1].block, at) for at in range(repeat.places[1].start, repeat.places[1].end)}
        if repeat.kind == "repeat" and not heard & seconds:
            heard |= seconds
            yield repeat


def spots(draft: Draft, echo: Echo) -> Iterator[tuple[int, int]]:
    """Each character of an echo's places, as block and place."""
    for span in echo.spans:
        spot = whole(draft).spot(*span)
        yield from ((spot.block, at) for at in range(spot.start, spot.end))
