"""An outline: one genre's structure, lists, numbering and the facts that it asks for. No prose, no facts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from drafter.data import library, yamlfile
from drafter.data.yamlfile import Model
from drafter.errors import DrafterError
from drafter.text import numerals

Keep = Literal["必", "应", "可"]
FactKind = Literal["文字", "列表", "数", "百分数", "时长", "日期"]
Family = Literal["是", "要", "一、", "（一）", "第一", "1.", "（1）", "序词", "①"]


class FactAsked(Model):
    """A fact that the genre asks for: how it is written, the question to ask, an example."""

    name: str = Field(alias="名")
    kind: FactKind = Field("文字", alias="类")
    required: bool = Field(False, alias="必需")
    ask: str = Field(alias="问")
    example: str = Field(alias="例")
    default: str | None = Field(None, alias="默认")
    most: int = Field(0, alias="至多", ge=0)


class Pick(Model):
    """A slot to fill with a phrase; ``keep`` tells how readily it is left out to meet the length."""

    slot: str = Field(alias="槽")
    keep: Keep = Field("必", alias="留")


def picks(value: Any) -> Any:
    """A pick may be written as the name of its slot alone."""
    return [{"槽": entry} if isinstance(entry, str) else entry for entry in value] if isinstance(value, list) else value


Picks = Annotated[tuple[Pick, ...], BeforeValidator(picks, json_schema_input_type=list[str | Pick])]


class Items(Model):
    """How each item of a list is written: its number, its heading set, its picks, its own list of points."""

    numbering: Family = Field(alias="编号")
    headings: str = Field(alias="纲目")
    picks: Picks = Field((), alias="取")
    fallback: Picks = Field((), alias="通用取")
    points: Items | None = Field(None, alias="要点")
    steps: Family | None = Field(None, alias="分项编号")
    least: int = Field(2, alias="至少", ge=1, le=20)
    most: int = Field(6, alias="至多", ge=1, le=20)
    usual: int = Field(3, alias="通常", ge=1, le=20)


class Node(Model):
    """A paragraph of the speech: a text, picks, a list of items, or the place for locked passages."""

    name: str = Field(alias="节点")
    role: Literal["标题", "署名", "称呼", "正文"] = Field("正文", alias="角色")
    text: str | None = Field(None, alias="文")
    picks: Picks = Field((), alias="取")
    list: Items | None = Field(None, alias="列")
    lock: bool = Field(False, alias="锁")

    @model_validator(mode="after")
    def one_kind(self) -> Node:
        """A node is of exactly one kind."""
        if sum((self.text is not None, bool(self.picks), self.list is not None, self.lock)) != 1:
            raise ValueError(f"节点“{self.name}”要在 文、取、列、锁 中恰好写一种")
        return self


class Names(Model):
    """A placeholder that stands for one heading set's wording of a list: 回扣 → 学在经常、干在实处."""

    name: str = Field(alias="名")
    list: str = Field(alias="列")
    headings: str = Field(alias="纲目")


class Outline(Model):
    """One genre's structure."""

    id: str = ""
    place: str = ""
    name: str = Field(alias="名称")
    other_names: tuple[str, ...] = Field((), alias="别名")
    layout: str = Field("speech", alias="版式")
    title: str = Field(alias="标题")
    relations: tuple[str, ...] = Field(("上对下", "平级", "下对上"), alias="关系")
    facts: tuple[FactAsked, ...] = Field(alias="事实")
    names: tuple[Names, ...] = Field((), alias="变量")
    nodes: tuple[Node, ...] = Field(alias="节点")

    @property
    def lists(self) -> dict[str, Items]:
        """The items of each list by its node."""
        return {node.name: node.list for node in self.nodes if node.list}

    @property
    def placeholders(self) -> set[str]:
        """Every name that a phrase may ask for."""
        return {fact.name for fact in self.facts} | set(self.lists) | {names.name for names in self.names}

    @model_validator(mode="after")
    def families_differ(self) -> Outline:
        """No numbering family stands on two adjacent levels; every family reaches as far as its list."""
        for name, items in self.lists.items():
            levels = list(levels_of(items))
            for family, below in pairwise(levels):
                if family == below:
                    raise ValueError(f"列“{name}”相邻两级都用“{family}”编号；请换一种")
            if items.most > numerals.longest(items.numbering):
                raise ValueError(f"编号“{items.numbering}”最多到第 {numerals.longest(items.numbering)} 项")
        return self


def levels_of(items: Items) -> Iterator[str]:
    """The numbering families of a list from its first level down."""
    yield items.numbering
    if items.points:
        yield from levels_of(items.points)
    if items.steps:
        yield items.steps


def names() -> dict[str, list[str]]:
    """Every genre id with its Chinese names."""
    return {genre: [outline.name, *outline.other_names] for genre in ids() for outline in [load(genre)]}


def ids() -> list[str]:
    """The ids of all genres."""
    return [name.split("/")[-2] for name in library.files("templates/genres/*/outline.yaml")]


def load(genre: str) -> Outline:
    """The outline of a genre by its id; ``DrafterError`` if there is none or it has faults."""
    name = f"templates/genres/{genre}/outline.yaml"
    found = library.files(name)
    if name not in found:
        raise DrafterError(f"没有“{genre}”这种文种；{yamlfile.close(genre, ids())}")
    document = yamlfile.document(found[name], library.shown(name, found[name]))
    return document.parse(Outline).model_copy(update={"id": genre, "place": document.path})


def find(genre: str) -> str:
    """The id of a genre given by id or by a Chinese name."""
    if genre in ids():
        return genre
    known = {chinese: name for name, spelled in names().items() for chinese in spelled}
    if genre in known:
        return known[genre]
    raise DrafterError(f"没有“{genre}”这种文种；{yamlfile.close(genre, [*known, *ids()])}")
