"""What the paragraphs of an arbitrary text are: elements of official documents, title, byline, salutation, headings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import takewhile

from drafter.model import Block, Draft, Role

from . import elements
from .marks import WORD

TITLE_LINES = 3
TITLE_LONGEST = 60  # characters of a line
SALUTATION_LONGEST = 80
HEADING_LONGEST = 60
OPENING = 12  # paragraphs among which title, byline and salutation stand

ENDED = re.compile(r"[。；，：！？、…,;:.!?]$")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．、]|（[0-9]{1,2}）|第[一二三四五六七八九十]{1,3}[章节条部])"
)
BYLINE = re.compile(
    r"^[（(]?[12〇一二][0-9〇一二三四五六七八九]{3}年[0-9〇一二三四五六七八九十]{1,3}月.{0,30}$|^[（(].{2,40}[)）]$"
    rf"|(?:书记|部长|局长|主任|县长|市长|区长|省长|校长|院长|主席|处长|科长|镇长|乡长|所长|会长|董事长|总经理)[ \u3000]*{WORD}(?:{WORD}|[ \u3000·]){{1,6}}$"
    rf"|^{WORD}[ \u3000]*{WORD}{{1,2}}$"
)
DAY = re.compile(r"([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日")
CALLED = re.compile(
    r"同志|各位|代表|委员|同学|老师|朋友|来宾|女士|先生|领导|乡亲|战友|主席|学员|家长|部长|书记|局长|主任|嘉宾|校友|伙伴|人民政府|委员会|厅|局"
)
FOUND = re.compile(r"^(?:来源|时间|作者|日期|发布|分享|字号|浏览|责任编辑)")  # what a web page puts below a title
ADDRESSEE = re.compile(  # whom an official document is for, right below its title
    r"(?!.{0,8}(?:责任|主办|承办|协办|参加|牵头|配合|申报|填报|报送|编制|建设|施工)(?:单位|部门))"
    r"(?!.{0,200}(?:[要须请把是]|应[当该做]|如下|以下))[^。；！？：:]{2,200}"
    r"(?:单位|部门|处室|科室|机构|企业|学校|[院高]校|支部|社区|街道|乡镇|党组|中心|公司|银行|[委办局厅部院处科室站所会村府])(?:（[^（）]{1,30}）)?[：:]$"
)
ADDRESSEE_LONGEST = 240
SALUTATION_END = re.compile(r"[：:！，,]$")
TYPED = (
    (1, re.compile(r"^[一二三四五六七八九十]{1,3}、")),
    (2, re.compile(r"^（[一二三四五六七八九十]{1,3}）")),
    (3, re.compile(r"^[0-9]{1,2}[.．、](?![0-9])")),
    (4, re.compile(r"^（[0-9]{1,2}）")),
)


def recognised(draft: Draft) -> Draft:
    """A draft as it was read, its paragraphs given their roles and the levels of typed headings, its title named."""
    blocks = list(draft.blocks)
    for index, role in elements.roles(blocks).items():
        give(blocks, [index], role)
    running = [index for index, block in enumerate(blocks) if block.role in ("body", "title", "byline", "salutation")]
    opening = running[:OPENING]
    titles = [index for index in opening if blocks[index].role == "title"]
    if not titles and not begins_with_annex(blocks):
        titles = title_lines(blocks, [index for index in opening if blocks[index].role == "body"], len(running))
    give(blocks, titles, "title")
    rest = [index for index in opening if index not in titles]
    if titles:
        give(blocks, list(takewhile(lambda index: byline(blocks[index].text), rest)), "byline")
    addressed = [index for index in rest if blocks[index].role == "body"][:1] if titles else []
    called = [
        index
        for index in rest
        if salutation(blocks[index].text) or (index in addressed and addressee(blocks[index].text))
    ]
    give(blocks, called[:1], "salutation")
    title = draft.title or "".join(blocks[index].text.strip() for index in titles) or other_title(blocks)
    spoken = draft.date or next((found for index in opening if (found := day(blocks[index]))), "")
    return replace(draft, blocks=tuple(leveled(block) for block in blocks), title=title, date=spoken)


def begins_with_annex(blocks: list[Block]) -> bool:
    """Whether a text is the annex of another."""
    return bool(blocks) and blocks[0].role == "annex"


def other_title(blocks: list[Block]) -> str:
    """What stands for a title where there is none: the name of an annex, of an order, of minutes."""
    if begins_with_annex(blocks):
        return "".join(block.text.strip() for block in takewhile(lambda block: block.role == "annex-title", blocks[1:]))
    marks = (block.text.strip() for block in blocks[:OPENING] if block.role == "mark")
    return next((text for text in marks if text.endswith(("令", "纪要"))), "")


def day(block: Block) -> str:
    """The day that a title or a byline names, as YYYY-MM-DD; empty if none or if there is no such day."""
    match = DAY.search(block.text) if block.role in ("title", "byline") else None
    try:
        return str(date(*(int(part) for part in match.groups()))) if match else ""
    except ValueError:
        return ""


def give(blocks: list[Block], indexes: list[int], role: Role) -> None:
    """Give a role to blocks."""
    for index in indexes:
        blocks[index] = replace(blocks[index], role=role)


def title_lines(blocks: list[Block], opening: list[int], total: int) -> list[int]:
    """The lines of a title at the head of a text: short, without a point at the end, no heading, and more text follows."""
    lines = list(takewhile(lambda index: titular(blocks[index].text), opening[:TITLE_LINES]))
    return lines if lines and total > len(lines) and len(blocks[lines[0]].text) > SHORTEST else []


SHORTEST = 3  # characters of a line that is a title


def titular(text: str) -> bool:
    """Whether a line may belong to a title."""
    return not (
        len(text) > TITLE_LONGEST
        or ENDED.search(text)
        or NUMBERED.search(text)
        or FOUND.search(text)
        or byline(text)
        or salutation(text)
        or "。" in text
    )


def byline(text: str) -> bool:
    """Whether a line names the speaker, the place or the day."""
    return len(text) <= TITLE_LONGEST and BYLINE.search(text) is not None


def salutation(text: str) -> bool:
    """Whether a line calls the hearers: 同志们：, 各位代表："""
    return (
        len(text) <= SALUTATION_LONGEST
        and "。" not in text
        and bool(SALUTATION_END.search(text) and CALLED.search(text) and not NUMBERED.search(text))
    )


def addressee(text: str) -> bool:
    """Whether a line names whom an official document is for: 各乡镇人民政府，县直各单位："""
    return len(text) <= ADDRESSEE_LONGEST and not NUMBERED.search(text) and ADDRESSEE.match(text) is not None


def leveled(block: Block) -> Block:
    """A block with the level of its typed heading, if it is one and has none yet."""
    if block.level or block.role != "body" or len(block.text) > HEADING_LONGEST or ENDED.search(block.text):
        return block
    level = next((level for level, typed in TYPED if typed.search(block.text)), 0)
    return replace(block, level=level) if level else block
