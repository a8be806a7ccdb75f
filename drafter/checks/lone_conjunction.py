"""关联词落单。

“不仅”“即使”“虽然”要有另一半呼应，只写前一半，话就没有说完，例如“不仅要学习文件精神。”

例外：后面有“而且、还、也”“也、都、仍”“但、却、仍”等任何一个呼应的词，就不算；隔句呼应的也不算。
改法：补上另一半，或者删去前一半的关联词。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._frames import SENTENCE, findings, frame
from ._options import NoOptions as Options

LEVEL = "warning"

LONGEST = 100  # characters up to the end of the sentence
MORE = "而且|并且|还|也|更|又|同时|且|甚至|反而|都|均|就|同样|连|亦|，而|再|乃至|才|只|如此"
STILL = "也|都|仍|还|但|亦|却|依然|就|照样|总"
BUT = "但|才|却|可|然而|仍|还|也|不过|依然|而|依旧|只|就|反|倒|都|已|竟|毕竟|总|更|又|终|照样"


def lone(word: str, partners: str, remedy: str) -> str:
    """A word and the end of its sentence, with none of its partners between them, nor at the start of the next."""
    alone = rf"(?:(?!{partners}){SENTENCE}){{4,{LONGEST}}}"
    return rf"(?P<open>(?P<mark>{word})){alone}[。！？](?!{remedy})"


FRAMES = (
    frame(lone("不仅|不但", MORE, MORE), "“{后}”没有呼应；后面补上“而且”“还”，或者删去“{后}”"),
    frame(lone("(?<!立)(?:即使|即便)(?!是)", STILL, STILL), "“{后}”没有呼应；后面补上“也”"),
    frame(lone("虽然|尽管(?!理)", BUT, BUT), "“{后}”没有呼应；后面补上“但”“仍”，或者删去“{后}”"),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Conjunctions whose sentence ends without the other half."""
    return findings(draft, FRAMES)
