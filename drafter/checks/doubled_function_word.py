"""虚词叠字。

“的的”“了了”“和和”“在在”一类，两个相同的虚词连在一起，是录入或改稿时多打了一个字。
“目的的实现”“为了了解情况”“了了一桩心愿”“的的确确”“和和气气”里，字虽相连，却各有所属，不在此列。

改法：删去一个。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.repetition.doubled import SHORT, Doubled, doubled
from drafter.text.dictionary import tag

from ._options import NoOptions as Options

LEVEL = "error"

WORDS = frozenset("的了和与及在是被将为从以")
RUNNING = "建职校岗编册场座押逃任外内野"  # 在建, 在职 … are words that 在 may stand before
KNOWN = re.compile(r"在.{0,2}$")  # 在家, 在建; longer ones such as 在实践中 are none
ENDING = re.compile(r"[现存实所内外潜旨自好健]在")  # 现在, 存在 … are words that 在 may follow


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Each function word that stands twice."""
    for twice in doubled(draft, SHORT):
        if twice.word in WORDS and careless(twice):
            message = f"“{twice.word}”字重复，应删去一个"
            yield Finding(twice.spot.block, twice.spot.start, twice.spot.end, message, (twice.word,), "safe")


def careless(twice: Doubled) -> bool:
    """Whether none of the two belongs to a word of its own."""
    if twice.word == "在":
        return twice.behind[:1] not in RUNNING and not ENDING.fullmatch(twice.glued) and not KNOWN.match(twice.glued)
    if twice.word == "了" and not (len(twice.before) > 1 and tag(twice.before).startswith("v")):
        return False  # the first may be a verb: 了了一桩心愿
    return not twice.glued and not twice.joined
