"""Bodies, leaders, persons and places that a speech names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from drafter.data import rosters
from drafter.model import Draft
from drafter.text import dictionary, words
from drafter.text.fields import LONGEST_FIRST
from drafter.text.places import whole
from drafter.text.surnames import SURNAMES

from .speech import Mark

LEVEL = "[省市县区州旗镇乡]"
RULING = rf"{LEVEL}(?:委(?![员托屈派任婉实靡])|(?:人民)?政府)"
BESIDE = rf"{LEVEL}(?:人大(?:常委会)?|政协|纪委(?:监委)?|监委)(?!委员|代表)"
OFFICE = "(?:组织部|宣传部|统战部|政法委|办公室|编办|党校|网信办|社会工作部|老干部局|巡察办|机关工委|农办)"
SUPERIOR = re.compile(rf"{RULING}(?:、?(?:{RULING}|{BESIDE}))*(?!{OFFICE}|各?[常书副部])")
HOST = re.compile(
    rf"{LEVEL}委{OFFICE}(?![长副])|{LEVEL}(?:{LONGEST_FIRST})(?:局|厅|委员会|委|办公室|办|中心)(?![长副员面势部属])"
    rf"|(?:{LONGEST_FIRST})(?:局|厅)(?![长面势部限])"
)
LEADER = re.compile(
    rf"{LEVEL}委?(?:常委、)?(?:{OFFICE}|[组织宣统政法纪监]{{2}}|教育局|财政局)?、?(?:常务)?副?"
    r"(?:组织部长|宣传部长|统战部长|书记|部长|县长|市长|区长|镇长|乡长|局长|主任|主席)"
)
NAMED = re.compile(
    r"(?:书记|部长|局长|主任|县长|市长|区长|镇长|乡长|校长|院长|处长|科长|所长|站长|村长|教师|医生|老师|民警|同志)(?P<after>[\u4e00-\u9fff]{2,3})"
)
SPEAKER = re.compile(r"(?:^|[\s\u3000])([\u4e00-\u9fff]{2,3})$")
CALLED = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<before>[\u4e00-\u9fff]{2,3})(?=(?:等)?同志)|(?P<within>[\u4e00-\u9fff]{2,3})(?=(?:等)?同志)"
)
ORDINARY = frozenset(
    [
        "中国",
        "全国",
        "我国",
        "中华",
        "中央",
        "国家",
        "祖国",
        "地方",
        "国际",
        "世界",
        "农村",
        "城市",
        "城乡",
        "乡村",
        "社区",
        "街道",
        "基层",
        "市区",
        "山区",
        "地区",
        "特区",
        "省区",
        "郊区",
        "县城",
        "县区",
        "市县",
        "区县",
        "省市",
        "县乡",
        "乡镇",
    ]
)
PLACE_ENDS = "省市县区州旗镇乡村"
WHERE = "在到赴来从于"
OFTEN = 3  # times that a text names a place which may be another word
MEASURES = "度率性"  # that end words which the dictionary takes for places: 满意度
SETTLED = re.compile(
    r"(?:^|(?<=[，。；：、！？\n在到赴由从和与]))(?P<place>(?P<name>[\u4e00-\u9fff]{2})(?:街道|社区|[镇乡村县区市]))(?![长里级委政府直])",
    re.MULTILINE,
)
LONG = 3  # characters of a name of a place that is no other word
SITE = re.compile(
    r"(?P<any>大街|大道|大桥|机场|中学|小学|幼儿园|卫生院|产业园|工业园|遗址|水库|国道|铁路(?!局)|高速公路)"
    r"|(?:广场|小区|公园|园区|社区|医院|酒店|商城|商厦|景区|景点|项目|工程|街道|学校|公司|集团|银行|新区|组团|湿地|展销会|博览会|洽谈会)"
)
PLACED = ("ns", "nz", "nr", "nrt")
PROPER = ("ns", "nz", "nr", "nrt", "nt", "")
HAN = re.compile("[\u4e00-\u9fff]{2}")


def persons(draft: Draft) -> set[str]:
    """The names of persons: of the roster, behind or before a post, and as the dictionary knows them."""
    text = whole(draft).text
    listed = {person.name for roster in rosters.load() for person in roster.people if person.name in text}
    return listed | set(named(text)) | set(speakers(draft))


def speakers(draft: Draft) -> Iterator[str]:
    """The names in the byline."""
    for block in draft.blocks:
        match = SPEAKER.search(block.text) if block.role == "byline" else None
        if match and match[1][0] in SURNAMES:
            yield match[1]


def named(text: str) -> Iterator[str]:
    """Names that stand beside a post or 同志."""
    for match in NAMED.finditer(text):
        yield from (name for size in (3, 2) if (name := proper(match["after"][:size])))
    for match in CALLED.finditer(text):
        yield from (name for part in match.groups() if part and (name := proper(part)))


def proper(name: str) -> str:
    """A name of a person, if it begins with a surname and is no word of the dictionary, or one for a name."""
    tag = dictionary.tag(name)
    return name if name[0] in SURNAMES and tag.startswith("nr") else ""


def places(draft: Draft) -> Iterator[Mark]:
    """Every place that a text names, left open: the dictionary's, if it is long or often named, or an end or a word of place stands with it."""
    text = whole(draft).text
    tokens = words.cut(text)
    often = Counter(token.text for token in tokens)
    for token in tokens:
        if dictionary.tag(token.text) == "ns" and token.text not in ORDINARY and token.text[-1] not in MEASURES:
            ended = token.text[-1] in PLACE_ENDS
            suffixed = not ended and text[token.end : token.end + 1] in tuple(PLACE_ENDS)
            sure = len(token.text) == LONG or often[token.text] >= OFTEN
            if ended or suffixed or sure or text[token.start - 1 : token.start] in tuple(WHERE):
                yield Mark(token.start, token.end + suffixed, "【地名】")
    for match in SETTLED.finditer(text):
        if not dictionary.known(match["name"]):
            yield Mark(*match.span("place"), "【地名】")


def projects(draft: Draft) -> Iterator[Mark]:
    """Roads, schools, estates and projects with a name of their own, left open."""
    text = whole(draft).text
    tokens = words.cut(text)
    for before, token in pairwise(tokens):
        match = SITE.match(text, token.start)
        if match and (match["any"] or dictionary.tag(before.text) in PROPER) and HAN.search(before.text):
            yield Mark(before.start, match.end(), "【项目】")


def marks(draft: Draft) -> list[Mark]:
    """Placeholders for the host, the superiors and the leader; open places for other bodies, persons and places."""
    text = whole(draft).text
    people = sorted(persons(draft))
    found = [
        *ordered(LEADER, text, "{{分管领导}}", "【领导】"),
        *(
            Mark(match.start(), match.end(), "【人名】")
            for name in people
            for match in re.finditer(re.escape(name), text)
        ),
        *ordered(HOST, text, "{{主办}}", "【单位】"),
        *superiors(text),
    ]
    return [*seated(text, found), *projects(draft), *places(draft)]


def ordered(pattern: re.Pattern[str], text: str, name: str, other: str) -> Iterator[Mark]:
    """The most frequent match of a pattern by its name, any other one left open."""
    matches = list(pattern.finditer(text))
    usual = Counter(match.group() for match in matches).most_common(1)
    return (Mark(*match.span(), name if match.group() == usual[0][0] else other) for match in matches)


def superiors(text: str) -> Iterator[Mark]:
    """Party committee and government of the level that the text speaks of most by their name, those of others left open."""
    matches = list(SUPERIOR.finditer(text))
    levels = Counter(match.group()[0] for match in matches).most_common(1)
    return (Mark(*match.span(), "{{上级}}" if match.group()[0] == levels[0][0] else "【单位】") for match in matches)


def seated(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """Marks of bodies with the name of the place before them, if there is one."""
    tokens = {token.end: token for token in words.cut(text)}
    for mark in marks:
        before = tokens.get(mark.start)
        named = before is not None and dictionary.tag(before.text) in PLACED and before.text not in ORDINARY
        yield mark._replace(start=before.start) if before is not None and named else mark
