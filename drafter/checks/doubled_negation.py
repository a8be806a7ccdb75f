"""否定失当。

“防止”“避免”“杜绝”本身带有否定的意思，后面再用“不”，意思正好说反了，
例如“防止此类事故不再发生”说成了要它发生。

改法：删去后面的“不再”“不要”，或者把“防止”换成“确保”。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._frames import CLAUSE, SENTENCE, findings, frame
from ._options import NoOptions as Options

LEVEL = "warning"

FRAMES = (
    frame(
        rf"(?P<open>防止|避免|杜绝|预防){CLAUSE}{{0,30}}?(?P<mark>不再|不要)(?!让|使|有)",
        "“{前}”后面再用“{后}”，意思说反了；可改为“再”或删去",
        "再",
        "",
    ),
    frame(
        rf"(?P<open>防备|防止|避免|阻止){CLAUSE}{{1,25}}?(?P<mark>免遭|免受)", "“{前}”与“{后}”连用，意思说反了", "遭受"
    ),
    frame(
        rf"(?P<open>没有人|无人|谁也不|谁也没)(?:能|会|曾)?(?:怀疑|否认){SENTENCE}{{2,30}}?(?P<mark>不会|不能说不?是|不是)",
        "三重否定，意思说反了；请删去“{后}”里的“不”",
    ),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Negations that take back what a verb has already denied."""
    return findings(draft, FRAMES)
