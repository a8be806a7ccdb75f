"""What was accepted of the candidates as files: the phrase bank, the outline, its starter brief."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.drafting import survey
from drafter.drafting.outline import FactAsked, Items, Outline, asked_in

from . import yamlout
from .candidate import OWN
from .candidatefile import CandidateFile, HeadingsText, SentenceText

MUST, USUAL = "必", "应"
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


def bank_text(
    found: CandidateFile, own: Outline | None, sets: Sequence[HeadingsText], phrases: Sequence[SentenceText]
) -> str:
    """The phrase bank, for the accepted outline alone where there is one."""
    counts: Counter[str] = Counter()
    value: dict[str, Any] = {"名称": found.name, **({"文种": [own.name]} if own else {})}
    groups = []
    for one in sets:
        counts[one.slot] += 1
        groups.append(
            {"编号": f"{found.name}.{one.slot}.{counts[one.slot]}", "槽": one.slot, "式": one.pattern, "项": one.items}
        )
    lines = [*yamlout.lines({**value, **({"纲目组": groups} if groups else {})})]
    return BANK_HEAD + "\n".join([*lines, *phrase_lines(phrases)]) + "\n"


def outline_text(written: Mapping[str, Any], own: Outline, phrases: Sequence[SentenceText]) -> str:
    """The outline as it was written, without slots of its own that no accepted phrase fills."""
    given = survey.sure(own)
    slots: dict[str, bool] = {}
    for one in phrases:
        slots[one.slot] = slots.get(one.slot, False) or set(asked_in(one.text + "".join(one.steps))) <= given
    key = "节点" if "节点" in written else "nodes"
    nodes = [node for node in pruned(written[key], slots) if node.get("取") != []]
    return OUTLINE_HEAD + "\n".join(yamlout.lines({**written, key: nodes})) + "\n"


def pruned(value: Any, slots: Mapping[str, bool]) -> Any:
    """A value of an outline in which no pick asks for a slot that was learned and is empty, or must have what facts may lack."""
    if isinstance(value, list):
        return [pruned(one, slots) for one in value if serving(one, slots) != []]
    if not isinstance(value, dict):
        return value
    found = serving(value, slots)
    kept = {"留": USUAL} if value.get("留") == MUST and found and not any(found) else {}
    return {key: pruned(one, slots) for key, one in value.items()} | kept


def serving(pick: Any, slots: Mapping[str, bool]) -> list[bool] | None:
    """Of the slots with phrases that a pick asks for, whether each has one without facts that may lack; nothing for no own slot."""
    slot = pick.get("槽", "") if isinstance(pick, dict) else ""
    if not slot.startswith(OWN):
        return None
    pattern = re.compile(re.sub(r"\\\{[^{}]+\\\}", "[^/]+", re.escape(slot)))
    return [sure for name, sure in slots.items() if pattern.fullmatch(name)]


def phrase_lines(phrases: Sequence[SentenceText]) -> Iterator[str]:
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


def brief_text(own: Outline, sets: Sequence[HeadingsText]) -> str:
    """A starter brief that explains every fact, with lists that the accepted headings can word."""
    first: dict[str, list[str]] = {}
    for one in sets:
        first.setdefault(one.slot, list(one.items))
    lists = [line for name, how in own.lists.items() for line in list_lines(name, how, first)]
    return BRIEF.format(name=own.name, facts="".join(map(fact_line, own.facts)), lists="\n".join(lists))


def list_lines(name: str, how: Items, first: dict[str, list[str]]) -> Iterator[str]:
    """A list of a starter brief: the items of its first heading set, each with its points."""
    keys = first.get(how.headings, [])
    yield f"  {yamlout.inline(name)}:" + ("" if keys else " []")
    for key in keys[: how.most]:
        points = first.get(how.points.headings.replace("{上项}", key), []) if how.points else []
        yield f"    - {yamlout.inline({key: points[: how.points.most]} if how.points and points else key)}".replace(
            "{", ""
        ).replace("}", "")


def fact_line(fact: FactAsked) -> str:
    """A fact of a starter brief with its question."""
    star = "* " if fact.required else ""
    usual = f"空着为 {fact.default}" if fact.default else f"如 {fact.example}"
    return f"  {fact.name}:{KINDS.get(fact.kind, '')}    # {star}{fact.ask}{usual}\n"
