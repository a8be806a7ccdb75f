"""关联词不配套。

成对的关联词各有搭配：“只有……才……”“只要……就……”“即使……也……”“不仅……而且……”“不是……而是……”。
搭错了，条件和结果的关系就不清楚。

改法：按提示换用配套的另一半。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._frames import CLAUSE, SENTENCE, findings, frame
from ._options import NoOptions as Options

LEVEL = "warning"

COUPLE = r"[^，。；！？\n]{2,30}，"  # what stands between the two halves
FRAMES = (
    frame(rf"(?P<open>只有){COUPLE}(?P<mark>就|便)(?=能|会|可以|一定)", "“只有”要与“才”搭配，不用“{后}”", "才"),
    frame(rf"(?P<open>只要){COUPLE}(?P<mark>才)(?=能|会|可以)", "“只要”要与“就”搭配，不用“才”", "就"),
    frame(
        rf"(?P<open>即使|即便)(?!是){CLAUSE}{{2,30}}，(?P<mark>但是|但|可是|却)(?!也|仍|还)",
        "“{前}”要与“也”搭配，不用“{后}”",
    ),
    frame(rf"(?P<open>无论|不论|不管){CLAUSE}{{2,25}}，(?P<mark>但|却)", "“{前}”要与“都”“也”搭配，不用“{后}”"),
    frame(
        rf"(?P<open>不仅|不但)(?!仅){SENTENCE}{{2,40}}?，(?P<mark>而是)",
        "“{前}”要与“而且”搭配；意思是否定前者时用“不是……而是……”",
        "而且",
    ),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Conjunctions whose other half is of another pair."""
    return findings(draft, FRAMES)
