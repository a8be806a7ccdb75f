"""Bodies, leaders, persons and places that a speech names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.data import rosters
from drafter.model import Draft
from drafter.text import dictionary, words
from drafter.text.fields import LONGEST_FIRST
from drafter.text.places import whole
from drafter.text.surnames import SURNAMES

from .speech import Mark, found

LEVEL = "[省市县区州旗镇乡]"
SEAT = rf"(?:中共)?(?:[\u4e00-\u9fff]{{2,4}}(?=[省市县区州旗镇乡](?:委|人民政府|政府)))?{LEVEL}"
PARTY = rf"{LEVEL}(?:委(?![员托屈派任婉实靡])|(?:人民)?政府|人大(?:常委会)?|政协|纪委(?:监委)?|监委)"
OFFICE = "(?:组织部|宣传部|统战部|政法委|办公室|编办|党校|网信办|社会工作部|老干部局|巡察办|机关工委|农办)"
SUPERIOR = re.compile(rf"{PARTY}(?:、?{PARTY})*(?!{OFFICE}|各?[常书副部])")
HOST = re.compile(
    rf"{LEVEL}委{OFFICE}(?![长副])|{LEVEL}(?:{LONGEST_FIRST})(?:局|厅|委员会|委|办公室|办|中心)(?![长副员面势部属])"
    rf"|(?:{LONGEST_FIRST})(?:局|厅)(?![长面势部限])"
)
LEADER = re.compile(
    rf"{LEVEL}委?(?:常委、)?(?:{OFFICE}|[组织宣统政法纪监]{{2}}|教育局|财政局)?、?(?:常务)?副?"
    r"(?:组织部长|宣传部长|统战部长|书记|部长|县长|市长|区长|镇长|乡长|局长|主任|主席)"
)
NAMED = re.compile(r"(?:书记|部长|局长|主任|县长|市长|区长|镇长|乡长|校长|院长|处长|科长|所长|站长|村长|教师|医生|老师|民警|同志)(?P<after>[\u4e00-\u9fff]{2,3})")
CALLED = re.compile(r"(?<![\u4e00-\u9fff])(?P<before>[\u4e00-\u9fff]{2,3})(?=(?:等)?同志)|(?P<within>[\u4e00-\u9fff]{2,3})(?=(?:等)?同志)")
ORDINARY = frozenset("中国 全国 我国 中华 中央 国家 祖国 地方 国际 世界 农村 城市 城乡 乡村 社区 街道 基层 市区 山区 地区 特区 省区 郊区 县城 县区 市县 区县 省市 县乡 乡镇".split())
PLACE_ENDS = "省市县区州旗镇乡村"
WHERE = "在到赴来从于"


def superiors(text: str) -> list[str]:
    """The party committee and government that a text speaks of, the usual wording first."""
    return [wording for wording, _ in Counter(match.group() for match in SUPERIOR.finditer(text)).most_common()]


def hosts(text: str) -> list[str]:
    """The departments that a text speaks of, the most frequent first."""
    return [wording for wording, _ in Counter(match.group() for match in HOST.finditer(text)).most_common()]


def leaders(text: str) -> list[str]:
    """The posts of leaders that a text names, the most frequent first."""
    return [wording for wording, _ in Counter(match.group() for match in LEADER.finditer(text)).most_common()]


def persons(draft: Draft) -> set[str]:
    """The names of persons: of the roster, behind or before a post, and as the dictionary knows them."""
    text = whole(draft).text
    listed = {person.name for roster in rosters.load() for person in roster.people if person.name in text}
    return listed | set(named(text))


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
    """Every place that a text names, left open: the dictionary's, if an end of a place or a word of place stands with it."""
    text = whole(draft).text
    for token in words.cut(text):
        if dictionary.tag(token.text) == "ns" and token.text not in ORDINARY:
            ended = token.text[-1] in PLACE_ENDS
            suffixed = not ended and text[token.end : token.end + 1] in tuple(PLACE_ENDS)
            if ended or suffixed or text[token.start - 1 : token.start] in tuple(WHERE):
                yield Mark(token.start, token.end + suffixed, "【地名】")


def marks(draft: Draft) -> list[Mark]:
    """Placeholders for the host, the superiors and the leader; open places for other bodies, persons and places."""
    text = whole(draft).text
    return [
        *ordered(LEADER, text, leaders(text), "{{分管领导}}", "【领导】"),
        *(Mark(match.start(), match.end(), "【人名】") for name in sorted(persons(draft)) for match in re.finditer(re.escape(name), text)),
        *ordered(HOST, text, hosts(text), "{{主办}}", "【单位】"),
        *found(SUPERIOR, text, "{{上级}}"),
        *places(draft),
    ]


def ordered(pattern: re.Pattern[str], text: str, ranked: list[str], name: str, other: str) -> list[Mark]:
    """The most frequent match of a pattern by its name, any other one left open."""
    return [Mark(*match.span(), name if match.group() == ranked[0] else other) for match in pattern.finditer(text)]
