"""What stands around the text on the page: cards, the list of files, the bar of filters, the manual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model import LEVEL_NAMES, LEVELS, Block, Checked, Finding

from . import Shown, characters, fixable, manual, minutes, tally, title, where
from .marks import Mark
from .markup import Markup, joined, tag

EMPTY = Block("body", ())
SHORT = 40  # characters; a longer wording is not shown struck out beside its replacement
NAMED = 8  # related places that a card names


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with its number on the page."""

    number: int
    found: Shown

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.found.finding


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file on the page: its number, its cards, the marks of its blocks and how many of their characters repeat."""

    number: int
    checked: Checked
    cards: tuple[Card, ...]
    marks: dict[int, list[Mark]]
    heat: dict[int, int]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs; at least one, so that findings of an empty file have a place."""
        return (self.checked.document.draft.blocks if self.checked.document else ()) or (EMPTY,)

    def card(self, number: int) -> Card:
        """The card of a number; the cards of a file are numbered in a row."""
        return self.cards[number - self.cards[0].number]


def contents(sheets: list[Sheet]) -> Iterator[Markup]:
    """The list of files, if there are several."""
    if len(sheets) > 1:
        heads = ("文件", "字数", "分钟", *LEVEL_NAMES.values())
        rows = (tag("tr", *cells(sheet)) for sheet in sheets)
        yield tag("table", tag("tr", *(tag("th", head) for head in heads)), *rows, class_="files")


def cells(sheet: Sheet) -> Iterator[Markup]:
    """A file in the list."""
    yield tag("td", tag("a", sheet.checked.path, href=f"#f{sheet.number}"))
    if sheet.checked.document is None:
        yield tag("td", sheet.checked.error, colspan=len(LEVELS) + 2)
        return
    counts = tally([sheet.checked])
    yield tag("td", str(characters(sheet.checked)))
    yield tag("td", f"{minutes(sheet.checked):g}")
    yield from (tag("td", str(counts[level] or ""), class_=level) for level in LEVELS)


def card(one: Card, sheet: Sheet, anchor: str) -> Markup:
    """A finding beside its line; a hint is folded until it is asked for."""
    finding, level = one.finding, one.found.level
    return tag(
        "details",
        tag("summary", tag("b", LEVEL_NAMES[level]), " ", tag("span", finding.message)),
        *change(one.found, fixable(sheet.checked, finding)),
        *others(one.found, sheet),
        tag("p", *origin(one.found, anchor), class_="meta"),
        class_=f"card {level}",
        id=f"c{one.number}",
        data_check=finding.check,
        open=level != "hint",
    )


def change(found: Shown, sure: bool) -> Iterator[Markup]:
    """What may stand in place of the words."""
    if not found.finding.replacements:
        return
    wrong = [tag("del", found.position.text), " → "] if 0 < len(found.position.text) <= SHORT else ["改为："]
    right = [part for text in found.finding.replacements for part in (" 或 ", tag("ins", text) if text else "删去")]
    yield tag("p", *wrong, *right[1:], *([" ", tag("small", "可自动改正")] if sure else []), class_="change")


def others(found: Shown, sheet: Sheet) -> Iterator[Markup]:
    """Where else to look."""
    if found.related:
        places = zip(found.finding.related, found.related, strict=True)
        links = [
            tag("a", where(place, found.position), href=f"#f{sheet.number}b{spot.block}") for spot, place in places
        ]
        once = list(dict.fromkeys(links))
        rest = f" 等 {len(links)} 处" if len(once) > NAMED else ""
        yield tag("p", "另见 ", Markup("、".join(once[:NAMED])), rest, class_="see")


def origin(found: Shown, anchor: str) -> Iterator[Markup | str]:
    """Where it is, which check says so, and on what ground."""
    place = found.position
    yield tag("a", f"第{place.line}行第{place.column}字", href=f"#{anchor}")
    yield " · "
    yield tag("a", title(found.finding.check), href=f"#manual-{found.finding.check}")
    if found.finding.source:
        yield f" · {found.finding.source}"


def toolbar(sheets: list[Sheet]) -> Markup:
    """The bar that filters and steps through the findings; it works, and is seen, only with JavaScript."""
    counts = tally(sheet.checked for sheet in sheets)
    levels = (
        tag("label", box(level=level), f"{LEVEL_NAMES[level]} {counts[level]}", class_=level)
        for level in LEVELS
        if counts[level]
    )
    steps = [
        tag("button", "上一处", type="button", data_step="-1"),
        tag("output", id="count"),
        tag("button", "下一处", type="button", data_step="1"),
    ]
    return tag(
        "div",
        *levels,
        *([tag("label", box(unfold="1", checked=False), "展开提示")] if counts["hint"] else []),
        picker(sheets),
        tag("span", *steps, class_="steps"),
        tag("small", "按 J、K 逐处看，Esc 放开"),
        class_="bar",
    )


def box(checked: bool = True, **data: str) -> Markup:
    """A check box that the script understands."""
    return tag("input", type="checkbox", checked=checked, **{f"data_{name}": value for name, value in data.items()})


def picker(sheets: list[Sheet]) -> Markup:
    """The choice of checks."""
    found = counted(sheets)
    labels = (
        tag("label", box(only=check), title(check), " ", tag("small", str(times))) for check, times in found.items()
    )
    every = tag("button", "全选", type="button", data_every="1"), tag("button", "全不选", type="button", data_every="")
    return tag("details", tag("summary", f"检查项 {len(found)}"), tag("div", *every, *labels), class_="picker")


def counted(sheets: list[Sheet]) -> dict[str, int]:
    """How many findings each check has, most first."""
    return dict(Counter(card.finding.check for sheet in sheets for card in sheet.cards).most_common())


def manuals(sheets: list[Sheet]) -> Markup:
    """The manual page of every check that found something."""
    pages = (
        tag(
            "details",
            tag("summary", title(check), " ", tag("code", check), " ", tag("small", f"{times} 处")),
            tag("div", manual(check).partition("\n")[2].strip()),
            id=f"manual-{check}",
        )
        for check, times in counted(sheets).items()
    )
    return tag("section", tag("h2", "检查说明"), joined(pages), class_="manuals")
