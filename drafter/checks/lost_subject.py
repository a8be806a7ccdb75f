"""主语残缺。

句首用了“由于”“通过”“随着”“在……下”，后面又用“使”“让”，两头一夹，谁在做这件事就没有了，
例如“由于各方支持，使工程提前完工”。

例外：公文里“通过学习，使大家……”这样省去施事者的写法很常见，只作提示；前面已有主语的不算。

改法：删去前面的“由于”“通过”，或者删去后面的“使”“让”。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._frames import CLAUSE, SENTENCE, findings, frame, opening
from ._options import NoOptions as Options

LEVEL = "warning"

MAKES = r"(?P<mark>使得|使|让|令)(?![用命者馆节人座位步路])"
CAUSED = r"(?P<mark>使得|使|让|令|导致|致使)(?![用命者馆节人座位步路])"
ASKED = "要|应|须|进行|加以|给予|开展|实行"  # verbs that govern people: 对他们要帮助，使他们进步 has its subject
MESSAGE = "“{前}……，{后}……”缺少主语；可删去“{前}”或“{后}”"
FRAMES = (
    frame(rf"{opening('由于')}{SENTENCE}{{4,60}}?，{CAUSED}", MESSAGE, ""),
    frame(rf"{opening('随着')}{SENTENCE}{{4,60}}?，{MAKES}", MESSAGE, ""),
    frame(
        rf"{opening('通过|经过|凭借|凭着')}{CLAUSE}{{4,60}}，(?:可以|能够|能|才|必将)?{MAKES}",
        MESSAGE,
        "",
        level="hint",
    ),
    frame(
        rf"{opening('在')}{CLAUSE}{{2,40}}(?:下|中|后|时|时候)，{MAKES}",
        "“在……，{后}……”缺少主语；可删去“{后}”",
        "",
    ),
    frame(
        rf"{opening('从|在')}{CLAUSE}{{2,40}}(?:中|里|上)，(?P<mark>给了|给予了)",
        "“{前}……中，{后}……”缺少主语；可删去“{前}”和“中”",
    ),
    frame(
        rf"{opening('对')}于?(?:(?!{ASKED}){CLAUSE}){{2,30}}，(?P<mark>使|让)(?![用座位步路])",
        "“{前}……，{后}……”缺少主语；可删去“{前}”",
    ),
    frame(r"(?P<open>的时候)，(?P<mark>使|让)(?![用座位步路])", "“……{前}，{后}……”缺少主语；可删去“{后}”", ""),
    frame(
        rf"(?P<open>由于){CLAUSE}{{2,60}}(?:等因素|等原因|等问题)(?P<mark>使得|使|导致|致使)",
        "“由于……等因素{后}……”缺少主语；可删去“由于”",
    ),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Sentences whose subject is caught between two words of cause."""
    return findings(draft, FRAMES)
