"""What kind of document an arbitrary draft is: a speech, a notice, a request …"""

from __future__ import annotations

import re

from drafter.model import Draft

from .once import once

SPOKEN = ("讲话", "致辞", "发言", "党课", "主持词", "政府工作报告")
SPEECH = "讲话"
KINDS = {
    "讲话": "讲话|讲话提纲|动员讲话",
    "致辞": "致辞|致词|祝词|贺词|欢迎词|答谢词|开幕词|闭幕词",
    "发言": "发言|表态发言|发言材料",
    "党课": "党课|党课讲稿|讲稿",
    "主持词": "主持词|主持讲话",
    "政府工作报告": "政府工作报告",
    "通知": "通知",
    "通报": "通报",
    "请示": "请示",
    "批复": "批复",
    "报告": "报告",
    "函": "复函|函",
    "公告": "公告|通告",
    "意见": "意见",
    "决定": "决定",
    "纪要": "会议纪要|纪要",
}
KIND = {name: kind for kind, names in KINDS.items() for name in names.split("|")}
TITLED = re.compile(rf"({'|'.join(sorted(KIND, key=len, reverse=True))})稿?(?:[（(][^（）()]{{1,12}}[)）])?$")
ABOUT = re.compile(r"(?:深入)?(?:认真)?(?:学习|领会|贯彻|落实)")  # such a title speaks of another's speech
SAID = (
    re.compile(r"同志们[，！：]"),
    re.compile(r"我(?!们)[^。！？\n]{0,60}[讲谈提说][^。！？\n]{0,6}点"),
    re.compile(r"共勉|谢谢大家|我就讲|讲到这里|以上是我"),
    re.compile(r"今天[^。\n]{0,6}我们在这里|各位(?:领导|同志|来宾)"),
)
SIGNS = 2  # of speech that a text without a title needs to be taken for one
PARAGRAPHS, CHARACTERS = 4, 200  # what a whole speech has at least


@once
def genre(draft: Draft) -> str:
    """The kind of a document by the last words of its title, else 讲话 if it speaks like one; empty if unsure."""
    lines = [block.text for block in draft.blocks if block.role == "title"] or [draft.title]
    found = [match for line in lines if (match := TITLED.search("".join(line.split()))) and not ABOUT.match(line)]
    if found:
        return KIND[found[-1][1]]
    return SPEECH if not draft.title and entire(draft) and spoken(draft) else ""


def entire(draft: Draft) -> bool:
    """Whether there is text enough for a whole document, not a piece of one."""
    body = [len(block.text) for block in draft.blocks if block.role == "body"]
    return len(body) >= PARAGRAPHS and sum(body) >= CHARACTERS


def spoken(draft: Draft) -> bool:
    """Whether somebody speaks to hearers in it."""
    return sum(any(sign.search(block.text) for block in draft.blocks) for sign in SAID) >= SIGNS
