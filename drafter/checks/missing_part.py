"""缺少应有的部分。

讲话、致辞要有标题、称呼和结束语（号召、祝愿或致谢）；请示的末尾要有请求批示的话。
改稿时整段删去，或从别处截来一段，最容易丢了头尾。片段、短文不查。

改法：补上缺的部分。结束语可以回扣题目，提出希望，再以“谢谢大家”收住。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Block, Draft, Finding
from drafter.text.genre import SPOKEN, entire, genre

from ._options import NoOptions as Options

LEVEL = "warning"
HOST = "主持词"
REPORT = "政府工作报告"  # lists of tasks may follow its close

CALLING = re.compile(
    r"^(?:尊敬的|亲爱的|各位|同志们|老师们|同学们|朋友们|战友们|乡亲们|女士们|家长们|学员们|代表们|大家(?:上午|下午|晚上|早上)?好)"
)
FIRST, HEAD = 3, 30  # paragraphs in which the hearers may be called in passing, or on a line of their own
LINE = 40  # characters of such a line
CLOSING = re.compile(
    r"让我们|祝[^。！\n]{0,20}(?:成功|顺利|健康|愉快|幸福|吉祥|兴旺|进步)|祝愿|寄语"
    r"|谢谢|(?:感谢|拜托)(?:大家|各位)|就[讲说谈](?:到|这)|[讲说谈]完了|完毕|到此(?:结束|为止)|散会|共勉|指正"
    r"|而(?:不懈|努力|共同|团结)?[^。！\n]{0,6}奋斗|[作做]出[^。！\n]{0,24}贡献[。！]|谱写[^。！\n]{0,40}(?:篇章|新篇)"
)
TURNING = re.compile(  # what closes a speech only in its last paragraph
    r"(?:希望|愿|相信)(?:大家|各位|同志们|同学们|老师们|全体|你们|我们|在座|每一位|每位)"
    r"|不(?:辜)?负[^。！\n]{0,20}(?:重托|期望|厚望|嘱托|信任|期待)|请[^。！\n]{0,12}(?:放心|监督)|以实际行动"
    r"|(?:同志们|朋友们|同学们|老师们|各位代表|各位委员)[，！]|！[”’）]?$"
)
SAID = re.compile(r"[。！？…；.!?;][”’）]?$")  # a whole sentence, no heading and no rest of a web page
DISMISSAL = re.compile(r"散会|结束|闭幕|落幕|到此为止|再见|撤会|退场")
THANKS = re.compile(r"谢谢(?:大家|各位)")  # who thanks hearers has called them
EXCERPT = re.compile(r"摘要|节选|摘登|选登|要点|提纲")  # such a title promises no head and no tail
ASKING = re.compile(r"批示|批复|批准|审批|核准|审定|请予|函复")
LAST, SHARE = 2, 0.25  # the paragraphs, or else the share of the text, in which a document is brought to its close


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The parts that the genre asks for and the document lacks."""
    kind = genre(draft)
    body = [(index, block) for index, block in enumerate(draft.blocks) if block.role == "body"]
    told = [pair for pair in body if SAID.search(pair[1].text)]
    if not told or not entire(draft) or EXCERPT.search(draft.title):
        return
    last, end, closing = told[-1][0], len(told[-1][1].text), told[-1][1].text
    if kind in SPOKEN or (kind and THANKS.search(closing)):
        yield from opening(draft, body, kind)
        if kind != REPORT and not closed(kind, ending(told), closing):
            wanted = "宣布散会的话" if kind == HOST else "号召、祝愿或致谢"
            yield Finding(last, end, end, f"{kind}没有结束语；请补上{wanted}")
    if kind == "请示" and not ASKING.search(ending(told)):
        yield Finding(last, end, end, "请示的末尾没有请求批示的话；请补上，如“妥否，请批示。”")


def closed(kind: str, tail: str, last: str) -> bool:
    """Whether the last paragraphs, or the very last, bring a document to its close; who presides declares it."""
    if kind == HOST:
        return DISMISSAL.search(tail) is not None
    return bool(CLOSING.search(tail) or TURNING.search(last))


def opening(draft: Draft, body: list[tuple[int, Block]], kind: str) -> Iterator[Finding]:
    """Title and salutation where they are missing, told at once."""
    titled, spoken_to = bool(draft.title), called(draft, body)
    usual = "各位代表：" if kind == REPORT else "同志们："
    if not spoken_to:
        lacking = "称呼" if titled else "标题，也没有称呼"
        message = f"{kind}没有{lacking}；请在正文前另起一行补上称呼，如“{usual}”"
        yield Finding(body[0][0], 0, 0, message, (f"{usual}\n",), "suggest")
    elif not titled:
        yield Finding(0, 0, 0, f"{kind}没有标题；请在开头补上", level="hint")


def called(draft: Draft, body: list[tuple[int, Block]]) -> bool:
    """Whether the hearers are called: on a line of their own, or as the running text sets in."""
    head = draft.blocks[:HEAD]
    lines = [block.text for block in head if len(block.text) <= LINE] + [block.text for _, block in body[:FIRST]]
    return any(block.role == "salutation" for block in head) or any(CALLING.match(text) for text in lines)


def ending(body: list[tuple[int, Block]]) -> str:
    """The last paragraphs: a few at least, and a share of the text."""
    size, taken = sum(len(block.text) for _, block in body), 0
    texts: list[str] = []
    for _, block in reversed(body):
        if len(texts) >= LAST and taken >= SHARE * size:
            break
        texts.append(block.text)
        taken += len(block.text)
    return "\n".join(reversed(texts))
