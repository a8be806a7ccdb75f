"""小标题的大纲级别与序数对不上。

“（一）”比“一、”低一级，大纲级别也要低一级；套错了样式，导航窗格里高低颠倒，生成的目录也跟着错。
只比较单独成段、设了大纲级别的小标题，整份文件一律从 2 级排起的不提。只查 Word 文档（.docx）。

改法：选中这个小标题，套用它那一级的样式，或者在段落→大纲级别里改。

依据：GB/T 9704—2012《党政机关公文格式》7.3.3
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

NUMBERS = ("一、", "（一）", "1.")
DEEPEST = len(NUMBERS)  # levels that are told apart; what is below may share the last


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first typed heading whose level in the outline is not below that of headings of a higher level."""
    _, norm = _page.facts(draft)
    own = [
        (level, row)
        for level, row in _page.headings(draft)
        if level <= DEEPEST and row.block.level and row.laid.setting.level
    ]
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for level, row in own:
        counts[level][row.laid.setting.level] += 1
    usual = {level: found.most_common(1)[0][0] for level, found in counts.items()}
    wrong = [
        (row, level, over)
        for level, row in own
        for over in usual
        if over < level and row.laid.setting.level <= usual[over]
    ]
    for row, level, over in wrong[:1]:
        message = (
            f"“{NUMBERS[level - 1]}”这一级的小标题设成了大纲 {row.laid.setting.level} 级，"
            f"“{NUMBERS[over - 1]}”却是 {usual[over]} 级；应当低一级"
        )
        yield Finding(row.at, 0, 0, message, source=_page.source(norm, "7.3.3", "规定"))
