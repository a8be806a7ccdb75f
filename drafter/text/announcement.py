"""Announced counts: 四个方面, 五项任务, 三个“好”, 谈几点体会, 以上三点, and the lists that they announce or sum up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.data import setphrases
from drafter.model import Draft

from . import numerals
from .enumeration import Enumeration, Item, enumerations
from .markers import AT_HEAD
from .marks import WORD
from .once import once
from .places import whole

COUNT = "(?P<count>十[一二三四五六七八九]?|[两二三四五六七八九]|[2-9]|1[0-9]|几|若干)"
NOUNS = (
    "方面|意见|建议|要求|体会|希望|看法|想法|感受|感想|启示|认识|思考|说明|安排|问题|任务|工作|措施|举措|重点|关键|环节|"
    "关系|特点|特征|原因|经验|做法|目标|原则|方法|途径|变化|成效|优势|短板|意思|事情|事|话|条件|要素|抓手|着力点|"
    "结合|转变|突破|提升|难题|关口|步骤|内容|要点|层面|维度|表现|亮点|心得|打算|承诺|倡议|字"
)
CLASSIFIER = "(?:个|大|项|条|点|件|句|种|类|层|步|道|方面|小)"
ANNOUNCING = re.compile(
    rf"{COUNT}(?:(?P<plain>(?:个|大)?方面)|(?P<bare>[条项点])(?=[：。]|$)|(?P<points>点)(?P<of>{WORD}{{0,4}}(?:{NOUNS}))?"
    rf"|{CLASSIFIER}(?:主要|重点|具体|突出|关键|重要|大|基本|根本|核心|方面的?)?(?P<noun>{WORD}{{0,4}}?(?:{NOUNS}))(?!{WORD}?[性化]))"
)
LABELLED = re.compile(
    rf"(?:“{COUNT}个(?P<inner>{WORD}{{1,4}})”|{COUNT.replace('count', 'bare')}个(?:“(?P<quoted>{WORD}{{1,4}})”|(?P<open>{WORD}{{1,3}})(?=[。：，；])))"
)
SUMMING = re.compile(
    rf"(?P<whence>以上|上述|前述)(?:讲的|说的|所讲的|所说的|谈的|提到的|这)?{COUNT}(?:个|大)?(?P<noun>方面|点|项|条|个问题|步|件事)"
)
SENTENCE_BREAK = re.compile(r"[。！？\n]")
SPEAKING = re.compile(
    r"[要在]|讲|谈|提|说|强调|作|抓好|做到|做好|从|围绕|处理好|把握|突出|注意|注重|解决|实现|落实|完成|坚持|如下|以下|下面|在于|有|是|分为|包括|即"
)
VAGUE = ("几", "若干")
LONGEST = 1_000  # characters of a sentence that are looked at
WITHIN = 40  # characters that may stand between an announced count and the end of its sentence


class Announcement(NamedTuple):
    """A count that the whole text announces at ``start``; ``number`` is 0 for 几, ``label`` the word that items share."""

    start: int
    end: int
    text: str
    number: int
    label: str = ""


def announcements(text: str, start: int, end: int) -> Iterator[Announcement]:
    """The counts in a stretch of the whole text that may announce a list, in order; names of set phrases are none."""
    for match in ANNOUNCING.finditer(text, start, end):
        count = Announcement(*match.span(), match.group(), value(match["count"]))
        if not named(text, *match.span()) and not spells(text, count):
            yield count


def labels(text: str, start: int, end: int) -> Iterator[Announcement]:
    """The counted labels in a stretch of the whole text: 三个“好”, “四个到位”, 两个确保."""
    for match in LABELLED.finditer(text, start, end):
        label = match["inner"] or match["quoted"] or match["open"]
        if not named(text, *match.span()):
            yield Announcement(*match.span(), match.group(), value(match["count"] or match["bare"]), label)


def value(count: str) -> int:
    """The number that is announced; 0 for one that is left open."""
    return 0 if count in VAGUE else int(count) if count.isdecimal() else numerals.value(count)


def named(text: str, start: int, end: int) -> bool:
    """Whether a count belongs to a name: a set phrase, or a longer number such as 二十四项 or 2.3项."""
    if text[start - 1 : start] in DIGITS:
        return True
    around = text[max(0, start - 2) : end + 6]
    return any(name in around and text[start:end][:2] in name for name in names())


def spells(text: str, count: Announcement) -> bool:
    """Whether a count is that of the characters of the quotation before it, as in “完了”两个字."""
    return QUOTATION.match(text[max(0, count.start - count.number - 2) : count.end]) is not None


QUOTATION = re.compile(r"“[\u4e00-\u9fff]+”.{1,3}字$")
DIGITS = tuple("0123456789.〇一二三四五六七八九十百千第近约超余多每午晨晚早")


@once
def announced(draft: Draft) -> tuple[tuple[Announcement, Enumeration], ...]:
    """Each list with the count that announces it, if one does."""
    pairs = ((announcement_of(draft, listed), listed) for listed in enumerations(draft))
    return tuple((count, listed) for count, listed in pairs if count)


def announcement_of(draft: Draft, listed: Enumeration) -> Announcement | None:
    """The count that announces a list: one of the sentence before it, a label that its items share first.

    Of several counts (五个方面二十项任务) the one that is right, else the last.
    """
    text = whole(draft).text
    start, end = sentence_before(text, listed.start)
    shared = [label for label in labels(text, start, end) if shares(listed, label.label)]
    if shared:
        return shared[-1]
    found = [count for count in announcements(text, start, end) if leads(text, count, end)]
    if found:
        return next((count for count in found if count.number == len(listed.items)), found[-1])
    return spoken_before(text, start) if listed.rank <= AT_HEAD else None


def sentence_before(text: str, start: int) -> tuple[int, int]:
    """The sentence that ends where a list starts."""
    end = start
    while end and text[end - 1] in "。！？：；，\n \u3000—":
        end -= 1
    return last_break(text, end), end


def last_break(text: str, end: int) -> int:
    """Where the sentence starts that the character before ``end`` belongs to."""
    first = max(0, end - LONGEST)
    return max(first - 1, *(text.rfind(mark, first, end) for mark in "。！？\n")) + 1


def leads(text: str, count: Announcement, end: int) -> bool:
    """Whether a count stands near the end of its sentence and something there announces."""
    before = text[max(last_break(text, count.start), count.start - 30) : count.start]
    return end - count.end <= WITHIN and (SPEAKING.search(before) is not None or end == count.end)


def spoken_before(text: str, before: int) -> Announcement | None:
    """The count announced one sentence earlier, as in 我讲三点意见。…。一、"""
    end = before
    while end and text[end - 1] in "。！？\n \u3000":
        end -= 1
    start = last_break(text, end)
    found = [
        count
        for count in announcements(text, start, end)
        if leads(text, count, end) and SAYING.search(text, start, count.start) and end - count.end <= ENDING
    ]
    return found[-1] if found else None


SAYING = re.compile(r"[讲谈提说]|强调")
ENDING = 12  # characters behind a count that a speaker announces


def shares(listed: Enumeration, label: str) -> bool:
    """Whether at least half of the items have a label in their heads: 一是培训组织好 has 好."""
    bearing = sum(bears(item, label) for item in listed.items)
    return 2 * bearing >= len(listed.items) and bearing >= min(SHARING, len(listed.items) - 1)


SHARING = 2  # items


def bears(item: Item, label: str) -> bool:
    """Whether the head of an item has the label: at its end, at its start, or as the verb of its number (一要)."""
    head = item.head.text
    return head.endswith(label) or head.startswith(label) or item.marker.family == f"一{label}"


@once
def summed(draft: Draft) -> tuple[Announcement, ...]:
    """The counts that look back: 以上三点, 上述四个方面."""
    text = whole(draft).text
    return tuple(Announcement(*match.span(), match.group(), value(match["count"])) for match in SUMMING.finditer(text))


def names() -> tuple[str, ...]:
    """The names of set phrases, which announce nothing."""
    return tuple(entry.name for entry in setphrases.load())
