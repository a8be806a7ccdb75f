"""An outline: one genre's structure, lists, numbering and the facts that it asks for. No prose, no facts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from drafter.data import library, records, yamlfile, yamlhead
from drafter.data.records import key
from drafter.errors import DrafterError
from drafter.text import numerals

from . import sums
from .render import FILTERS, ODD, PLACEHOLDER

ORDINAL = "序"  # what a row may ask for beside its fields: which one it is, 一, 二
MASTHEAD = ("标题", "讲话人", "日期")  # what the brief gives beside its facts
Keep = Literal["必", "应", "可"]
Relation = Literal["上对下", "平级", "下对上"]
FactKind = Literal["文字", "列表", "数", "百分数", "时长", "日期", "表"]
ColumnKind = Literal["文字", "数", "百分数", "日期", "选项", "长文"]
Family = Literal["是", "要", "一、", "（一）", "第一", "1.", "（1）", "序词", "①"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Column:
    """A field of the rows of a fact of kind 表: given by the brief, or computed (算) from others of its row."""

    name: str = key("名")
    kind: ColumnKind = key("类", "文字")
    required: bool = key("必需", False)
    choices: tuple[str, ...] = key("选项", ())
    default: str = key("默认", "")
    sum: str = key("算", "")

    def fault(self) -> str:
        """What is wrong with the field: its choices, its sum."""
        if bool(self.choices) != (self.kind == "选项"):
            return f"栏“{self.name}”写法不对；类为 选项 的要列出 选项，别的不要"
        return sums.fault(self.sum) if self.sum else ""


def wordings(value: Any) -> Any:
    """Several wordings may be written as the only one there is."""
    return [value] if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FactAsked:
    """A fact that the genre asks for: how it is written, the question to ask, an example.

    One of kind 表 is a list of rows: their columns, how many there may be, and how a row is called where all are
    enumerated: in the first wording whose fields it has.
    """

    name: str = key("名")
    kind: FactKind = key("类", "文字")
    required: bool = key("必需", False)
    ask: str = key("问")
    example: str = key("例")
    default: str | None = key("默认", None)
    most: int = key("至多", 0, least=0)
    columns: tuple[Column, ...] = key("栏", ())
    least_rows: int = key("最少", 1, least=1, most=50)
    most_rows: int = key("最多", 20, least=1, most=50)
    called: tuple[str, ...] = key("称", (), before=wordings, accepts=str | list[str])

    def fault(self) -> str:
        """What is wrong with the fact: a table without columns, columns without a table."""
        if bool(self.columns) != (self.kind == "表"):
            return f"事实“{self.name}”写法不对；类为 表 的要列出 栏，别的不要"
        known = {column.name for column in self.columns}
        lost = [name for wording in self.called for name in asked_in(wording) if name not in known]
        return f"“{self.name}”的称里没有“{lost[0]}”这一栏" if lost else ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Pick:
    """A slot to fill with a phrase, or a text; ``keep`` tells how readily it is left out to meet the length.

    ``needs`` are facts, or fields of the row, without which it is left out; one that ``stacks`` may stand beside another
    phrase of its slot from the same bank, one that stands ``apart`` opens a paragraph.
    """

    slot: str = key("槽", "")
    text: str = key("文", "")
    keep: Keep = key("留", "必")
    needs: tuple[str, ...] = key("需", ())
    stacks: bool = key("叠", False)
    apart: bool = key("另段", False)

    def fault(self) -> str:
        """What is wrong with the pick: it is a slot or a text."""
        return "" if bool(self.slot) != bool(self.text) else "取的每一项要在 槽、文 中恰好写一种"


def picks(value: Any) -> Any:
    """A pick may be written as the name of its slot alone."""
    return [{"槽": entry} if isinstance(entry, str) else entry for entry in value] if isinstance(value, list) else value


Picks = tuple[Pick, ...]
WRITTEN_PICKS: dict[str, Any] = {"before": picks, "accepts": list[str | Pick]}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Items:
    """How each item of a list is written: its number, its heading set, its picks, its own list of points.

    ``depth`` is the level of its headings, which stand ``alone`` in a paragraph or open one; a list that is ``drawn`` may
    be left to the program. Items whose points a short draft leaves out have ``brief`` picks.
    """

    numbering: Family = key("编号")
    headings: str = key("纲目")
    picks: Picks = key("取", (), **WRITTEN_PICKS)
    fallback: Picks = key("通用取", (), **WRITTEN_PICKS)
    brief: Picks = key("短取", (), **WRITTEN_PICKS)
    points: Items | None = key("要点", None)
    steps: Family | None = key("分项编号", None)
    least: int = key("至少", 2, least=1, most=20)
    most: int = key("至多", 6, least=1, most=20)
    usual: int = key("通常", 3, least=1, most=20)
    depth: int = key("级", 1, least=1, most=3)
    alone: bool = key("独段", False)
    drawn: bool = key("自选", False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Rows:
    """How each row of a fact of kind 表 is written: its number, its heading, its picks.

    In the names of slots {栏} stands for what the row has there, {位} for 首, 中 or 末; phrases may ask for its 序. Rows that are ``sections`` are
    numbered on with the headings of sections.
    """

    fact: str = key("表")
    numbering: Family | Literal[""] = key("编号", "")
    heading: str = key("标题", "")
    picks: Picks = key("取", (), **WRITTEN_PICKS)
    depth: int = key("级", 1, least=1, most=3)
    alone: bool = key("独段", False)
    sections: bool = key("作章", False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Grid:
    """A table of the rows of a fact: its caption and columns."""

    fact: str = key("表")
    caption: str = key("题", "")
    columns: tuple[str, ...] = key("栏", least=1)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Node:
    """A part of the document: a text, picks, a list of items, the rows of a fact one by one or as a table, the heading of a
    section, or the place for locked passages. It stands only where the facts that it ``needs`` are given, and none that it
    stands ``without``.
    """

    name: str = key("节点")
    role: Literal["标题", "署名", "称呼", "正文"] = key("角色", "正文")
    needs: tuple[str, ...] = key("需", ())
    without: tuple[str, ...] = key("缺", ())
    text: str | None = key("文", None)
    picks: Picks = key("取", (), **WRITTEN_PICKS)
    items: Items | None = key("列", None)
    rows: Rows | None = key("逐项", None)
    grid: Grid | None = key("制表", None)
    section: str = key("章", "")
    lock: bool = key("锁", False)

    def fault(self) -> str:
        """What is wrong with the node: it is of exactly one kind."""
        given = (self.text is not None, self.picks, self.items, self.rows, self.grid, self.section, self.lock)
        wrong = sum(map(bool, given)) != 1
        return f"节点“{self.name}”写法不对；要在 文、取、列、逐项、制表、章、锁 中恰好写一种" if wrong else ""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Names:
    """A placeholder that stands for one heading set's wording of a list: 回扣 → 学在经常、干在实处."""

    name: str = key("名")
    series: str = key("列")
    headings: str = key("纲目")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Outline:
    """One genre's structure."""

    id: str = ""
    place: str = ""
    digest: str = ""
    name: str = key("名称")
    other_names: tuple[str, ...] = key("别名", ())
    layout: str = key("版式", "speech")
    title: str = key("标题")
    relations: tuple[Relation, ...] = key("关系", ("上对下", "平级", "下对上"), least=1)
    facts: tuple[FactAsked, ...] = key("事实")
    names: tuple[Names, ...] = key("变量", ())
    sections: Family = key("章编号", "一、")
    avoid: tuple[str, ...] = key("避词", ())
    nodes: tuple[Node, ...] = key("节点")

    @property
    def lists(self) -> dict[str, Items]:
        """The items of each list by its node."""
        return {node.name: node.items for node in self.nodes if node.items}

    @property
    def steps(self) -> str:
        """The family that numbers the steps of a phrase."""
        found = [
            level.steps for items in self.lists.values() for level in (items, items.points) if level and level.steps
        ]
        return found[0] if found else "序词"

    @property
    def placeholders(self) -> set[str]:
        """Every name that a phrase may ask for."""
        columns = {column.name for fact in self.facts for column in fact.columns}
        columns |= {ORDINAL} if columns else set()
        return {fact.name for fact in self.facts} | columns | set(self.lists) | {names.name for names in self.names}

    @property
    def tables(self) -> dict[str, FactAsked]:
        """The facts that are lists of rows, by name."""
        return {fact.name: fact for fact in self.facts if fact.columns}

    @property
    def reached(self) -> tuple[str, ...]:
        """How the names of the slots begin that it may ask for, as far as they are the same in every draft."""
        found = {
            pick.slot.partition("{")[0]
            for node in self.nodes
            for picks in (node.picks, node.rows.picks if node.rows else (), *picks_of(node.items))
            for pick in picks
            if pick.slot
        }
        return tuple(sorted(found))

    def fault(self) -> str:
        """What is wrong with the outline: its texts, a list that is not there, its numbering."""
        for text, needs in [(self.title, ()), *((node.text, node.needs) for node in self.nodes if node.text)]:
            if complaint := self.text_fault(text, needs):
                return complaint
        lost = [names.series for names in self.names if names.series not in self.lists]
        if lost:
            return f"没有“{lost[0]}”这一列；{yamlfile.close(lost[0], self.lists)}"
        return self.table_fault() or self.numbering_fault()

    def table_fault(self) -> str:
        """What is wrong with what stands row by row: a table or a column that there is not."""
        for node in self.nodes:
            for part in (node.rows, node.grid):
                if part and part.fact not in self.tables:
                    return f"没有“{part.fact}”这个表；{yamlfile.close(part.fact, self.tables)}"
            known = [column.name for column in self.tables[node.grid.fact].columns] if node.grid else []
            lost = [name for name in node.grid.columns if name not in known] if node.grid else []
            if lost:
                return f"没有“{lost[0]}”这一栏；{yamlfile.close(lost[0], known)}"
        return ""

    def text_fault(self, text: str, needs: tuple[str, ...] = ()) -> str:
        """What is wrong with a text: only facts that are always there, and nothing but placeholders in braces."""
        if ODD.search(PLACEHOLDER.sub("", text)):
            return f"“{text}”里花括号写法不对；只能写 {{{{名}}}} 或 {{{{名|过滤器}}}}，花括号和竖线都用半角"
        sure = {fact.name for fact in self.facts if fact.required or fact.default}
        sure |= {*self.lists, *MASTHEAD, *needs}
        for match in PLACEHOLDER.finditer(text):
            if match[2] and match[2] not in FILTERS:
                return f"不认识过滤器“{match[2]}”；可以写：{'、'.join(FILTERS)}"
            if match[1] not in sure:
                return f"“{text}”里的“{match[1]}”不是必需的事实，也没有默认值；{yamlfile.close(match[1], sorted(sure))}"
        return ""

    def numbering_fault(self) -> str:
        """What is wrong with the numbering: a family on two adjacent levels, or one too short for its list."""
        for name, items in self.lists.items():
            families = list(levels_of(items))
            twins = [family for family, below in pairwise(families) if family == below]
            if twins:
                return f"列“{name}”相邻两级都用“{twins[0]}”编号；请换一种"
            for level in (items, items.points):
                if level and not level.least <= level.usual <= level.most:
                    return f"列“{name}”的 至少、通常、至多 不成次序；请改成由小到大"
                if level and level.most > numerals.longest(level.numbering):
                    longest = numerals.longest(level.numbering)
                    return f"列“{name}”用“{level.numbering}”编号，最多到第 {longest} 项；请改“至多”或换一种编号"
        return ""


def asked_in(text: str) -> list[str]:
    """The names that the placeholders of a text ask for."""
    return [match[1] for match in PLACEHOLDER.finditer(text)]


def picks_of(items: Items | None) -> Iterator[Picks]:
    """The picks of a list from its first level down."""
    if items:
        yield from (items.picks, items.fallback, items.brief)
        yield from picks_of(items.points)


def levels_of(items: Items) -> Iterator[str]:
    """The numbering families of a list from its first level down."""
    yield items.numbering
    if items.points:
        yield from levels_of(items.points)
    if items.steps:
        yield items.steps


def names() -> dict[str, list[str]]:
    """Every genre id with its Chinese names; an outline with faults speaks up when it is asked for."""
    found = {}
    for genre in ids():
        with contextlib.suppress(DrafterError):
            found[genre] = spelled(genre)
    return found


def spelled(genre: str) -> list[str]:
    """The Chinese names of a genre, by a glance at its outline. Raises ``DrafterError``."""
    name = f"templates/genres/{genre}/outline.yaml"
    path = library.file(name)
    text = yamlfile.content(path, name) if path else ""
    own, others = yamlhead.words(text, "名称", "name"), yamlhead.words(text, "别名", "other_names")
    if own and others is not None:
        return [*own, *others]
    outline = load(genre)
    return [outline.name, *outline.other_names]


def ids() -> list[str]:
    """The ids of all genres."""
    return [name.split("/")[-2] for name in library.files("templates/genres/*/outline.yaml")]


def load(genre: str) -> Outline:
    """The outline of a genre by its id; ``DrafterError`` if there is none or it has faults."""
    name = f"templates/genres/{genre}/outline.yaml"
    path = library.file(name)
    if path is None:
        raise DrafterError(f"没有“{genre}”这种文种；{yamlfile.close(genre, ids())}")
    return parsed(genre, yamlfile.content(path, name), name)


@lru_cache(maxsize=64)
def parsed(genre: str, text: str, name: str) -> Outline:
    """The outline that a text is."""
    return replace(
        records.read(yamlfile.parsed(text, name), Outline), id=genre, place=name, digest=library.digest(text)
    )


def find(genre: str) -> str:
    """The id of a genre given by id or by a Chinese name."""
    if genre in ids():
        return genre
    known = {chinese: name for name, spelled in names().items() for chinese in spelled}
    if genre in known:
        return known[genre]
    raise DrafterError(f"没有“{genre}”这种文种；{yamlfile.close(genre, [*known, *ids()])}")
