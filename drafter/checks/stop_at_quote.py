"""句号该在引号里还是引号外。

引用的是完整的话、前面有“：”，句号放在引号里；引用的只是词语或半句话，与自己的话连成一句，句号放在引号外。

改法：把句号移到引号的另一边。

依据：GB/T 15834—2011《标点符号用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011"

WORD = re.compile(r"(?<=\w)(?<![说道问答喊叫曰云写唱])“[^“”，。；：？！\n]{1,12}(?P<stop>。”)")
SPEECH = re.compile(
    r"(?:说|指出|强调|要求|写道|问道|答道|回答|讲过|认为)：“[^“”\n]{2,400}[，。；？！][^“”。；？！…\n]{1,200}(?P<stop>”。)"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """A full stop within the quotes of a few words, and one behind the quotes of whole sentences."""
    for pattern, message, right in (
        (WORD, "引用的是词语，句号应在引号外", "”。"),
        (SPEECH, "引用的是完整的话，句号应在引号里", "。”"),
    ):
        for spot, _ in found(draft, pattern, "stop"):
            yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", source=SOURCE)
