"""中文里用了半角标点。

汉字旁边的逗号、分号、冒号、问号、叹号和句号要用全角。半角标点占位窄，排出来疏密不匀，多是输入法没有切换。
网址、邮箱、时间（9:30）、分节号（3,000）、小数和英文语句里的半角标点不在此列。

改法：换成全角标点；“.”前后都是汉字时，请看是句号还是间隔号“·”。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Fix
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"
SOURCE = "GB/T 15834—2011"

POINT, BLANK = marks.POINT, marks.BLANK
DOTS = r"\.\."  # an ellipsis to be
OTHERS = "[,;:.，、；：。]"
HALF = re.compile(
    rf"(?=[{marks.HALF_POINTS}])(?:(?<!(?<!\.){POINT})(?<!(?<!\.){POINT}{BLANK})(?:[,;:]|(?<!\.)\.)(?!{BLANK}?(?!{DOTS}){POINT})"
    rf"|(?<!{OTHERS})(?<!{OTHERS}{BLANK})(?<![?!])[?!]{{1,9}}(?!{BLANK}?{OTHERS}))"
)
DRIVE = re.compile(r"(?<![A-Za-z])[A-Za-z]$")
ENDED = re.compile(rf"[ \u00a0]{{0,2}}(?:$|[\n{marks.CLOSING}])")
NUMBERED = re.compile(r"(?:^|[\n。；：，])[（(]?[一二三四五六七八九十]{1,3}[）)]?$", re.MULTILINE)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Half-width points beside Han characters."""
    for spot, match in found(draft, HALF):
        right = replacements(match.string, match)
        if right and spot.block not in marks.english(draft):
            mark = match.group()
            message = f"半角“{mark}”，应为全角“{right[0]}”"
            fix: Fix = "safe" if len(right) == 1 else "suggest"
            yield Finding(spot.block, spot.start, spot.end, message, right, fix, source=SOURCE)


def replacements(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """What may stand instead; nothing where the mark is rightly half-width."""
    at, behind = match.start(), match.start() + len(match.group())
    before, after = marks.chinese_before(text, at), marks.chinese_after(text, behind)
    if not (before or after) or marks.in_address(text, at):
        return ()
    if text[at] == ".":
        return instead_of_dot(text, at, match.end()) if before else ()
    if not before and (marks.english_before(text, at) or (text[at] == ":" and DRIVE.search(text, max(0, at - 2), at))):
        return ()
    if NUMBERED.search(text, max(0, at - 6), at):
        return ()
    return (match.group().translate(marks.FULL),)


def instead_of_dot(text: str, at: int, end: int) -> tuple[str, ...]:
    """A full stop at the end of a sentence; between Han characters perhaps the dot of a foreign name."""
    if NUMBERED.search(text, max(0, at - 6), at):
        return ()
    if ENDED.match(text, end):
        return ("。",)
    return ("。", "·") if marks.chinese_after(text, end) else ()
