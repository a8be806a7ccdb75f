"""成语中有错字。

四个字与一个成语只差一字，差的那个字又与原字读音或字形相近，如“另僻蹊径”“一愁莫展”，多是打字时选错了字。
有意活用的成语（如加了引号的）请先看清，再决定改不改。

改法：改回成语原来的字。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding, Level
from drafter.spelling.slips import slips
from drafter.text.dictionary import is_idiom

from ._options import NoOptions as Options

LEVEL = "error"
LIKELY = 7.0  # from here a slip is worth a look
SURE = 9.0  # from here it is called a fault


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Idioms with one wrong character."""
    for index, found in enumerate(slips(draft)):
        text = draft.blocks[index].text
        for slip in found:
            if slip.score >= LIKELY and is_idiom(slip.word):
                message = f"“{text[slip.start : slip.end]}”应为“{slip.word}”"
                level: Level = "error" if slip.score >= SURE else "warning"
                yield Finding(
                    index, slip.start, slip.end, message, (slip.word,), "suggest", level=level, score=slip.score
                )
