"""Holds a brief against its outline: facts of their kind, lists that the banks can word, places that there are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from drafter.data import yamlfile
from drafter.data.document import Document, Trail
from drafter.errors import Mistake, Mistakes
from drafter.text import numerals

from . import inserts, official, rows
from .brief import Brief, BriefText, Fact, Item, Lock, list_name, path_of, placed
from .inserts import Insert
from .official import Official
from .outline import FactAsked, Items, Outline
from .rows import Row

MOST_ROLLS = 99
HEADLESS = ("speech", "reading", "report")  # layouts of genres that have no head for the elements of official documents
STEPS = "分项"  # what a point is given to ask for a phrase in steps
PATTERNS = {
    "数": re.compile(r"[0-9][0-9,.]*万?"),
    "百分数": re.compile(r"[0-9]+(\.[0-9]+)?[%％]"),
    "日期": re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"),
}


@dataclass(slots=True)
class Holder:
    """Holds a brief against its outline and gathers every fault; ``themes`` are the keys that each heading slot words."""

    document: Document
    text: BriefText
    outline: Outline
    themes: dict[str, set[str]]
    faults: list[Mistake] = field(default_factory=list)

    def fault(self, message: str, *trail: str | int) -> None:
        """Note a fault at a place of the file."""
        self.faults.append(Mistake(placed(self.document, *trail), message))

    def held(self) -> Brief:
        """The brief. Raises ``Mistakes`` with every fault at once."""
        text = self.text
        tables = dict(self.rows())
        facts: dict[str, Fact] = {name: tuple(row.called for row in found) for name, found in tables.items()}
        facts |= dict(self.facts())
        skeleton = {name: self.skeleton(name, items) for name, items in self.outline.lists.items()}
        for name in text.skeleton:
            if list_name(name, self.outline) is None:
                self.fault(f"骨架里没有“{name}”这一列；{yamlfile.close(name, self.outline.lists)}", "骨架", name)
        locks, rolls = tuple(self.locks()), tuple(self.rolls())
        for name, value in (("标题", text.title), ("姓名", text.speaker.name), ("职务", text.speaker.post)):
            if re.search(r"[\n\r{}｛｝]", value or ""):
                self.fault(f"“{name}”里有换行或花括号；请写成一行文字", "标题" if name == "标题" else "讲话人")
        relations = self.outline.relations
        speaker = replace(text.speaker, relation=text.speaker.relation or relations[0])
        if speaker.relation not in relations:
            self.fault(
                f"{self.outline.name}没有“{text.speaker.relation}”的语料；可以写：{'、'.join(relations)}",
                "讲话人",
                "关系",
            )
        date = self.date(text.date, "日期")
        elements = self.official(date)
        illustrations = tuple(self.inserts())
        if self.faults:
            raise Mistakes(self.faults)
        return Brief(
            outline=self.outline,
            document=self.document,
            facts=facts,
            skeleton=skeleton,
            speaker=speaker,
            title=text.title,
            date=date,
            sector=text.sector,
            size=text.size,
            locks=locks,
            avoid=tuple(word for word in text.avoid if word),
            rolls=rolls,
            pins=text.pins,
            seed=text.seed,
            tone=text.tone,
            layout=text.layout or layout_of(self.outline.layout, elements),
            official=elements,
            inserts=illustrations,
            rows=tables,
            written={listed: key for key in reversed(text.skeleton) if (listed := list_name(key, self.outline))},
        )

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Each fact that is given or has a default, checked against its kind."""
        asked = {fact.name: fact for fact in self.outline.facts}
        told = set()
        for name, value in self.text.facts.items():
            if name not in asked:
                self.fault(f"不认识“{name}”；{yamlfile.close(name, asked)}", "事实", name)
                continue
            if asked[name].columns:
                continue
            try:
                found = fact_of(asked[name], value) if not blank(value) else ""
            except ValueError as error:
                self.fault(str(error), "事实", name)
                continue
            if found:
                told.add(name)
                yield name, found
        for name, fact in asked.items():
            if fact.default and name not in told:
                yield name, fact.default

    def rows(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """The rows of each fact that is a table and is given."""
        for name, asked in self.outline.tables.items():
            if not blank(value := self.text.facts.get(name)):
                yield name, rows.rows(asked, value, self.fault)

    def skeleton(self, name: str, items: Items) -> tuple[Item, ...]:
        """The items of one list; a count in its key must agree with them. None for one that is left to the program."""
        keys = [key for key in self.text.skeleton if list_name(key, self.outline) == name]
        if items.drawn and (not keys or blank(self.text.skeleton[keys[0]])):
            return ()
        if not keys:
            example = ", ".join(sorted(self.themes.get(items.headings, ()))[:3])
            self.fault(f"骨架里缺“{name}”；请列出{items.least}到{items.most}项，如 {name}: [{example}]", "骨架")
            return ()
        written = keys[0]
        for other in keys[1:]:
            self.fault(f"“{written}”和“{other}”是同一列，写了两次；请合并", "骨架", other)
        entries = self.text.skeleton[written]
        count = re.sub(f"个?{re.escape(name)}$", "", written)
        if count and numerals.VALUES.get(count) != len(entries):
            self.fault(f"写的是“{written}”，下面列了{len(entries)}项；请改成“{name}”，条数由程序数", "骨架", written)
        return self.items(entries, items, items.headings, ("骨架", written))

    def items(self, entries: list[Any], items: Items, slot: str, trail: Trail) -> tuple[Item, ...]:
        """The items of a list or of an item's points, each by key, by {key: points} or dictated."""
        if not items.least <= len(entries) <= items.most:
            self.fault(f"列了{len(entries)}项；要{items.least}到{items.most}项", *trail)
        known = self.themes.get(slot, set())
        found: list[Item] = []
        for index, entry in enumerate(entries):
            here = (*trail, index)
            try:
                item = self.item(entry, items, here)
            except ValueError as error:
                self.fault(str(error), *here)
                continue
            if not item.name:
                self.fault("这一项是空的；请写上，或删去", *here)
            if item.key and item.key not in known:
                self.fault(f"语料库里没有“{item.key}”；{yamlfile.close(item.key, sorted(known))}", *here)
            if item.name in {other.name for other in found}:
                self.fault(f"“{item.name}”列了两次；请删去一处", *here)
            found.append(replace(item, place=placed(self.document, *here).origin))
        return tuple(found)

    def item(self, entry: Any, items: Items, trail: Trail) -> Item:
        """One item as it was written. Raises ``ValueError`` with a Chinese sentence."""
        if isinstance(entry, str) and re.match(r"\S+：\s*[\[【]", entry):
            raise ValueError("冒号是全角的“：”，没有认出来；请改成半角冒号加一个空格“: ”")
        if isinstance(entry, str | int) and not isinstance(entry, bool):
            return Item(str(entry))
        if not isinstance(entry, dict) or not entry:
            raise ValueError("看不懂这一项；请写成一个词，或 {标题: …, 正文: …}")
        if "标题" in entry:
            return self.dictated(entry, items, trail)
        if len(entry) == 1 and items.steps and list(entry.values()) == [STEPS]:
            return Item(next(iter(entry)), stepped=True)
        if len(entry) != 1 or items.points is None:
            raise ValueError(
                "看不懂这一项；请写成一个词，或 {标题: …, 正文: …}"
                + ("，或 主题: [要点, 要点]" if items.points else "")
            )
        ((key, below),) = entry.items()
        return Item(key, points=self.points(key, key, below, items, (*trail, key)))

    def dictated(self, entry: dict[str, Any], items: Items, trail: Trail) -> Item:
        """An item with a heading of its own. Raises ``ValueError`` with a Chinese sentence."""
        allowed = ["标题", "正文", "主题", *(["要点"] if items.points else [])]
        if extra := sorted(set(entry) - set(allowed)):
            raise ValueError(f"不认识“{extra[0]}”；{yamlfile.close(extra[0], allowed)}")
        odd = [name for name in ("标题", "正文", "主题") if isinstance(entry.get(name), bool | list | dict)]
        if odd:
            raise ValueError(f"“{odd[0]}”不是文字；请写成一段话，分段就空一行")
        heading, body, key = (as_written(entry.get(name)) for name in ("标题", "正文", "主题"))
        if not heading:
            raise ValueError("“标题”是空的；请写上，或删去这一项")
        if not key and any(not isinstance(below, dict) for below in entry.get("要点") or []):
            raise ValueError(
                f"“{heading}”没有写主题，认不出它的要点；请加上 主题: …，或把要点也写成 {{标题: …, 正文: …}}"
            )
        points = self.points(key, heading, entry.get("要点"), items, (*trail, "要点"))
        return Item(key, heading.rstrip("。").removeprefix("要" if items.numbering == "要" else ""), body, points)

    def points(self, key: str, name: str, below: Any, items: Items, trail: Trail) -> tuple[Item, ...]:
        """The points of an item. Raises ``ValueError`` with a Chinese sentence."""
        if below is None or items.points is None:
            return ()
        if not isinstance(below, list):
            raise ValueError(f"“{name}”的要点不是列表；请写成 {name}: [甲, 乙]")
        return self.items(below, items.points, items.points.headings.replace("{上项}", key), trail)

    def locks(self) -> Iterator[Lock]:
        """The locked words, each with its file:line."""
        for index, lock in enumerate(self.text.locks):
            yield Lock(lock.at, lock.text, lock.source, placed(self.document, "锁定", index))

    def inserts(self) -> Iterator[Insert]:
        """The tables and pictures, read from their files."""
        for index, text in enumerate(self.text.inserts):
            place = placed(self.document, "图表", index)
            try:
                yield inserts.insert(text, path_of(text.at, self.outline), place)
            except ValueError as error:
                self.fault(str(error), "图表", index)

    def rolls(self) -> Iterator[tuple[str, int]]:
        """The re-rolls, each of a number that makes sense."""
        for path, roll in self.text.rolls.items():
            if not 1 <= roll <= MOST_ROLLS:
                self.fault(f"重选写的是 {roll}；请写 2 到 {MOST_ROLLS} 之间的数", "重选", path)
            yield path, roll

    def official(self, date: str) -> Official | None:
        """The elements of an official document; its days are that of the brief where nothing is said."""
        text = self.text.official
        if text is None:
            return None
        for message, trail in official.faults(text):
            self.fault(message, official.SECTION, *trail)
        own = self.date(text.date, official.SECTION, "日期") or date
        printed = (self.date(text.printed.date, official.SECTION, "印发", "日期") if text.printed else "") or own
        if own and printed and printed < own:
            self.fault("印发日期早于成文日期；请核对", official.SECTION, "印发", "日期")
        return Official(text, own, printed)

    def date(self, written: str, *trail: str) -> str:
        """The day as YYYY-MM-DD, or empty."""
        digits = re.fullmatch(r"(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?|(\d{4})(\d{2})(\d{2})", written)
        if not written:
            return ""
        try:
            return datetime.date(*(int(part) for part in digits.groups() if part)).isoformat()  # type: ignore[union-attr]
        except (ValueError, AttributeError):
            self.fault(f"没有“{written}”这样的日期；请写成 2026-11-22", *trail)
            return ""


def layout_of(usual: str, elements: Official | None) -> str:
    """The layout of a brief that names none: an official document has no use for one without a head."""
    return elements.text.form if elements and usual in HEADLESS else usual


def blank(value: Any) -> bool:
    """Whether a key was left blank."""
    return value is None or value == "" or value == []  # noqa: PLR1714  # a list cannot be hashed


def as_written(value: Any) -> str:
    """A text that may have been left blank or be a number."""
    return "" if value is None else str(value).strip()


def fact_of(asked: FactAsked, value: Any) -> Fact:
    """A fact in the form in which phrases use it. Raises ``ValueError`` with a Chinese sentence."""
    if asked.kind == "列表":
        return list_of(asked, value)
    if asked.kind == "时长":
        return duration_of(value)
    if isinstance(value, list | dict | bool):
        raise ValueError(f"“{asked.name}”不是一行文字；请写成 {asked.example} 这样")
    written = str(value).strip()
    if asked.kind in PATTERNS and not PATTERNS[asked.kind].fullmatch(written):
        raise ValueError(f"“{asked.name}”写的“{written}”不是{asked.kind}；请写成 {asked.example} 这样")
    return single_line(asked.name, written)


def single_line(name: str, value: str) -> str:
    """A fact stands inside a sentence: no line breaks, no braces, no points at its ends."""
    if re.search(r"[\n\r{}｛｝]", value):
        raise ValueError(f"“{name}”里有换行或花括号；请写成一行文字")
    bare = value.strip("。；，、：: 　")
    if bare and not re.search(r"\w", bare):
        raise ValueError(f"“{name}”只有标点；请写成文字，或空着")
    if bare.startswith("【"):
        raise ValueError(f"“{name}”用了全角括号【】；列表请用半角方括号 [甲, 乙]")
    return bare


def list_of(asked: FactAsked, value: Any) -> tuple[str, ...]:
    """A list of short names; a single text is split at 、."""
    entries = [value] if isinstance(value, str | int) and not isinstance(value, bool) else value
    if not isinstance(entries, list) or any(isinstance(entry, list | dict | bool) for entry in entries):
        raise ValueError(f"“{asked.name}”不是列表；请写成 {asked.example} 这样")
    names = [part for entry in entries if entry is not None for part in re.split("[、，,]", str(entry))]
    return tuple(bare for name in names if (bare := single_line(asked.name, name.strip())))


def duration_of(value: Any) -> str:
    """两天, 2天 and {天: 2} as 两天; 半个月 and the like as written. Raises ``ValueError``."""
    if isinstance(value, dict) and len(value) == 1 and isinstance(next(iter(value.values())), str | int):
        unit, amount = next(iter(value.items()))
        value = f"{amount}{unit}"
    written = str(value).strip()
    if match := re.fullmatch(r"([0-9]{1,2})(个半月|个月|个星期|天半|天|周|日|课时|学时)", written):
        unit = "天" if match[2] == "日" else match[2]
        return numerals.counted(int(match[1])) + unit
    if not isinstance(value, str) or not re.search(r"[天日周月年时半]", written):
        raise ValueError("“时长”没有写单位；请写成 两天、三天半、一周，或 {天: 2}")
    return single_line("时长", written)
