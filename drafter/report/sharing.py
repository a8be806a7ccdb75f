"""Who reuses whose text in the archive, for people and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from drafter.archive.pairs import Pair, Sharing
from drafter.archive.store import Record

from .json import dumped
from .reuse import percent
from .visible import visible

SCHEMA = "drafter.pairs/1"
LISTED, GROUPS = 20, 10  # pairs and groups that are shown
MEMBERS = 5  # documents of a group that are named
DIGITS = 4  # of a share

Called = Callable[[Record], str]


def json(sharing: Sharing, called: Called) -> str:
    """The .json of what documents share; ``called`` names a document."""
    value = {
        "schema": SCHEMA,
        "total": sharing.total,
        "pairs": [pair_value(pair, called) for pair in sharing.pairs],
        "groups": [[document_value(record, called) for record in group] for group in sharing.groups],
    }
    return dumped(value)


def pair_value(pair: Pair, called: Called) -> dict[str, Any]:
    """A pair: ``characters`` of the later one in ``passages`` stand word for word in the earlier one."""
    return {
        "earlier": document_value(pair.earlier, called),
        "later": document_value(pair.later, called),
        "passages": pair.passages,
        "characters": pair.characters,
        "share": round(pair.share, DIGITS),
    }


def document_value(record: Record, called: Called) -> dict[str, Any]:
    """A document."""
    return {"document": called(record), "title": record.title or None, "date": record.date or None}


def text(sharing: Sharing, called: Called, full: bool) -> str:
    """The pairs that share most, and the groups that they form."""
    return "\n".join([*of_pairs(sharing, called, full), *of_groups(sharing, called, full)]) + "\n"


def of_pairs(sharing: Sharing, called: Called, full: bool) -> Iterator[str]:
    """The pairs."""
    if not sharing.pairs:
        yield "库里没有互相沿用的文稿。"
        return
    kept = sharing.pairs if full else sharing.pairs[:LISTED]
    yield f"互相沿用的文稿 {sharing.total} 对，相同最多的在前，← 后是较早的一篇{'' if all(map(dated, kept)) else '，↔ 是看不出先后'}："
    for rank, pair in enumerate(kept, 1):
        yield f"{rank:>4}. {told(pair.later, called)}"
        yield f"      {'←' if dated(pair) else '↔'} {told(pair.earlier, called)}"
        yield f"      逐字相同 {pair.passages} 段、{pair.characters} 字；除去通用的话，占较短一篇的约 {percent(pair.share)}"
    left = sharing.total - len(kept)
    if left:
        yield f"      另有 {left} 对" + ("" if full else f"，加 --all 列到第 {len(sharing.pairs)} 对")


def dated(pair: Pair) -> bool:
    """Whether the days of a pair say which one is the earlier."""
    return "" < pair.earlier.date < pair.later.date


def of_groups(sharing: Sharing, called: Called, full: bool) -> Iterator[str]:
    """The groups of more than two."""
    groups = [group for group in sharing.groups if len(group) > len(("earlier", "later"))]
    if not groups:
        return
    yield f"\n连成一片的文稿 {len(groups)} 组："
    for group in groups if full else groups[:GROUPS]:
        named = "、".join(visible(called(record)) for record in (group if full else group[:MEMBERS]))
        yield f"  · {len(group)} 篇：{named}" + ("" if full or len(group) <= MEMBERS else " 等")
    if not full and len(groups) > GROUPS:
        yield f"    另有 {len(groups) - GROUPS} 组，加 --all 全部列出"


def told(record: Record, called: Called) -> str:
    """A document: when it is from and what it is called."""
    return "  ".join(filter(None, [record.date, visible(called(record))]))
