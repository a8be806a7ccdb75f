"""A brief: one event's facts and wishes, as staff write them. Facts only, no set prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from drafter.data.document import Document, Trail
from drafter.data.records import key, keyed
from drafter.errors import Place
from drafter.text import length, numerals

from .inserts import Insert, InsertText
from .official import Official, OfficialText, as_list, as_text
from .outline import MASTHEAD, Outline, Relation
from .rows import Row, name_of, trail_of

Fact = str | tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Speaker:
    """Who speaks; the relation to the hearers is the genre's usual one if nothing is said."""

    name: str | None = key("姓名", None)
    post: str | None = key("职务", None)
    relation: Literal[Relation, ""] = key("关系", "")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Size:
    """The length asked for: 字数 of the file, or minutes at a rate of 字 a minute."""

    characters: int | None = key("字数", None, least=100, most=100_000)
    minutes: float | None = key("分钟", None, least=0.001, most=300)
    rate: int = key("语速", length.RATE, least=100, most=400)

    def fault(self) -> str:
        """What is wrong with the length: 字数 or 分钟, not both."""
        if (self.characters is None) == (self.minutes is None):
            return "篇幅要写 字数 或 分钟 之一；请写成 {字数: 3000} 或 {分钟: 13, 语速: 220}"
        return ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LockText:
    """Words that must stand exactly so, with the source that vouches for them."""

    at: str = key("位置", "嘱托")
    text: str = key("文", least=1)
    source: str = key("依据", least=1)


def as_size(value: Any) -> Any:
    """3000字 or 13分钟 or a bare number of 字 where a length is wanted."""
    return size_of(value) if isinstance(value, str | int) and not isinstance(value, bool) else value


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class BriefText:
    """A brief as staff write it; the facts and the skeleton are held against the outline afterwards."""

    genre: str = key("文种")
    sector: str = key("行业", "")
    title: str = key("标题", "", before=as_text, accepts=str | int)
    speaker: Speaker = key("讲话人", Speaker())
    date: str = key("日期", "", before=as_text, accepts=str | int)
    facts: dict[str, Any] = key("事实", {})
    skeleton: dict[str, list[Any]] = key("骨架", {})
    size: Size | None = key("篇幅", None, before=as_size, accepts=Size | str | int)
    locks: tuple[LockText, ...] = key("锁定", ())
    avoid: tuple[str, ...] = key("回避", (), before=as_list, accepts=list[str] | str)
    rolls: dict[str, int] = key("重选", {})
    pins: tuple[str, ...] = key("选用", (), before=as_list, accepts=list[str] | str)
    seed: str = key("种子", "", before=as_text, accepts=str | int)
    tone: Literal["庄重", "平实", ""] = key("语体", "")
    layout: str = key("版式", "")
    official: OfficialText | None = key("公文", None)
    inserts: tuple[InsertText, ...] = key("图表", ())


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list that was asked for: by its key, or dictated with a heading and perhaps a text."""

    key: str
    heading: str = ""
    body: str = ""
    points: tuple[Item, ...] = ()
    place: str = ""
    stepped: bool = False

    @property
    def name(self) -> str:
        """What the item is called in paths: its key, else its heading."""
        return self.key or self.heading


@dataclass(frozen=True, slots=True)
class Lock:
    """Locked words with their node, source and file:line."""

    at: str
    text: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class Brief:
    """One event's facts and wishes, held against the outline of its genre."""

    outline: Outline
    document: Document
    facts: dict[str, Fact]
    skeleton: dict[str, tuple[Item, ...]]
    speaker: Speaker
    title: str = ""
    date: str = ""
    sector: str = ""
    size: Size | None = None
    locks: tuple[Lock, ...] = ()
    avoid: tuple[str, ...] = ()
    rolls: tuple[tuple[str, int], ...] = ()
    pins: tuple[str, ...] = ()
    seed: str = ""
    tone: str = ""
    layout: str = ""
    official: Official | None = None
    inserts: tuple[Insert, ...] = ()
    written: dict[str, str] = field(default_factory=dict)
    rows: dict[str, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def wordings(self) -> tuple[tuple[str, str], ...]:
        """Every fact as it should read in the draft, a list entry by entry, with its name; who speaks, and when."""
        facts = [
            (name, entry) for name, fact in self.facts.items() for entry in ((fact,) if isinstance(fact, str) else fact)
        ]
        facts = [fact for fact in facts if fact[0] not in self.rows]
        facts += [
            (name_of(name, index, column), text)
            for name, found in self.rows.items()
            for index, row in enumerate(found)
            for column, text in row.fields.items()
        ]
        date = numerals.full_date(self.date) if self.date else ""
        masthead = (("职务", self.speaker.post or ""), ("姓名", self.speaker.name or ""), ("日期", date))
        return (*facts, *(fact for fact in masthead if fact[1]))

    def fact_place(self, name: str) -> str:
        """The file name and line of a fact, of a list, or of the place where it belongs."""
        return self.place(*self.trail(name)).origin

    def trail(self, name: str) -> Trail:
        """The keys under which something that a placeholder names is written."""
        if name in MASTHEAD:
            return (name,)
        if field_of := trail_of(name):
            return ("事实", *field_of)
        listed = next((names.series for names in self.outline.names if names.name == name), name)
        return ("骨架", self.written.get(listed, listed)) if listed in self.outline.lists else ("事实", name)

    def place(self, *trail: str | int) -> Place:
        """The place of a key."""
        return placed(self.document, *trail)

    def path_of(self, written: str) -> str:
        """A node's path as the program writes it."""
        return path_of(written, self.outline)


def placed(document: Document, *trail: str | int) -> Place:
    """The place of a key of a brief, though it may be written by its English name."""
    names = {entry.metadata["key"]: entry.name for entry in keyed(BriefText)}
    if trail and trail[:1] not in document.marks and (names.get(str(trail[0])),) in document.marks:
        trail = (names[str(trail[0])], *trail[1:])
    return document.place(*trail)


def size_of(text: str | int) -> dict[str, Any]:
    """The length asked for in one word: 3000字, 13分钟, 3000. Raises ``ValueError``."""
    match = re.fullmatch(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(字|分钟|分)?\s*", str(text))
    if not match:
        raise ValueError(f"看不懂篇幅“{text}”；请写成 3000字 或 13分钟")
    return {"分钟": match[1]} if match[2] in ("分钟", "分") else {"字数": match[1]}


def path_of(written: str, outline: Outline) -> str:
    """A node's path as the program writes it: 四个要.担当.勇 is 要.担当.勇."""
    first, *rest = written.replace("/", ".").split(".")
    return ".".join([list_name(first, outline) or first, *rest])


def list_name(written: str, outline: Outline) -> str | None:
    """The list that a key of the skeleton names: 要, 四个要 and 四要 are all the list 要."""
    bare = re.sub(r"^[一二两三四五六七八九十]+个?", "", written)
    return next((name for name in outline.lists if name in (written, bare)), None)
