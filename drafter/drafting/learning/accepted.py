"""What a person has accepted of the candidates, as a phrase bank, an outline and its starter brief."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter.data.document import Document
from drafter.errors import DrafterError, Mistake, Mistakes

from .. import outline as outlines
from .. import phrasebank
from ..banktext import BankText, HeadingSetText, PhraseText, heading_faults, phrase_faults
from ..outline import FactAsked, Items, Outline
from . import yamlout
from .candidates import OWN
from .candidatefile import UNDECIDED, YES, CandidateFile, HeadingsText, SentenceText
from .speech import OPEN

BANK_HEAD = "# 从本单位旧稿学来、经人逐条采用的语料。\n"
OUTLINE_HEAD = "# 提纲：从本单位旧稿学来。只写结构，不写文句，不写事实。\n"
BRIEF = """\
# 任务单：{name}。只写事实和要求，不写套话；程序按它起草。
# 写法：冒号、逗号用半角，冒号后空一格；缩进用空格；# 后面是说明，程序不读。带 * 的必填。

文种: {name}
标题:                      # 空着则自动写
讲话人:
  姓名:                    # *
  职务:                    # *
  关系: 上对下
日期:                      # * 讲话那天，如 2026-11-20

事实:
{facts}
骨架:                      # 每一列讲哪几条；可以删、可以调换次序，也可以写 {{标题: …, 正文: …}}
{lists}
篇幅: 2000字
种子: （种子）
"""
KINDS = {"列表": " []"}


@dataclass(frozen=True, slots=True)
class Accepted:
    """The files to write: the bank, and the outline with its starter brief where it was accepted (else empty), under an id."""

    bank: str
    outline: str = ""
    brief: str = ""
    id: str = ""
    phrases: int = 0
    headings: int = 0
    undecided: int = 0


def accepted(document: Document, found: CandidateFile) -> Accepted:
    """What was accepted. Raises ``Mistakes`` for open places and whatever a bank may not hold, ``DrafterError`` if it is nothing."""
    sets = [(index, one) for index, one in enumerate(found.headings) if one.decision == YES]
    phrases = [(index, one) for index, one in enumerate(found.sentences) if one.decision == YES]
    own = found.outline.outline if found.outline and found.outline.decision == YES else None
    if not (sets or phrases or own):
        raise DrafterError(f"{document.path}: 没有一条标了“采用: 是”；请看过候选，把要用的改成 是")
    known = sorted(own.placeholders) if own else phrasebank.known_to(BankText(name=found.name))
    faults = [
        *(fault for index, one in sets for fault in set_faults(document, index, one)),
        *(fault for index, one in phrases for fault in sentence_faults(document, index, one, known)),
        *twins(document, phrases),
        *outline_faults(document, found),
    ]
    if faults:
        raise Mistakes(faults)
    undecided = [one for one in (*found.headings, *found.sentences) if one.decision == UNDECIDED]
    bank = bank_text(found, own, [one for _, one in sets], [one for _, one in phrases])
    made = Accepted(bank, phrases=len(phrases), headings=len(sets), undecided=len(undecided))
    if own is None or found.outline is None:
        return made
    structure = outline_text(document.value["提纲"]["内容"], [one.slot for _, one in phrases])
    return Accepted(bank, structure, brief_text(own, sets), found.outline.id, len(phrases), len(sets), len(undecided))


def open_faults(document: Document, text: str, *trail: str | int) -> Iterator[Mistake]:
    """Places of a text that a person has yet to fill."""
    for place in dict.fromkeys(OPEN.findall(text)):
        yield Mistake(document.place(*trail), f"还有没填的{place}；请改成 {{{{名}}}} 或改写掉，再采用")


def set_faults(document: Document, index: int, one: HeadingsText) -> Iterator[Mistake]:
    """What is wrong with an accepted heading set."""
    trail = ("纲目组", index)
    opened = [*open_faults(document, one.pattern, *trail, "式")]
    opened += [fault for name, text in one.items.items() for fault in open_faults(document, text, *trail, "项", name)]
    yield from opened
    if not opened:
        entry = HeadingSetText(id="", slot=one.slot, pattern=one.pattern, items=one.items)
        yield from (Mistake(document.place(*trail, "项", name), fault) for name, fault in heading_faults(entry))


def sentence_faults(document: Document, index: int, one: SentenceText, known: list[str]) -> Iterator[Mistake]:
    """What is wrong with an accepted phrase."""
    trail = ("候选语句", index)
    yield from open_faults(document, one.text, *trail, "语句")
    yield from (fault for step in one.steps for fault in open_faults(document, step, *trail, "分项"))
    phrase = PhraseText(text=one.text, steps=one.steps)
    yield from (Mistake(document.place(*trail, "语句"), fault) for fault in phrase_faults(phrase, known))


def twins(document: Document, phrases: list[tuple[int, SentenceText]]) -> Iterator[Mistake]:
    """Accepted phrases that say the same."""
    counts = Counter(one.text + "".join(one.steps) for _, one in phrases)
    for index, one in phrases:
        if counts[one.text + "".join(one.steps)] > 1:
            yield Mistake(document.place("候选语句", index, "语句"), "有另一条采用的语句与它完全相同；请只留一条")


def outline_faults(document: Document, found: CandidateFile) -> Iterator[Mistake]:
    """A name that another genre has already."""
    if found.outline is None or found.outline.decision != YES:
        return
    name = found.outline.outline.name
    others = [genre for genre, spelled in outlines.names().items() if genre != found.outline.id and name in spelled]
    if others:
        yield Mistake(document.place("提纲", "内容", "名称"), f"已有“{name}”这种文种（{others[0]}）；请换一个名称")


def bank_text(found: CandidateFile, own: Outline | None, sets: list[HeadingsText], phrases: list[SentenceText]) -> str:
    """The phrase bank, for the accepted outline alone where there is one."""
    counts: Counter[str] = Counter()
    value: dict[str, Any] = {"名称": found.name, **({"文种": [own.name]} if own else {})}
    groups = []
    for one in sets:
        counts[one.slot] += 1
        groups.append({"编号": f"{found.name}.{one.slot}.{counts[one.slot]}", "槽": one.slot, "式": one.pattern, "项": one.items})
    lines = [*yamlout.lines({**value, **({"纲目组": groups} if groups else {})})]
    return BANK_HEAD + "\n".join([*lines, *phrase_lines(phrases)]) + "\n"


def outline_text(written: dict[str, Any], slots: list[str]) -> str:
    """The outline as it was written, without slots of its own that no accepted phrase fills."""
    nodes = [node for node in pruned(written["节点"], slots) if node.get("取") != []]
    return OUTLINE_HEAD + "\n".join(yamlout.lines({**written, "节点": nodes})) + "\n"


def pruned(value: Any, slots: list[str]) -> Any:
    """A value of an outline in which no pick asks for a slot that was learned and is empty."""
    if isinstance(value, list):
        return [pruned(one, slots) for one in value if not empty(one, slots)]
    return {key: pruned(one, slots) for key, one in value.items()} if isinstance(value, dict) else value


def empty(pick: Any, slots: list[str]) -> bool:
    """Whether a value is a pick from a slot that was learned, but has no phrase."""
    slot = pick.get("槽", "") if isinstance(pick, dict) else ""
    if not slot.startswith(OWN):
        return False
    pattern = re.sub(r"\\\{[^{}]+\\\}", "[^/]+", re.escape(slot))
    return not any(re.fullmatch(pattern, one) for one in slots)


def phrase_lines(phrases: list[SentenceText]) -> Iterator[str]:
    """The phrases of a bank by their slots."""
    slots: defaultdict[str, list[Any]] = defaultdict(list)
    for one in phrases:
        extra = {**({"分项": list(one.steps)} if one.steps else {}), **({"排比": True} if one.parallel else {})}
        slots[one.slot].append({"句": one.text, **extra} if extra else one.text)
    if slots:
        yield "语料:"
    for slot, entries in slots.items():
        yield f"  {yamlout.inline(slot)}:"
        yield from (f"    - {yamlout.inline(entry)}" for entry in entries)


def brief_text(own: Outline, sets: list[tuple[int, HeadingsText]]) -> str:
    """A starter brief that explains every fact, with lists that the accepted headings can word."""
    first: dict[str, list[str]] = {}
    for _, one in sets:
        first.setdefault(one.slot, list(one.items))
    lists = [line for name, how in own.lists.items() for line in list_lines(name, how, first)]
    return BRIEF.format(name=own.name, facts="".join(map(fact_line, own.facts)), lists="\n".join(lists))


def list_lines(name: str, how: Items, first: dict[str, list[str]]) -> Iterator[str]:
    """A list of a starter brief: the items of its first heading set, each with its points."""
    keys = first.get(how.headings, [])
    yield f"  {yamlout.inline(name)}:" + ("" if keys else " []")
    for key in keys[: how.most]:
        points = first.get(how.points.headings.replace("{上项}", key), []) if how.points else []
        yield f"    - {yamlout.inline({key: points[: how.points.most]} if how.points and points else key)}".replace("{", "").replace("}", "")


def fact_line(fact: FactAsked) -> str:
    """A fact of a starter brief with its question."""
    star = "* " if fact.required else ""
    usual = f"空着为 {fact.default}" if fact.default else f"如 {fact.example}"
    return f"  {fact.name}:{KINDS.get(fact.kind, '')}    # {star}{fact.ask}{usual}\n"


