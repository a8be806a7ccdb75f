"""Phrase banks: prose by slot, heading sets chosen as a whole, words not to repeat. No structure, no facts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from drafter.data import library, records, yamlfile
from drafter.data.records import key
from drafter.data.yamlfile import Document
from drafter.errors import DrafterError, Mistake, Mistakes

from . import conditions
from .outline import Outline, ids
from .outline import load as load_outline
from .render import FILTERS, PLACEHOLDER

ODD = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
WISHES = ("关系", "行业")  # what a condition may ask for beside facts and lists
SECTOR_WEIGHT = 4  # times the weight of a general phrase, so that a speech is about its hearers' work


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class HeadingSetText:
    """A heading set as an editor writes it: ``pattern`` has {n} for n Han characters, the rest stands as it is."""

    id: str = key("编号")
    slot: str = key("槽")
    pattern: str = key("式")
    items: dict[str, str] = key("项", least=1)
    weight: float = key("权重", 1, least=0.001, most=100)


@dataclass(frozen=True, kw_only=True)
class Near:
    """Words of like meaning, none of which may stand within ``within`` characters of another or of itself."""

    within: int = key("相距", least=1, most=2000)
    words: tuple[str, ...] = key("词", least=1)


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class BankText:
    """A phrase bank as an editor writes it."""

    name: str = key("名称")
    sector: str = key("行业", "")
    other_names: tuple[str, ...] = key("别名", ())
    shunned_tags: tuple[str, ...] = key("避标签", ())
    genres: tuple[str, ...] = key("文种", ())
    heading_sets: tuple[HeadingSetText, ...] = key("纲目组", ())
    phrases: dict[str, tuple[PhraseText, ...]] = key(
        "语料", {}, before=as_phrases, accepts=dict[str, list[str | PhraseText]]
    )
    near: tuple[Near, ...] = key("近义", ())
    limits: dict[str, int] = key("限次", {})
    terms: tuple[Term, ...] = key("用语", ())


LOADED: dict[str, Bank] = {}  # the banks of the last draft, by digest


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its id, its file:line, and what decides whether it may be chosen."""

    id: str
    slot: str
    text: str
    place: str
    facts: tuple[str, ...]
    steps: tuple[str, ...] = ()
    weight: float = 1
    keep: str = ""
    needs: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    once: bool = True
    parallel: bool = False

    @property
    def bank(self) -> str:
        """The file that it stands in."""
        return self.place.rpartition(":")[0]


@dataclass(frozen=True, slots=True)
class HeadingSet:
    """Headings that are parallel by construction, by the key of their item."""

    id: str
    slot: str
    pattern: str
    items: dict[str, str]
    place: str
    weight: float = 1


@dataclass(frozen=True, slots=True)
class Bank:
    """All that the banks of a genre and a sector offer; ``digest`` identifies their contents."""

    phrases: dict[str, tuple[Phrase, ...]]
    heading_sets: dict[str, tuple[HeadingSet, ...]]
    near: tuple[tuple[int, tuple[str, ...]], ...]
    limits: dict[str, int]
    terms: tuple[tuple[str, tuple[str, ...]], ...]
    digest: str

    @property
    def themes(self) -> dict[str, set[str]]:
        """The keys that each heading slot can word."""
        return {slot: {key for entry in sets for key in entry.items} for slot, sets in self.heading_sets.items()}


class UnknownSectorError(DrafterError):
    """A brief names a sector that no bank serves."""


def files() -> dict[str, Path]:
    """Every phrase bank by its name; set phrases are a table of their own."""
    return {
        name: path
        for name, path in library.files("phrasebanks/*.yaml").items()
        if not name.endswith("/set-phrases.yaml")
    }


def load(outline: Outline, sector: str) -> Bank:
    """The banks that serve a genre and a sector (空 for none). Raises ``DrafterError`` with every fault of every bank."""
    contents = {name: (path, path.read_bytes()) for name, path in files().items()}
    digest = library.digest(
        repr(outline), sector, *(part for name, (_, raw) in contents.items() for part in (name, raw))
    )
    if digest not in LOADED:
        LOADED.clear()
        LOADED[digest] = thawed(
            library.cached("bank", digest, lambda: compile_banks(contents, outline, sector)), digest
        )
    return LOADED[digest]


def compile_banks(contents: dict[str, tuple[Path, bytes]], outline: Outline, sector: str) -> dict[str, Any]:
    """What ``load`` keeps in the cache, as plain JSON values."""
    mistakes: list[str] = []
    serving: list[tuple[Document, BankText]] = []
    sectors: list[str] = []
    for name, (path, raw) in contents.items():
        shown = library.shown(name, path)
        try:
            document = yamlfile.parsed(yamlfile.decoded(raw, shown), shown)
            bank = records.read(document, BankText)
            faults = list(faults_of(bank, document, known_to(bank)))
            if faults:
                raise Mistakes(faults)
        except DrafterError as error:
            mistakes.append(str(error))
            continue
        sectors += [bank.sector, *bank.other_names] if bank.sector else []
        if serves(bank, outline, sector):
            serving.append((document, bank))
    if mistakes:
        raise DrafterError("\n".join(mistakes))
    if sector and sector not in sectors:
        raise UnknownSectorError(f"没有“{sector}”这个行业的语料库；{yamlfile.close(sector, sectors)}")
    shunned = {tag for _, bank in serving for tag in bank.shunned_tags}
    return {
        "phrases": [
            astuple(phrase)
            for document, bank in serving
            for phrase in compiled_phrases(document, bank)
            if not shunned & set(phrase.tags)
        ],
        "heading_sets": [astuple(entry) for document, bank in serving for entry in compiled_headings(document, bank)],
        "near": [[near.within, near.words] for _, bank in serving for near in bank.near],
        "limits": {word: most for _, bank in serving for word, most in bank.limits.items()},
        "terms": [[term.use, term.avoid] for _, bank in serving for term in bank.terms],
    }


def serves(bank: BankText, outline: Outline, sector: str) -> bool:
    """Whether a bank is for this genre, and for no sector or this one."""
    genre = not bank.genres or bool({outline.id, outline.name, *outline.other_names} & set(bank.genres))
    return genre and (not bank.sector or sector in (bank.sector, *bank.other_names))


def known_to(bank: BankText) -> list[str]:
    """The placeholders that a bank's phrases may have: those of its genres, of any genre where it names none."""
    outlines = [load_outline(genre) for genre in ids()]
    served = [
        found for found in outlines if not bank.genres or {found.id, found.name, *found.other_names} & set(bank.genres)
    ]
    return sorted({name for found in served or outlines for name in found.placeholders})


def compiled_phrases(document: Document, bank: BankText) -> Iterator[Phrase]:
    """The phrases of one bank with their ids and places."""
    for slot, entries in bank.phrases.items():
        for index, entry in enumerate(entries):
            place = document.place("语料", slot, index)
            whole = entry.text + "".join(entry.steps)
            yield Phrase(
                id=f"{slot}#{library.digest(whole)[:4]}",
                slot=slot,
                text=entry.text,
                place=f"{place.path}:{place.line}",
                facts=tuple(dict.fromkeys(match[1] for match in PLACEHOLDER.finditer(whole))),
                steps=entry.steps,
                weight=entry.weight * (SECTOR_WEIGHT if bank.sector else 1),
                keep=entry.keep,
                needs=entry.needs,
                when=entry.when,
                without=entry.without,
                registers=entry.registers,
                tags=entry.tags,
                once=entry.once,
                parallel=entry.parallel,
            )


def compiled_headings(document: Document, bank: BankText) -> Iterator[HeadingSet]:
    """The heading sets of one bank with their places."""
    for index, entry in enumerate(bank.heading_sets):
        place = document.place("纲目组", index)
        yield HeadingSet(entry.id, entry.slot, entry.pattern, entry.items, f"{place.path}:{place.line}", entry.weight)


def thawed(compiled: dict[str, Any], digest: str) -> Bank:
    """A bank from what the cache keeps."""
    by_slot: dict[str, list[Phrase]] = defaultdict(list)
    for values in compiled["phrases"]:
        fields: list[Any] = [tuple(value) if isinstance(value, list) else value for value in values]
        phrase = Phrase(*fields)
        by_slot[phrase.slot].append(phrase)
    sets: dict[str, list[HeadingSet]] = defaultdict(list)
    for values in compiled["heading_sets"]:
        entry = HeadingSet(*values)
        sets[entry.slot].append(entry)
    return Bank(
        phrases={slot: tuple(entries) for slot, entries in by_slot.items()},
        heading_sets={slot: tuple(entries) for slot, entries in sets.items()},
        near=tuple((within, tuple(words)) for within, words in compiled["near"]),
        limits=compiled["limits"],
        terms=tuple((use, tuple(avoid)) for use, avoid in compiled["terms"]),
        digest=digest,
    )


def faults_of(bank: BankText, document: Document, known: list[str]) -> Iterator[Mistake]:
    """What is wrong with a bank that is sound YAML: patterns, placeholders, ends of sentences, twins."""
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
    shape = re.compile(re.sub(r"\\\{(\d+)\\\}", r"([\\u4e00-\\u9fff]{\1})", re.escape(entry.pattern)))
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
