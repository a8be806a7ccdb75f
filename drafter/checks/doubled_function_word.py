"""虚词叠字。

“的的”“了了”“和和”“在在”一类，两个相同的虚词连在一起，是录入或改稿时多打了一个字。
“目的的实现”“为了了解情况”“了了一桩心愿”“的的确确”“和和气气”里，字虽相连，却各有所属，不在此列。

改法：删去一个。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.dictionary import tag
from drafter.text.doubled import SHORT, Doubled, doubled

from ._options import NoOptions as Options

LEVEL = "error"

WORDS = frozenset("的了和与及在是被将为从以")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Each function word that stands twice."""
    for twice in doubled(draft, SHORT):
        if twice.word in WORDS and not twice.joined and (twice.word != "了" or done(twice)):
            message = f"“{twice.word}”字重复，应删去一个"
            yield Finding(twice.spot.block, twice.spot.start, twice.spot.end, message, (twice.word,), "safe")


def done(twice: Doubled) -> bool:
    """Whether 了 follows a verb of more than one character; else the first 了 may be the verb itself."""
    return len(twice.before) > 1 and tag(twice.before).startswith("v")
