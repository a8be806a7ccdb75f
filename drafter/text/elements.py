"""The elements of official documents (GB/T 9704-2012) among the paragraphs of a text, by their form and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from drafter.model import ELEMENTS, Block, Role

Roles = dict[int, Role]

HEAD = 16  # paragraphs among which all stands that is above a title
FOOT = 12  # paragraphs among which copies and issue stand
NEAR = 4  # paragraphs after a list of annexes within which a signature, a date or the end must come
LINE = 40  # characters of a short line
ITEM = 80  # characters of the name of an annex
PROSE = 15  # characters of a paragraph of running text

ORGAN = (
    r"(?:委员会|人民政府|办公[厅室]|小组|指挥部|[法检察]院|常委会|党[委组]|政府|[委厅局院署处科室社会站所团办]|部"
    r"|中心|公司|集团|学校|大学|银行|[中小]学|支部|支队|大队|总队)"
)
DAY = (
    r"(?:[0-9]{4}\s{0,4}年\s{0,8}[0-9]{0,2}\s{0,4}月(?:\s{0,8}[0-9]{0,2}\s{0,4}日)?"
    r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)"
)
LABELS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("serial", re.compile(r"(?:份\s?号|№|No\.?)?[：:\s]{0,3}[0-9]{6}$")),
    ("secrecy", re.compile(r"(?:绝\s{0,4}密|机\s{0,4}密|秘\s{0,4}密)(?:\s{0,2}[★☆*].{0,8})?(?:\s{1,40}\w{2}\s?\w{0,2})?$")),
    ("urgency", re.compile(r"(?:特\s{0,4}[提急]|[加平]\s{0,4}急)$")),
)  # fmt: skip
YEAR = r"[〔\[［【（(﹝]\s?(?:19|20)[0-9×XＸ]{2}\s?[〕\]］】）)﹞]"
NUMBER = re.compile(rf"(?!关于)[^，。：:\s]{{1,16}}\s?{YEAR}\s?第?[\s0-9×XＸ_]{{0,6}}号(?:\s.{{0,40}})?$")
ORDERED = re.compile(
    r"[（(]?第\s?[0-9一二三四五六七八九十百]{1,5}\s?[号期次][）)]?$|[（(〔]?20[0-9]{2}[）)〕].{1,6}[号期]$"
)
SIGNER = re.compile(r"签\s?发\s?人\s?[：:]")
NAMES = re.compile(r"\w{2,4}(?:\s{1,8}\w{2,4}){0,2}$")
MARK = re.compile(rf"(?!关于)[^，。；：:！？、]{{0,38}}(?:文件|令|纪要|简报|{ORGAN})$")
OWN_MARK = re.compile(rf"(?!关于)[^，。；：:！？、《》]{{2,30}}{ORGAN}文件$")
COUNTED_MARK = re.compile(r"(?:令|纪要|简报)$")
ISSUER = re.compile(rf"\S{{2,24}}\s{{1,40}}{DAY}$")

ATTENDANCE = re.compile(r"(?:出\s{0,4}席|列\s{0,4}席|请\s{0,4}假|缺\s{0,4}席)(?:人员|单位)?\s?[：:]")
ANNEXES = re.compile(r"附\s{0,4}件\s?[：:]")
NUMBERED_ANNEX = re.compile(
    r"附\s{0,2}件\s?[0-9一二三四五六七八九十]{1,3}(?:\s?[：:.．、]\s{0,4}|\s{1,4})[^\s。][^。]{0,80}。?$"
)
ENTRY = re.compile(r"[0-9]{1,2}\s?[.．、](?![0-9])")
SHEET = re.compile(r"附\s{0,4}件\s{0,2}(?:[0-9一二三四五六七八九十]{1,3}(?:-[0-9]{1,2})?)?\s?[：:]?$")
KIND_OF_SHEET = re.compile(
    r"(?:[表单册图]|名单|方案|办法|规定|细则|要点|清单|说明|计划|意见|安排|目录|标准|规范|指南|制度|预案|样式|日程|议程|提纲)(?:[（(].{1,12}[）)])?$"
)
DATED = re.compile(rf"{DAY}$")
SIGNED = re.compile(rf"[^，。；：:！？]{{2,30}}\s{{1,40}}{DAY}$")
PLAIN = re.compile(r"[^，。；：:！？,.;!?…]{2,40}$")
COUNTED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]")
ORGANISATION = re.compile(rf"\S{{1,36}}{ORGAN}(?:[（(][^）)]{{1,12}}[）)])?$")
STAMP = re.compile(
    r"\S{0,16}(?:主席|总理|部长|省长|市长|县长|区长|州长|镇长|乡长|局长|厅长|主任|书记|院长|校长|行长|总经理|董事长)\s{1,12}\S{2,4}(?:\s\S)?$"
)
REMARK = re.compile(r"[（(][^（）()]{2,60}(?:[（(][^（）()]{1,20}[）)][^（）()]{0,20})?[）)]$")
CONTACT = re.compile(r"(?:联\s{0,4}系|电\s{0,4}话|传\s{0,4}真|邮\s{0,4}箱|地\s{0,4}址|电子)")
COPIES = re.compile(r"(?:抄\s{0,2}[送报]|主\s{0,2}送|分\s{0,2}送|发\s{0,2}送)\s?[：:]")
ISSUED = re.compile(rf".{{0,40}}{DAY}\s?印(?:发|制)?$")
PRINTED = re.compile(r"[（(]?(?:共印|印数|印发份数|打字|校对)")


class Line(NamedTuple):
    """A paragraph that may be an element: the number of its block, its words, whether it stands in a table."""

    at: int
    text: str
    cell: bool


def roles(blocks: Sequence[Block]) -> Roles:
    """The elements by the numbers of their blocks; none where they are known already."""
    if any(block.role in ELEMENTS for block in blocks):
        return {}
    flow = [
        Line(index, block.text.strip(), block.role == "cell")
        for index, block in enumerate(blocks)
        if block.role in ("body", "cell")
    ]
    found = above(flow) | attending(flow) | imprint(flow)
    rest = [line for line in flow if line.at not in found]
    sheets = annexed(rest)
    first = next(iter(sheets), len(blocks))
    found |= sheets | signed([line for line in rest if line.at < first])
    return found | listed(flow, found)


def above(flow: Sequence[Line]) -> Roles:
    """What stands above the title, down to the number of the document or who signs it."""
    opening = flow[:HEAD]
    anchors = [place for place, line in enumerate(opening) if anchored(opening, place)]
    if not anchors:
        own = list(takewhile(lambda line: label(line.text) and not line.cell, opening))
        found: Roles = {line.at: label(line.text) for line in own}  # type: ignore[misc]
        return found if {"secrecy", "urgency"} & set(found.values()) else {}
    last = anchors[-1]
    head = takewhile(lambda pair: pair[1], ((line, named(opening, line)) for line in reversed(opening[: last + 1])))
    found = {line.at: role for line, role in head if role}
    return found | below_number(opening[last:], found[opening[last].at])


def anchored(opening: Sequence[Line], place: int) -> bool:
    """Whether a line can stand only above a title."""
    text = opening[place].text
    if ORDERED.match(text):
        return place > 0 and COUNTED_MARK.search(opening[place - 1].text) is not None
    return any(form.match(text) for form in (NUMBER, SIGNER, OWN_MARK))


def named(opening: Sequence[Line], line: Line) -> Role | None:
    """The element that a line above the title is."""
    text, known = line.text, label(line.text)
    if known or SIGNER.match(text):
        return known or "signer"
    if NUMBER.match(text) or ORDERED.match(text):
        return "number"
    return "mark" if MARK.match(text) else "signer" if NAMES.match(text) and signer_before(opening, line) else None


def signer_before(opening: Sequence[Line], line: Line) -> bool:
    """Whether somebody else is named as signer above a line."""
    return any(SIGNER.match(other.text) for other in opening[: opening.index(line)][-2:])


def label(text: str) -> Role | None:
    """The number of the copy, the secrecy or the urgency that a line names."""
    return next((role for role, form in LABELS if form.match(text)), None)


def below_number(lines: Sequence[Line], anchor: Role) -> Roles:
    """The other signers below the first; who issues minutes, and when, below their number."""
    rest = lines[1:]
    if anchor == "signer":
        names: Roles = {line.at: "signer" for line in takewhile(lambda line: NAMES.match(line.text), rest[:2])}
        return names if len(rest) > len(names) else {}
    return {rest[0].at: "byline"} if ORDERED.match(lines[0].text) and rest and ISSUER.match(rest[0].text) else {}


def attending(flow: Sequence[Line]) -> Roles:
    """Who was present at a meeting, who was not, who sat in."""
    return {line.at: "attendance" for line in flow if not line.cell and ATTENDANCE.match(line.text)}


def imprint(flow: Sequence[Line]) -> Roles:
    """Who gets copies, who issues the document and when: the last lines of all."""
    foot = flow[-FOOT:]
    places = [place for place, line in enumerate(foot) if COPIES.match(line.text) or ISSUED.match(line.text)]
    if not places or len(foot) - places[-1] > NEAR:
        return {}
    found: Roles = {}
    for line in foot[places[0] : places[-1] + 1]:
        found[line.at] = "issued" if ISSUED.match(line.text) else "copies"
    found |= {line.at: "issued" for line in foot[places[-1] + 1 :] if PRINTED.match(line.text)}
    return found | beside(foot, found)


def beside(foot: Sequence[Line], found: Roles) -> Roles:
    """Who issues a document, in the cell before that of the day."""
    pairs = pairwise(foot)
    return {
        one.at: "issued"
        for one, other in pairs
        if other.cell and one.cell and found.get(other.at) == "issued" and not COPIES.match(one.text) and PLAIN.match(one.text)
    }  # fmt: skip


def annexed(flow: Sequence[Line]) -> Roles:
    """The annexes that follow, each with its title."""
    found: Roles = {}
    for place, line in enumerate(flow):
        after = flow[place + 1 : place + 3]
        if SHEET.match(line.text) and not line.cell and not (after and lists(line, after[0])):
            found[line.at] = "annex"
            found |= dict.fromkeys((one.at for one in titles(after)), "annex-title")
    return found


def lists(line: Line, after: Line) -> bool:
    """Whether a line opens a list of annexes that stands below it."""
    return line.text.endswith(("：", ":")) and bool(ENTRY.match(after.text) or NUMBERED_ANNEX.match(after.text))


def titles(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of the title of an annex: one, and another where only that says what it is."""
    fit = list(takewhile(lambda line: not line.cell and PLAIN.match(line.text) and not COUNTED.match(line.text), lines))
    yield from fit[:1]
    if len(fit) > 1 and not KIND_OF_SHEET.search(fit[0].text) and KIND_OF_SHEET.search(fit[1].text):
        yield fit[1]


def signed(flow: Sequence[Line]) -> Roles:
    """Who signs at the end of the text, the day, and what is noted below."""
    end = len(flow)
    notes = list(takewhile(lambda line: REMARK.match(line.text) or CONTACT.match(line.text), reversed(flow)))
    end -= len(notes)
    last = flow[end - 1] if end else None
    if last is None or last.cell or not any(len(line.text) >= PROSE for line in flow[: end - 1]):
        return {}
    found: Roles = {line.at: "remark" for line in notes if REMARK.match(line.text)}
    if DATED.match(last.text):
        return {**signers(flow[: end - 1]), last.at: "date", **found}
    return {last.at: "signature", **found} if SIGNED.match(last.text) and not COUNTED.match(last.text) else {}


def signers(flow: Sequence[Line]) -> Roles:
    """The lines above a day that name who signs: any plain one, further ones only if they are organisations."""
    found: Roles = {}
    for line in reversed(flow):
        if line.cell or not PLAIN.match(line.text) or COUNTED.match(line.text) or SHEET.match(line.text):
            break
        if found and not ORGANISATION.match(line.text):
            break
        found[line.at] = "stamp" if STAMP.match(line.text) else "signature"
    return found if len(found) < len(flow) else {}


def listed(flow: Sequence[Line], found: Roles) -> Roles:
    """The names of the annexes, below the text and above the signature."""
    own: Roles = {}
    for place, line in enumerate(flow):
        if line.cell or line.at in found or line.at in own:
            continue
        if ANNEXES.match(line.text) or NUMBERED_ANNEX.match(line.text):
            rows = list(entries(flow[place:]))
            after = flow[place + len(rows) :][:NEAR]
            if len(after) < NEAR or any(line.at in found for line in after):
                own |= dict.fromkeys((row.at for row in rows), "annexes")
    return own


def entries(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a list of annexes."""
    yield lines[0]
    for line in lines[1:]:
        if line.cell or len(line.text) > ITEM or not (ENTRY.match(line.text) or NUMBERED_ANNEX.match(line.text)):
            return
        yield line
