"""句式杂糅。

把两种说法揉进一句，前半句用这种、后半句用那种，例如“原因是重视不够造成的”
（“原因是重视不够”与“是重视不够造成的”）、“从群众利益为出发点”（“从……出发”与“以……为出发点”）。

改法：两种说法只用一种，删去多出来的那一半。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._frames import CLAUSE, END, SENTENCE, findings, frame
from ._options import NoOptions as Options

LEVEL = "warning"

MADE = r"(?P<mark>造成的?|引起的?|导致的?|所导致的?|所致|使然|诱发的?|所?带来的|决定的)"
REASON = "“{前}……”与“……{后}”两种说法揉在一起；可删去“{后}”"
BOTH = "“{前}……”与“……{后}”两种说法揉在一起；只用其中一种"
FRAMES = (
    frame(rf"(?P<open>原因){CLAUSE}{{0,8}}?(?:是|在于|为){SENTENCE}{{3,60}}?{MADE}{END}", REASON),
    frame(rf"(?<!原因)(?P<open>是因为|是由于){SENTENCE}{{2,60}}?(?P<mark>造成的|引起的|导致的|诱发的){END}", REASON),
    frame(rf"(?P<open>原因)[^。！？；，\n]{{0,40}}，(?P<mark>是因为|是由于|也是因为){CLAUSE}", BOTH, "是"),
    frame(rf"(?P<open>之所以){SENTENCE}{{2,50}}?(?P<mark>的原因|的缘故)(?![。，])", BOTH),
    frame(rf"(?P<open>之所以){SENTENCE}{{2,50}}?只是出于{CLAUSE}{{2,20}}(?P<mark>的缘故)", BOTH),
    frame(rf"(?P<open>原因){SENTENCE}{{3,40}}?(?P<mark>也是缘由|也是原因|有莫大关系){END}", BOTH),
    frame(rf"(?P<open>从){CLAUSE}{{1,12}}(?P<mark>为出发点)", BOTH, "出发"),
    frame(rf"(?P<open>以){CLAUSE}{{2,20}}(?<!为)(?P<mark>出发)(?=，)", "“从……出发”不写作“以……出发”"),
    frame(rf"(?P<open>借口){CLAUSE}{{2,20}}(?P<mark>为名|为由)", BOTH),
    frame(rf"(?P<open>围绕以){CLAUSE}{{2,30}}(?P<mark>为中心|为核心|为重点|为主线|为目标)", BOTH),
    frame(rf"(?P<open>紧紧围绕)(?:(?!以){CLAUSE}){{2,30}}(?P<mark>为中心|为核心|为重点|为主线|为目标){END}", BOTH),
    frame(rf"(?P<open>宗旨|目的)就?是以{SENTENCE}{{2,40}}?(?P<mark>为目的|为宗旨)", BOTH),
    frame(
        rf"(?P<open>目的)(?!都?就?是为了){CLAUSE}{{1,4}}(?P<mark>是为了)", "“目的”与“为了”语义重复；可改为“是”", "是"
    ),
    frame(
        rf"(?P<open>根据){CLAUSE}{{2,40}}?(?P<mark>显示|表明)(?=[，：,:])",
        "“根据……”与“……{后}”两种说法揉在一起；可删去“根据”",
    ),
    frame(
        rf"(?P<open>(?<!根)(?<!依)据){CLAUSE}{{2,40}}?(?:数据|调查|统计|报告|方案)(?P<mark>显示|表明)(?=[，：,:])",
        "“据……”与“……{后}”两种说法揉在一起；可删去“据”",
        level="hint",
    ),
    frame(
        rf"(?P<open>大多数|大多|多数|大都)(?:是|都)?(?P<mark>以{CLAUSE}{{1,20}}为主)(?![体席任人管导题力业要观张动持办])",
        "“{前}”与“以……为主”意思重复；只用其中一种",
    ),
    frame(rf"(?P<open>必须|务必|一定要){SENTENCE}{{2,30}}(?P<mark>不可){END}", BOTH, ""),
    frame(rf"(?P<open>应当|应该|应){CLAUSE}{{3,25}}(?P<mark>势在必行){END}", BOTH, ""),
    frame(rf"(?P<open>本着|按照|遵循){CLAUSE}{{2,20}}(?P<mark>为原则|为准则){END}", BOTH, "的原则"),
    frame(rf"(?P<open>靠的是|用途){SENTENCE}{{2,50}}?(?P<mark>来实现的|用于)", BOTH),
    frame(rf"(?P<open>深受|备受){CLAUSE}{{1,16}}?(?P<mark>所喜爱|所欢迎|所好评)", "“{前}”后面不用“所”"),
    frame(
        rf"(?P<open>经过|通过){CLAUSE}{{2,20}}(?P<mark>(?:努力|支持|帮助|领导|带领|指导|推动|关怀)下)(?=[，。])",
        "“{前}……”与“在……{后}”两种说法揉在一起；只用其中一种",
    ),
    frame(rf"(?P<open>由)(?!于){CLAUSE}{{1,12}}(?P<mark>为代表|为核心|为主体)(?=[的，])", "应为“以……{后}”"),
    frame(rf"(?P<open>为了){CLAUSE}{{2,20}}(?P<mark>为目的)", BOTH),
    frame(
        rf"(?P<open>把)(?:(?![变作当打建培锻转]){CLAUSE}){{1,14}}(?P<mark>成为)(?![了过])",
        "“把”后面要用“变成”“作为”；或者改为“使……成为”",
        "变成",
        "作为",
    ),
    frame(rf"(?P<open>几乎){CLAUSE}{{1,12}}(?P<mark>殆尽)", "“殆尽”就是几乎没有了；可删去“几乎”"),
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Sentences that begin in one way and end in another."""
    return findings(draft, FRAMES)
