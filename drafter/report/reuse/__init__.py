"""What a draft says that earlier documents said, for people and programs, one module a form; shown is worked out here."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from drafter.model import Passage, Reuse, ReuseKind, Source
from drafter.report import Position, paragraph, positions
from drafter.text import length

NAMES: dict[ReuseKind, str] = {"reuse": "旧稿用过", "set": "固定表述", "quote": "引文"}
WORD_FOR_WORD = 1.0
TENTH = 0.1


class Shown(NamedTuple):
    """A passage with the position where it starts."""

    passage: Passage
    position: Position


def shown(reuse: Reuse, *kinds: ReuseKind) -> list[Shown]:
    """The passages of some kinds (all if none is named) as every report shows them, in the order of the text."""
    if reuse.document is None:
        return []
    position = positions(reuse.document)
    wanted = kinds or tuple(NAMES)
    return [Shown(one, position(one.places[0])) for one in reuse.passages if one.kind in wanted]


def around(reuse: Reuse, passage: Passage, reach: int) -> tuple[str, str]:
    """What stands in the draft before and behind a passage, no further off than ``reach`` characters of its paragraphs."""
    if reuse.document is None:
        return "", ""
    first, last = passage.places[0], passage.places[-1]
    before, after = paragraph(reuse.document, first.block), paragraph(reuse.document, last.block)
    return before[max(0, first.start - reach) : first.start], after[last.end : last.end + reach]


def characters(reuse: Reuse) -> int:
    """字数 of a draft."""
    return length.characters(reuse.document.draft.text) if reuse.document else 0


def percent(share: float) -> str:
    """A share in words: a tenth of a percent where it is small."""
    return f"{share:.1%}" if 0 < share < TENTH else f"{share:.0%}"


def alike(source: Source) -> str:
    """How near a wording is to that of the draft, in words."""
    return "逐字相同" if source.likeness == WORD_FOR_WORD else f"{int(100 * source.likeness)}%的字相同"


def summary(reuse: Reuse) -> str:
    """The whole result in one line."""
    counts = Counter(passage.kind for passage in reuse.passages)
    others = "、".join(f"{NAMES[kind]} {counts[kind]} 处" for kind in ("set", "quote") if counts[kind])
    known = (
        f"全文 {percent(reuse.share)} 的字旧稿里用过，共 {counts['reuse']} 段"
        if counts["reuse"]
        else "没有旧稿用过的段落"
    )
    return f"与 {reuse.archived} 篇旧稿比对：{known}" + (f"；另有{others}，不算在内" if others else "")
