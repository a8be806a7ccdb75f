"""The repeats of a file in lists, and the key to their colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from drafter.model import Kind
from drafter.report import Position
from drafter.report.markup import Markup, tag

from . import CLASSES, FLAGGED, LISTED, NAMES
from .heat import WARM, Entry, Sheet, start

MANY = 12  # places that a repeat on the list names
FEW = 2  # places that one of the folded names
HOW = "点文中一处说法，跳到它的下一处；点清单里的一条，各处一起标亮。按 J、K 逐条看，Esc 放开。"
DELIBERATE: tuple[Kind, ...] = ("set", "quote", "heading", "parallel")
GROUPS: dict[str, tuple[Kind, ...]] = {
    "值得看": FLAGGED,
    "也可看": tuple(kind for kind in CLASSES if kind not in DELIBERATE),
    "不必改": DELIBERATE,
}
MEANT: dict[Kind, str] = {
    "repeat": "同一说法再次出现",
    "echo": "隔不了几句又说一遍",
    "near": "整句相同，或只改了几个字",
    "overused": "全文用得太密",
    "opening": "一连几句同样起头",
    "set": "规范提法、机构和会议名称、题中应有的词",
    "quote": "引用的原话",
    "heading": "正文呼应标题",
    "parallel": "有意的排比",
}


def key(sheets: Iterable[Sheet]) -> Markup:
    """What the colours and lines mean; with JavaScript each kind can be switched off."""
    counts = Counter(entry.repeat.kind for sheet in sheets for entry in sheet.entries.values())
    steps = (f"不到 {WARM[0]}", *(f"{least} 起" for least in WARM))
    scale = (tag("span", said, class_=f"h{warmth}") for warmth, said in enumerate(steps, 1))
    return tag(
        "section",
        tag("p", tag("b", "颜色"), " 一处说法的字数乘以出现的次数：", tag("span", *scale, class_="scale")),
        *(tag("p", tag("b", name), *labels) for name, kinds in GROUPS.items() if (labels := present(kinds, counts))),
        tag("p", tag("b", "用法"), tag("small", HOW)),
        class_="key",
    )


def present(kinds: Iterable[Kind], counts: Counter[Kind]) -> list[Markup]:
    """The kinds of a group that were found."""
    return [label(kind, counts[kind]) for kind in kinds if counts[kind]]


def label(kind: Kind, times: int) -> Markup:
    """A kind with its look, its name and its meaning."""
    look = f"{kind} h2" if kind in FLAGGED else kind
    box = tag("input", type="checkbox", checked=True, data_kind=kind)
    return tag("label", box, tag("span", NAMES[kind], class_=look), f" {times} ", tag("small", MEANT[kind]))


def ranking(sheet: Sheet) -> Markup:
    """The lists of a file: what to look at, the first of it unfolded, then each other kind."""
    found = sheet.listed(*FLAGGED)
    kinds = {kind: sheet.listed(kind) for kind in CLASSES}
    return tag(
        "aside",
        tag("h3", f"值得看的重复 {len(found)} 处" if found else "没有值得看的重复"),
        *rows(sheet, found[:LISTED], MANY),
        *folded(sheet, f"其余 {len(found) - LISTED} 处", found[LISTED:]),
        *(
            part
            for kind, entries in kinds.items()
            for part in folded(sheet, f"{NAMES[kind]} {len(entries)} 处", entries)
        ),
        class_="list",
    )


def folded(sheet: Sheet, name: str, entries: list[Entry]) -> Iterator[Markup]:
    """A list that is unfolded when it is asked for."""
    if entries:
        yield tag("details", tag("summary", name), *rows(sheet, entries, FEW))


def rows(sheet: Sheet, entries: list[Entry], most: int) -> Iterator[Markup]:
    """A list, numbered by rank."""
    if entries:
        yield tag("ol", *(row(sheet, entry, most) for entry in entries), start=entries[0].shown.rank)


def row(sheet: Sheet, entry: Entry, most: int) -> Markup:
    """A repeat: its phrase, its kind, why it is listed, where it stands, what may stand instead."""
    repeat = entry.repeat
    first = sheet.anchors[start(repeat.places[0])]
    return tag(
        "li",
        tag("a", repeat.text, href=f"#{first}", class_=f"name {entry.look}"),
        tag("p", reason(entry)),
        tag("p", *links(sheet, entry, most), class_="at"),
        *instead(entry),
        id=f"r{entry.number}",
        data_look=entry.look,
    )


def reason(entry: Entry) -> str:
    """Why a repeat is listed, and how near to each other it stands; a kind with a list of its own is not named again."""
    repeat = entry.repeat
    apart = f"最近相隔{repeat.distance}字" if repeat.distance > 0 else ""
    counted = "" if apart and apart in repeat.reason else apart
    name = NAMES[repeat.kind] if repeat.kind in FLAGGED else ""
    return "，".join(filter(None, (name, repeat.reason, counted)))


def links(sheet: Sheet, entry: Entry, most: int) -> Iterator[Markup | str]:
    """Where a repeat stands, the first of its places."""
    repeat = entry.repeat
    places = zip(repeat.places[:most], entry.shown.positions, strict=False)
    named = (tag("a", said(position), href=f"#{sheet.anchors[start(spot)]}") for spot, position in places)
    yield Markup("、".join(named))
    if len(repeat.places) > most:
        yield f" 等 {len(repeat.places)} 处"


def said(position: Position) -> str:
    """A place in words."""
    return f"第{position.line}行第{position.column}字"


def instead(entry: Entry) -> Iterator[Markup]:
    """What may stand instead."""
    if entry.repeat.offer and entry.shown.instead:
        wordings = (part for text in entry.repeat.offer.wordings for part in (" 或 ", tag("ins", text)))
        yield tag("p", f"{said(entry.shown.instead)}可改用", *list(wordings)[1:], class_="instead")
