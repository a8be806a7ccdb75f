"""A candidate outline: the order of parts that earlier speeches share, with the facts that their sentences ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from drafter.drafting.render import PLACEHOLDER
from drafter.text import numerals
from drafter.text.genre import SPEECH, genre

from . import names
from .candidate import OWN
from .candidates import Learned
from .facts import ASKED
from .parts import Listed
from .reading import Read

ID = "unit-speech"
KINDS = re.compile("结业|闭幕|开班|开幕|动员|表彰|部署|推进|总结|座谈|述职|交流")
FUNCTIONS = ("引言", "点题", "析理", "做法", "细节", "举措", "评价", "收束")
AGAIN = ("析理", "细节", "举措")  # that an item may have twice
SPARE = ("评价", "收束")  # left out first
SENTENCES = {"开头": ("概述", "内容", "总括"), "过渡": ("承上", "启下"), "结尾": ("回扣", "展望", "祝愿")}
MUST = ("概述", "总括", "启下")
MIDDLE = ("内容", "承上", "展望")
SURE = ("活动", "受众", "主业")
CALLED = "同志们"
TITLE = "在{{活动}}上的讲话"
PLAIN = "在大会上的讲话"
THANKS = "谢谢大家！"
MOST, LONGEST = 6, 20
LEAST = 2
Plain = dict[str, Any]


def outline(learned: Learned) -> Plain:
    """The candidate outline with the keys of its file."""
    read = learned.read
    title = titled(read)
    facts = [*asked(learned, title)]
    return {
        "名称": named(read),
        "版式": "speech",
        "标题": title,
        "事实": facts,
        "节点": [*nodes(learned)],
    }


def named(read: Sequence[Read]) -> str:
    """What the genre is called: by the words of the titles, and as the office's own."""
    kinds = Counter(genre(one.speech.draft) or SPEECH for one in read)
    occasions = Counter(match.group() for one in read if (match := KINDS.search(one.speech.draft.title)))
    kind = kinds.most_common(1)[0][0]
    occasion = occasions.most_common(1)[0][0] if occasions and kind == SPEECH else ""
    return f"本单位{occasion}{kind}"


def titled(read: Sequence[Read]) -> str:
    """The usual title with the event as a placeholder."""
    known = all("活动" in one.told.values for one in read)
    titles = Counter(title for one in read if (title := names.occasion(one.speech.draft)))
    own = [title for title, _ in titles.most_common() if not re.search("[0-9【】]", title)]
    return (own[0] if own else TITLE) if known else PLAIN


def asked(learned: Learned, title: str) -> Iterator[Plain]:
    """The facts that candidates, title and salutation ask for, each with its question and the wording of the latest speech."""
    used = Counter(
        match[1] for text in [title, *(one.words for one in learned.sentences)] for match in PLACEHOLDER.finditer(text)
    )
    values = {name: value for one in learned.read for name, value in one.told.values.items()}
    kinds = {name: kind for one in learned.read for name, kind in one.told.kinds.items()}
    lists = {name for one in learned.read for name in one.called.values()}
    everywhere = [name for name in SURE if all(name in one.told.values for one in learned.read)]
    for name in [*ASKED, *sorted(kinds)]:
        if name == "称呼":
            yield {"名": name, "问": ASKED[name][1], "例": CALLED, "默认": values.get(name, CALLED)}
        elif used[name] and name not in lists:
            kind, question = ASKED.get(name) or (kinds[name], f"{name}是多少？")
            yield {
                "名": name,
                **({} if kind == "文字" else {"类": kind}),
                **({"必需": True} if name in everywhere else {}),
                "问": question,
                "例": values.get(name, name),
            }


def nodes(learned: Learned) -> Iterator[Plain]:
    """The parts in the order that most speeches have them in."""
    read = learned.read
    slots = Counter(one.slot for one in learned.sentences)
    yield {"节点": "标题", "角色": "标题", "文": "{{标题}}"}
    yield {"节点": "讲话人", "角色": "署名", "文": "{{讲话人}}"}
    yield {"节点": "日期", "角色": "署名", "文": "（{{日期}}）"}
    yield {"节点": "称呼", "角色": "称呼", "文": "{{称呼}}："}
    yield from paragraph("开头", slots)
    lists = ordered(read)
    for place, name in enumerate(lists):
        if place:
            yield from () if place > 1 else paragraph("过渡", slots)
        yield {"节点": name, "列": items(f"{OWN}/{name}", [*occurrences(read, name)], slots)}
    yield from paragraph("结尾", slots)
    yield {"节点": "嘱托", "锁": True}
    if 2 * sum(one.parts.thanks for one in read) >= len(read):
        yield {"节点": "致谢", "文": THANKS}


def paragraph(part: str, slots: Counter[str]) -> Iterator[Plain]:
    """A part that is no list, if anything was learned for it."""
    picks = [
        {"槽": f"{OWN}/{part}/{function}", "留": "可" if function in MIDDLE else "必" if function in MUST else "应"}
        for function in SENTENCES[part]
        if slots[f"{OWN}/{part}/{function}"]
    ]
    if picks:
        yield {"节点": part, "取": picks}


def ordered(read: Sequence[Read]) -> list[str]:
    """The lists that at least half of the speeches have, in the order of their usual places."""
    counts = Counter(name for one in read for name in one.called.values())
    kept = [name for name, times in counts.items() if 2 * times >= len(read)]
    places = {name: [index for one in read for index, own in one.called.items() if own == name] for name in kept}
    return sorted(kept, key=lambda name: sum(places[name]) / len(places[name]))


def occurrences(read: Iterable[Read], name: str) -> Iterator[Listed]:
    """The lists of a name, one a speech."""
    return (one.parts.lists[index] for one in read for index, own in one.called.items() if own == name)


def items(slot: str, lists: Sequence[Listed], slots: Counter[str], upper: bool = False) -> Plain:
    """How the items of a list are written, and their points."""
    family = Counter(listed.family for listed in lists).most_common(1)[0][0]
    sizes = sorted(len(listed.entries) for listed in lists)
    inner = [entry.points for listed in lists for entry in listed.entries if entry.points]
    alone = sum(entry.alone for listed in lists for entry in listed.entries)
    longest = min(numerals.longest(family), LONGEST)
    most = min(max(sizes[-1], MOST), longest)
    found: Plain = {
        "编号": family,
        "纲目": f"{slot}/{{上项}}" if upper else slot,
        "至少": LEAST,
        "至多": most,
        "通常": min(max(sizes[len(sizes) // 2], LEAST), most),
        "自选": True,
        **({"独段": True} if 2 * alone >= sum(sizes) else {}),
        "取": picks(slot, upper, slots),
    }
    points = [listed for listed in inner if listed.family != family]
    return {**found, "要点": items(slot, points, slots, upper=True)} if points and not upper else found


def picks(slot: str, upper: bool, slots: Counter[str]) -> list[Plain]:
    """The functions that the items of a list fill, or those of their points."""
    pattern = f"{slot}/{{上项}}/{{项}}/" if upper else f"{slot}/{{项}}/"
    known = {
        one.rpartition("/")[2] for one in slots if one.startswith(f"{slot}/") and one.count("/") == pattern.count("/")
    }
    found: list[Plain] = []
    for function in FUNCTIONS:
        if function in known:
            found.append({"槽": pattern + function, "留": "可" if function in SPARE else "应"})
            found += [{"槽": pattern + function, "留": "可"}] if function in AGAIN else []
    return found
