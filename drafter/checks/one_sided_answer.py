"""两面对一面。

前面说“能否”“是否”，有肯定、否定两面，后面只回答了一面，例如“能否按期完工，取决于各方全力配合”。

例外：后面用“程度”“如何”“状况”等兼顾两面的词，不算。
改法：前面改成一面（“按期完工，取决于……”），或者后面也说两面（“取决于各方能否全力配合”）。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._frames import CLAUSE, findings, frame
from ._options import NoOptions as Options

LEVEL = "hint"

OPEN_ENDED = (
    "否|不能|有没有|程度|如何|怎样|怎么|多少|高低|好坏|大小|状况|情况|性|什么|谁|哪|优劣|强弱|力度|深浅|质量|水平"
)
FRAMES = (
    frame(
        rf"(?P<open>能否|是否|能不能){CLAUSE}{{2,40}}，{CLAUSE}{{0,8}}?(?P<mark>取决于|在于)"
        rf"(?!{CLAUSE}{{0,40}}(?:{OPEN_ENDED}))",
        "前面“{前}”说两面，“{后}”后面只答了一面；请让前后一致",
    ),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Questions of whether that are answered on one side only."""
    return findings(draft, FRAMES)
