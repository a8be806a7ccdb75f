"""A phrase bank as editors write it, and what can be wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafter.data import yamlfile
from drafter.data.document import Document
from drafter.data.records import key
from drafter.errors import Mistake

from . import conditions
from .render import FILTERS, ODD, PLACEHOLDER

WISHES = ("关系", "行业")  # what a condition may ask for beside facts and lists


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PhraseText:
    """A phrase as an editor writes it."""

    text: str = key("句", least=1)
    steps: tuple[str, ...] = key("分项", (), most=4)
    weight: float = key("权重", 1, least=0.001, most=100)
    keep: str = key("留", "", pattern="(必|应|可)?")
    needs: tuple[str, ...] = key("需", ())
    when: tuple[str, ...] = key("当", ())
    without: tuple[str, ...] = key("缺", ())
    tags: tuple[str, ...] = key("标签", ())
    registers: tuple[str, ...] = key("语气", ())
    once: bool = key("一次", True)
    parallel: bool = key("排比", False)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class HeadingSetText:
    """A heading set as an editor writes it: ``pattern`` has {n} for n Han characters, the rest stands as it is."""

    id: str = key("编号")
    slot: str = key("槽")
    pattern: str = key("式")
    items: dict[str, str] = key("项", least=1)
    weight: float = key("权重", 1, least=0.001, most=100)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Near:
    """Words of like meaning, none of which may stand within ``within`` characters of another or of itself."""

    within: int = key("相距", least=1, most=2000)
    words: tuple[str, ...] = key("词", least=1)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Term:
    """The one right name of a thing, and those that must not stand for it."""

    use: str = key("用")
    avoid: tuple[str, ...] = key("不用", least=1)


def as_phrases(value: Any) -> Any:
    """A phrase may be written as its text alone."""
    if not isinstance(value, dict):
        return value
    return {
        slot: [{"句": entry} if isinstance(entry, str) else entry for entry in entries]
        if isinstance(entries, list)
        else entries
        for slot, entries in value.items()
    }


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class BankText:
    """A phrase bank as an editor writes it."""

    name: str = key("名称")
    sector: str = key("行业", "")
    other_names: tuple[str, ...] = key("别名", ())
    tone: str = key("语体", "")
    shunned_tags: tuple[str, ...] = key("避标签", ())
    genres: tuple[str, ...] = key("文种", ())
    heading_sets: tuple[HeadingSetText, ...] = key("纲目组", ())
    phrases: dict[str, tuple[PhraseText, ...]] = key(
        "语料", {}, before=as_phrases, accepts=dict[str, list[str | PhraseText]]
    )
    near: tuple[Near, ...] = key("近义", ())
    limits: dict[str, int] = key("限次", {})
    terms: tuple[Term, ...] = key("用语", ())


def faults_of(bank: BankText, document: Document, known: list[str]) -> Iterator[Mistake]:
    """What is wrong with a bank that is sound YAML: patterns, placeholders, ends of sentences, twins."""
    words = (
        [word for near in bank.near for word in near.words]
        + [word for term in bank.terms for word in term.avoid]
        + [*bank.limits]
    )
    if "" in words:
        yield Mistake(document.place(), "近义、限次、用语里有空的词；请删去")
    for word, most in bank.limits.items():
        if most < 0:
            yield Mistake(document.place("限次", word), f"“{word}”的次数不能小于 0；请改成 0 或更大的数")
    for index, entry in enumerate(bank.heading_sets):
        for item, fault in heading_faults(entry):
            yield Mistake(document.place("纲目组", index, "项", item), fault)
    seen: dict[str, str] = {}
    for slot, entries in bank.phrases.items():
        for index, phrase in enumerate(entries):
            place = document.place("语料", slot, index)
            for fault in phrase_faults(phrase, known):
                yield Mistake(place, fault)
            whole = phrase.text + "".join(phrase.steps)
            if whole in seen:
                yield Mistake(place, f"与 {seen[whole]} 行的语句完全相同；请删去一条")
            seen[whole] = str(place.line)


def phrase_faults(phrase: PhraseText, known: list[str]) -> Iterator[str]:
    """What is wrong with one phrase; ``known`` are the placeholders that it may have."""
    for text in (phrase.text, *phrase.steps):
        if ODD.search(PLACEHOLDER.sub("", text)):
            yield "花括号里只能写 {{名}} 或 {{名|过滤器}}；竖线和花括号都用半角"
        for match in PLACEHOLDER.finditer(text):
            if match[2] and match[2] not in FILTERS:
                yield f"不认识过滤器“{match[2]}”；可以写：{'、'.join(FILTERS)}"
            if match[1] not in known:
                yield f"占位“{match[1]}”不在提纲所列的事实里；{yamlfile.close(match[1], known)}"
    yield from condition_faults(phrase, [*known, *WISHES])
    if not re.search(r"[。！？：；”]$", (phrase.steps or (phrase.text,))[-1]):
        yield "语句末尾缺标点；请补上句号"


def condition_faults(phrase: PhraseText, known: list[str]) -> Iterator[str]:
    """What is wrong with the conditions of a phrase."""
    for condition in phrase.when:
        try:
            name, _, _ = conditions.parsed(condition)
        except ValueError as error:
            yield str(error)
            continue
        if name not in known:
            yield f"条件里的“{name}”不在提纲所列的事实里；{yamlfile.close(name, known)}"


def heading_faults(entry: HeadingSetText) -> Iterator[tuple[str, str]]:
    """Where a heading set breaks its own pattern: the key of the heading and what is wrong."""
    shape = re.compile(re.sub(r"\\\{(\d{1,2})\\\}", r"([\\u4e00-\\u9fff]{\1})", re.escape(entry.pattern)))
    twins = Counter(entry.items.values())
    firsts: dict[str, str] = {}
    for item, heading in entry.items.items():
        match = shape.fullmatch(heading)
        if not match:
            yield (
                item,
                f"标题“{heading}”不合本组的式“{entry.pattern}”（{{n}} 为 n 个汉字）；同组标题要字数相同、句式相同",
            )
            continue
        if twins[heading] > 1:
            yield item, f"标题“{heading}”在本组里重复；请换一个"
        first = match.group(1) if match.groups() else heading
        if first in firsts:
            yield item, f"标题“{heading}”与“{firsts[first]}”用了同样的“{first}”；同组标题的首处用字要各不相同"
        firsts.setdefault(first, heading)
