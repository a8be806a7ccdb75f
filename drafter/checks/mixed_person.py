"""自称前后不一。

同一篇里，讲话人一会儿自称“我”，一会儿自称“本人”“笔者”，像是几篇拼起来的。
“本人签字”“干部本人”说的不是讲话人自己，不算。

改法：讲话、发言一律用“我”；述职报告可以一律用“本人”。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.clauses import in_quotation
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"

SELF = re.compile(
    r"(?:(?<=^)|(?<=[。！？；，：]))(?:(?:下面|现在|在此|今天|一年来)，?)?"
    r"(?P<word>我(?![们国党军省市县区局院校乡镇厂行方自])|本人(?!的?签[字名])|笔者)",
    re.MULTILINE,
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first place where the speaker calls himself otherwise than in most others."""
    matches = list(found(draft, SELF))
    if len({match["word"] for _, match in matches}) == 1:
        return
    places = [(spot, match) for spot, match in matches if not in_quotation(match.string, match.end())]
    counts = Counter(match["word"] for _, match in places)
    if len(counts) < 2:  # noqa: PLR2004
        return
    usual, _ = counts.most_common(1)[0]
    spot, match = next((spot, match) for spot, match in places if match["word"] != usual)
    word = match["word"]
    message = f"别处自称“{usual}”，这里自称“{word}”；请统一"
    yield Finding(spot.block, spot.end - len(word), spot.end, message, (usual,), "suggest")
