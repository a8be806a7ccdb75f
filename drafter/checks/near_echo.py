"""同一个词语短距离内反复出现。

约十五秒之内三次听到同一个词，听众会觉得啰嗦，也显得词穷。例如“围绕某某抓落实，对某某再部署，为某某
提供保证”，三处可以只留一处，或者换一个说法。
排比、对举、并列列举、数据罗列和段首标题里的词不算；通篇反复讲的主题词，比平时更密才算。

改法：合并句子，或用代词、近义词替换其中一两处。

依据：按词的常用程度和在本稿中的频率计算，偶然出现的机会低于千分之一才提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.repetition.echo import echoes
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "warning"
SHOWN = 10  # further places of an echo that are named


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The second place of each echo, with the others."""
    text = whole(draft)
    for echo in echoes(draft):
        first, second, *others = (text.spot(*span) for span in echo.spans)
        width = echo.spans[-1][1] - echo.spans[0][0]
        message = f"“{echo.text}”{width}字内出现{len(echo.spans)}次，宜合并或换一种说法"
        related = (first, *others[:SHOWN])
        yield Finding(second.block, second.start, second.end, message, related=related, score=round(echo.score, 1))
