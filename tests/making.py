"""Briefs and drafts for tests, made from YAML text."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from drafter.data import records, yamlfile
from drafter.drafting import outline, phrasebank
from drafter.drafting.brief import Brief, BriefText
from drafter.drafting.compose import Composition, compose
from drafter.drafting.holder import Holder
from drafter.drafting.phrasebank import Bank
from drafter.model import Draft
from drafter.text import repeats

FACTS = """\
  活动: 全县统计干部业务培训班
  时长: 三天
  受众: 统计干部
  主业: 统计工作
  主办: 县统计局
  培训内容: [数据采集, 质量核查, 报表分析]
"""
SKELETON = """\
  好: [组织, 学风]
  要:
    - 学习: [业务, 实践]
    - 落实: [责任, 时限, 标准]
"""


def text_of(facts: str = FACTS, skeleton: str = SKELETON, extra: str = "种子: 试") -> str:
    """A brief for a closing speech."""
    return f"文种: 结业讲话\n讲话人: {{姓名: 李明, 职务: 县统计局局长}}\n日期: 2026-03-05\n事实:\n{facts}骨架:\n{skeleton}{extra}\n"


def ready(text: str, name: str = "brief.yaml") -> tuple[Brief, Bank]:
    """A brief and its banks from YAML text."""
    document = yamlfile.parsed(text, name)
    written = records.read(document, BriefText)
    structure = outline.load(outline.find(written.genre))
    bank = banks(structure.id, written.sector or "")
    return Holder(document, written, structure, bank.themes).held(), bank


@cache
def banks(genre: str, sector: str) -> Bank:
    """The shipped banks, loaded once."""
    return phrasebank.load(outline.load(genre), sector)


def made(text: str, seed: str = "") -> Composition:
    """The speech of a brief."""
    return compose(*ready(text), seed)


def sample(path: Path) -> tuple[Brief, Bank]:
    """A sample brief and its banks."""
    return ready(path.read_text("utf-8"), path.name)


def left_open(brief: Brief) -> Brief:
    """A brief that names the items of its lists and leaves their points to the program."""
    return replace(
        brief,
        skeleton={name: tuple(replace(item, points=()) for item in items) for name, items in brief.skeleton.items()},
    )


def items_with_facts(brief: Brief, draft: Draft) -> dict[str, bool]:
    """The items of the outline's lists in a draft of a brief, by their node, and whether they name a fact of it."""
    lists = {node.name for node in brief.outline.nodes if node.items or node.rows}
    found: dict[str, bool] = {}
    for span in (span for block in draft.blocks for span in block.spans):
        node, _, item = span.node.partition(".")
        if node in lists and item:
            path = f"{node}.{item.partition('.')[0]}"
            found[path] = found.get(path, False) or bool(span.fact or span.lock)
    return found


def changed(brief: Brief, **changes: object) -> Brief:
    """A brief with other wishes."""
    return replace(brief, **changes)  # type: ignore[arg-type]


def own_words(composition: Composition) -> str:
    """What the phrases of a draft say; all else is barriers of the same length."""
    return "\n".join(
        "".join(
            span.text if span.phrase and not span.fact else repeats.BARRIER * len(span.text) for span in block.spans
        )
        for block in composition.draft.blocks
    )
