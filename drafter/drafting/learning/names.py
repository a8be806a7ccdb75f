"""What a speech calls its own: the event, the hearers, their work, the territory, the lists that it was about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from drafter.model import Draft
from drafter.text import fields
from drafter.text.places import whole

EVENT_ENDS = (
    "培训班|研讨班|专题班|轮训班|大会|会议|动员会|推进会|座谈会|表彰会|部署会|交流会|现场会|总结会|论坛|仪式|典礼|活动"
)
TITLED = re.compile(
    r"^在(?P<event>.{4,50}?)(?P<occasion>结业式?|结业典礼|开班式?|闭幕式?|开幕式?|启动仪式|总结大?会)?(?:时|上|期间)?的(?:\w{0,4}讲话|发言|致辞)"
)
INTRODUCED = re.compile(
    rf"(?P<event>(?:全|我|本)[省市县区州旗镇乡校局院厅][^，。；：！？、\n“”]{{2,30}}?(?:{EVENT_ENDS}))"
)
SPAN = re.compile(
    r"(?:经过|为期|历时|利用|这|短短|的)(?P<span>(?:[一二两三四五六七八九十]{1,3}|半|[0-9]{1,2})个?(?:多)?(?:天半|天|周|月|学时))"
)
TERRITORY = re.compile(r"[全我本](?:省|市|县|区|州|旗|镇|乡|街道|校|系统|公司)(?![场容级长政委直府际验园])")
LISTING = re.compile(
    r"(?P<verb>围绕|学习了?|聚焦|涵盖了?|安排了|开设了?|讲授了?|包括|突出|抓好|推进)"
    r"(?P<list>[^，。；：！？、\n“”《》]{2,16}(?:、[^，。；：！？、\n“”《》]{2,16}?){1,7}(?:和[^，。；：！？、\n“”《》]{2,12}?)?)等"
)
PARTED = re.compile(r"、|和")
LISTS = {
    "围绕": "培训内容",
    "学习": "培训内容",
    "聚焦": "培训内容",
    "突出": "重点任务",
    "抓好": "重点任务",
    "推进": "重点任务",
}
SHORT = 3  # characters that the entries of a list of facts have at least, on an average: shorter ones are rhetoric
OTHERS = "业务|部门|条线|领域|机构|事业|系统|战线|知识"
PEOPLE = ("干部", "工作者", "人员")
HEARERS = (*PEOPLE, "")
OFTEN = 2  # times that hearers or their work are named
CALLED = re.compile(r"[\s：:！，,]+$")
Names = dict[str, tuple[str, ...]]  # the wordings of each fact, the usual one first


def names(draft: Draft) -> Names:
    """What a speech calls its own, by the name of the fact."""
    text = whole(draft).text
    found: Names = {"活动": tuple(events(draft)), **audience(draft)}
    found["时长"] = tuple(dict.fromkeys(match["span"] for match in SPAN.finditer(text)))[:1]
    found["地域"] = tuple(wording for wording, _ in Counter(TERRITORY.findall(text)).most_common())
    found["称呼"] = tuple(CALLED.sub("", block.text.strip()) for block in draft.blocks if block.role == "salutation")[
        :1
    ]
    return {name: wordings for name, wordings in found.items() if wordings}


def events(draft: Draft) -> Iterator[str]:
    """What the event is called: by the title, else by the first sentences."""
    title = TITLED.match(draft.title)
    if title:
        yield title["event"]
        return
    opening = whole(draft).text[:400]
    match = INTRODUCED.search(opening)
    if match:
        yield match["event"]


def occasion(draft: Draft) -> str:
    """The title with the event as a placeholder; empty if it names none."""
    match = TITLED.match(draft.title)
    return draft.title[: match.start("event")] + "{{活动}}" + draft.title[match.end("event") :] if match else ""


def audience(draft: Draft) -> Names:
    """The hearers and their work, as the text calls them most often, with its other words for them."""
    called = list(fields.named(draft))
    areas = Counter(one.area for one in called if one.kind or one.addressed)
    if not areas:
        return {}
    area, times = areas.most_common(1)[0]
    own = [one for one in called if one.area == area]
    if times < OFTEN:
        return {}
    return {
        "受众": ranked(one.text for one in own if one.kind in HEARERS),
        "主业": ranked(one.text for one in own if one.kind == "工作"),
        "队伍": ranked(one.text for one in own if one.kind in ("队伍", "系统", "战线")),
    }


def strangers(draft: Draft) -> Iterator[fields.Named]:
    """People of other areas than the hearers' who are named."""
    called = [one for one in fields.named(draft) if one.kind]
    own = Counter(one.area for one in called).most_common(1)
    return (one for one in called if one.kind in PEOPLE and one.area != own[0][0])


def business(hearers: tuple[str, ...]) -> re.Pattern[str]:
    """What finds the name of the hearers' field before other words for their work: 组工 in 组工业务."""
    stems = {one.removesuffix(kind) for one in hearers for kind in PEOPLE if one.endswith(kind)}
    return re.compile(rf"({'|'.join(sorted(stems)) or '(?!)'})(?={OTHERS})")


def ranked(words: Iterable[str]) -> tuple[str, ...]:
    """Words from the most frequent on."""
    return tuple(word for word, _ in Counter(words).most_common())


def lists(draft: Draft) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The lists of courses and tasks: the stretch that enumerates each and its entries, by the name of the fact."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for match in LISTING.finditer(whole(draft).text):
        entries = tuple(PARTED.split(match["list"]))
        name = LISTS.get(match["verb"].rstrip("了"), "课程")
        if len(match["list"]) >= SHORT * len(entries) + len(entries) - 1 and name not in found:
            found[name] = match["list"], entries
    return found
