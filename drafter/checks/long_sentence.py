"""句子过长。

一句话一百几十字才停，念的人换不过气，听的人记不住开头。句中有分号的，按分号各算各的；
连分号在内超过上限一倍的，也提示一次。公报、报告里成串列举的长句不算错，所以只是提示。

改法：在意思告一段落的地方改用句号，或把并列的几层改成“一是”“二是”。
选项：上限（默认 150 字）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data.records import key
from drafter.model import Draft, Finding
from drafter.text.places import found

LEVEL = "hint"

SENTENCE = re.compile(r"[^。！？!?\n\s][^。！？!?\n]*")
PART = re.compile(r"[^；;]+")
WHOLE = 2  # times the limit that a sentence may have in all


@dataclass(frozen=True, kw_only=True)
class Options:
    """The longest sentence, in characters."""

    limit: int = key("上限", 150, least=20, most=1000)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Sentences too long to be read in one go."""
    for spot, match in found(draft, SENTENCE):
        size = len(match.group())
        if size <= options.limit or draft.blocks[spot.block].role != "body":
            continue
        longest = max(map(len, PART.findall(match.group())), default=0)
        if longest > options.limit or size > WHOLE * options.limit:
            yield Finding(spot.block, spot.start, spot.end, f"一句话有 {size} 字，念起来喘不过气；建议断成两三句")
