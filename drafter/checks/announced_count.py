"""说的数与列的数对不上。

前面说“四个方面”，后面只列了一是、二是、三是；或者说“做到三个结合”，后面却写了四个“结合”。多半是改稿时
增删了一条，总数没有跟着改。听的人都在数，这是最露怯的错。

专名里的数（中央八项规定、四个意识、三会一课）不预告什么，不在此列。

改法：先想清楚是多写了、少写了还是数没改，再改总数或补上漏掉的一条。改数字只是建议，不会自动改。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Spot
from drafter.text.announcement import Announcement, announced, labels
from drafter.text.enumeration import enumerations
from drafter.text.numerals import counted
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "error"
FIRST_DIGIT = re.compile(r"十[一二三四五六七八九]?|[两二三四五六七八九]|\d+")
LONGEST = 1_000  # characters of a row that is counted
SENTENCE_END = re.compile(r"[。！？\n]")
MEMBER = re.compile(r"[^，、；]+")
LEAST = 2  # members of a row that is counted


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Announced counts that differ from what follows."""
    for count, listed in announced(draft):
        if count.number and count.number != len(listed.items):
            related = tuple(whole(draft).spot(item.marker.start, item.head.end) for item in listed.items)
            yield finding(draft, count, len(listed.items), related)
    yield from rows(draft)


def rows(draft: Draft) -> Iterator[Finding]:
    """Counted labels whose members stand in the same sentence: 做到三个结合：甲与乙相结合、……."""
    text = whole(draft).text
    opened = {listed.start for listed in enumerations(draft)}
    for label in labels(text, 0, len(text)):
        end = sentence_end(text, label.end)
        if not introduces(text, label) or any(label.end <= start <= end for start in opened):
            continue
        members = [match for match in MEMBER.finditer(text, label.end + 1, end) if match.group().endswith(label.label)]
        if label.number and len(members) >= LEAST and len(members) != label.number:
            related = tuple(whole(draft).spot(*match.span()) for match in members)
            yield finding(draft, label, len(members), related)


def introduces(text: str, label: Announcement) -> bool:
    """Whether a row of members follows a label."""
    return text.startswith(("：", "，") if "“" in label.text else "：", label.end)


def sentence_end(text: str, start: int) -> int:
    """Where the sentence ends."""
    match = SENTENCE_END.search(text, start, start + LONGEST)
    return match.start() if match else min(len(text), start + LONGEST)


def finding(draft: Draft, count: Announcement, found: int, related: tuple[Spot, ...]) -> Finding:
    """One count that is wrong, with the count that would be right."""
    spot = whole(draft).spot(count.start, count.end)
    digits = FIRST_DIGIT.search(count.text)
    right = str(found) if digits and digits.group().isdecimal() else counted(found)
    corrected = FIRST_DIGIT.sub(right, count.text, count=1)
    message = f"前面说“{count.text}”，后面列了{counted(found)}项；请核对是数没改，还是漏了或多了一条"
    return Finding(spot.block, spot.start, spot.end, message, (corrected,), "suggest", related)
