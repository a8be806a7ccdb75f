"""The file of candidates that a person reads, edits and decides upon; written and read here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from drafter.data import records, yamlfile
from drafter.data.document import Document
from drafter.data.records import key
from drafter.drafting.outline import Outline
from drafter.text.genre import SPEECH, genre

from . import structure, yamlout
from .candidates import Learned
from .parallel import UNEVEN

Decision = Literal["待定", "是", "否"]
UNDECIDED: Decision = "待定"
YES: Decision = "是"
AGAIN = "可以用 drafter learn 旧稿… 重新学一份"
HEAD = """\
# 从旧稿学来的候选，请逐条看：要用的把“采用”改成 是，不用的改成 否；语句、槽、式、项都可以改。
# {{名}} 是事实的位置，起草时由任务单填写；【……】是程序说不准的地方，采用之前必须改成 {{名}} 或改写掉。
# 新写的 {{名}} 要在提纲的“事实”里添上一行。看完运行：drafter learn --accept 本文件 -o phrasebanks/本单位.yaml
"""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class OutlineText:
    """The candidate outline, the id it will have, and the decision about it."""

    decision: Decision = key("采用", UNDECIDED)
    id: str = key("编号", pattern="[a-z0-9][a-z0-9-]{0,40}")
    outline: Outline = key("内容")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class HeadingsText:
    """A candidate heading set."""

    decision: Decision = key("采用", UNDECIDED)
    slot: str = key("槽", least=1)
    pattern: str = key("式", least=1)
    items: dict[str, str] = key("项", least=1)
    sources: tuple[str, ...] = key("来源", ())


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SentenceText:
    """A candidate phrase."""

    decision: Decision = key("采用", UNDECIDED)
    slot: str = key("槽", least=1)
    text: str = key("语句", least=1)
    steps: tuple[str, ...] = key("分项", (), most=4)
    parallel: bool = key("排比", False)
    doubts: tuple[str, ...] = key("疑点", ())
    speeches: int = key("篇数", 1)
    sources: tuple[str, ...] = key("来源", ())
    original: str = key("原文", "")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CandidateFile:
    """The file as a whole."""

    note: str = key("说明", "")
    name: str = key("名称", "本单位语料")
    outline: OutlineText | None = key("提纲", None)
    headings: tuple[HeadingsText, ...] = key("纲目组", ())
    sentences: tuple[SentenceText, ...] = key("候选语句", ())


def text(learned: Learned) -> str:
    """What was learned as the file that a person decides upon."""
    return HEAD + "\n".join(yamlout.lines(plain(learned))) + "\n"


def plain(learned: Learned) -> dict[str, Any]:
    """What was learned, with the keys of the file."""
    return {
        "说明": note(learned),
        "名称": "本单位语料",
        "提纲": {"采用": UNDECIDED, "编号": structure.ID, "内容": structure.outline(learned)},
        "纲目组": [*headings(learned)],
        "候选语句": [*sentences(learned)],
    }


def note(learned: Learned) -> str:
    """How much was learned and left out."""
    left = "，".join(f"{reason} {count}" for reason, count in learned.left.most_common() if count)
    kinds = Counter(genre(one.speech.draft) or SPEECH for one in learned.read)
    apart = "、".join(f"{kind} {count}" for kind, count in kinds.most_common())
    mixed = f"；不是同一种文种（{apart}），最好分开学" if len(kinds) > 1 else ""
    told = f"{len(learned.read)} 篇旧稿{mixed}，候选语句 {len(learned.sentences)} 条、标题 {len(learned.headings)} 组"
    return f"{told}；没有列出的：{left}" if left else told


def headings(learned: Learned) -> Iterator[dict[str, Any]]:
    """Every heading set, those that are parallel first."""
    for one in sorted(learned.headings, key=lambda one: one.pattern == UNEVEN):
        yield {"采用": UNDECIDED, "槽": one.slot, "式": one.pattern, "项": one.items, "来源": list(one.places)}


def sentences(learned: Learned) -> Iterator[dict[str, Any]]:
    """Every phrase."""
    for one in learned.sentences:
        yield {
            "采用": UNDECIDED,
            "槽": one.slot,
            "语句": one.text,
            **({"分项": list(one.steps)} if one.steps else {}),
            **({"排比": True} if one.parallel else {}),
            **({"疑点": list(one.doubts)} if one.doubts else {}),
            "篇数": one.speeches,
            "来源": list(one.places),
            "原文": one.original,
        }


def read(content: str, name: str) -> tuple[Document, CandidateFile]:
    """The file with the places of what it says. Raises ``Mistakes``."""
    document = yamlfile.parsed(content, name, AGAIN)
    return document, records.read(document, CandidateFile)
