"""What the phrase banks hold, lack and say twice; phrases found by their words or their likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.data import library
from drafter.drafting import outline, phrasebank, survey
from drafter.drafting.brief import Brief
from drafter.drafting.compose import compose
from drafter.drafting.phrasebank import Bank, Phrase
from drafter.errors import DrafterError

from . import draft

OPENING = 24  # characters of a phrase that suffice to know it
FEWEST = 2  # characters that a search is for


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a report: where, and what is to be said of it."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was looked for: its slot, its place, its text; how much it is alike, 1 if it holds the words."""

    slot: str
    place: str
    text: str
    likeness: float = 1


def lint(genre: str = "", drafts: int = 0) -> list[Row]:
    """All that is wrong with the banks for one genre or for all; ``drafts`` are made of each sample to see what is used."""
    genres = [outline.find(genre)] if genre else outline.ids()
    outlines = [outline.load(name) for name in genres]
    banks = [phrasebank.load(found, "") for found in outlines]
    shelved = [phrase for _, phrases in phrasebank.everything() for phrase in phrases]
    rows = [row for found, bank in zip(outlines, banks, strict=True) for row in lacking(found, bank)]
    if not genre:
        rows += [*idle(outlines, banks, shelved), *alike(shelved)]
    return rows + [row for found in outlines if drafts for row in worn(found, drafts)]


def lacking(found: outline.Outline, bank: Bank) -> Iterator[Row]:
    """Slots and headings of a genre with too little to choose from."""
    for hole in survey.holes(found, bank):
        held = f"只有 {hole.variants} 条只靠必填事实就能用的语句" if hole.variants else "没有只靠必填事实就能用的语句"
        told = f"（{hole.relation}）" if len(found.relations) > 1 else ""
        yield Row(found.name, f"“{hole.slot}”{held}{told}；请补到 {survey.ENOUGH} 条")
    for name, key, count in survey.bare(found, bank):
        yield Row(
            found.name,
            f"“{name}.{key}”点到任务单事实的语句只有 {count} 条；请补到 {survey.FACTUAL} 条，免得这一条写空",
        )
    for slot, count in survey.few_sets(bank):
        yield Row(found.name, f"纲目“{slot}”只有 {count} 组标题；请补到 {survey.SETS} 组")


def idle(outlines: list[outline.Outline], banks: list[Bank], phrases: list[Phrase]) -> Iterator[Row]:
    """Phrases that no genre comes to."""
    asked = {slot for found, bank in zip(outlines, banks, strict=True) for slot in survey.slots(found, bank)}
    for phrase in survey.unreached(phrases, asked):
        yield Row(phrase.place, f"没有一种文种用得到槽“{phrase.slot}”；请改槽名，或删去这条")


def alike(phrases: list[Phrase]) -> Iterator[Row]:
    """Phrases that say nearly the same."""
    for twins in survey.Likeness(phrases).twins():
        yield Row(
            twins.first.place,
            f"与 {twins.second.place} 太像（{twins.likeness:.0%}）：“{opening(twins.first)}”“{opening(twins.second)}”；请改写一条",
        )


def worn(found: outline.Outline, drafts: int) -> Iterator[Row]:
    """Phrases that drafts of a genre's sample use unevenly."""
    brief, bank = sample(found)
    chosen: dict[str, Counter[str]] = defaultdict(Counter)
    for number in range(drafts):
        for name in used(brief, bank, f"用得匀不匀{number}"):
            chosen[name.partition("#")[0]][name] += 1
    for phrase, message in survey.uneven(chosen, {slot: list(bank.phrases[slot]) for slot in chosen}):
        yield Row(phrase.place, f"“{opening(phrase)}”{message}；请看看它是不是太短、太长，或总与别的语句冲突")


def used(brief: Brief, bank: Bank, seed: str) -> set[str]:
    """The ids of the phrases of a draft; texts of the outline are none."""
    blocks = compose(brief, bank, seed).draft.blocks
    return {span.phrase for block in blocks for span in block.spans if "#" in span.phrase}


def sample(found: outline.Outline) -> tuple[Brief, Bank]:
    """The sample brief of a genre with its banks. Raises ``DrafterError`` if it has none."""
    name = f"templates/genres/{found.id}/sample.yaml"
    path = library.file(name)
    if path is None:
        raise DrafterError(f"文种“{found.name}”没有样例 {name}；请补上，再试")
    return draft.loaded(draft.Request(path))


def opening(phrase: Phrase) -> str:
    """The first words of a phrase."""
    return phrase.text[:OPENING] + ("…" if len(phrase.text) > OPENING else "")


def stats() -> tuple[list[tuple[str, str, int, int]], list[tuple[str, int]]]:
    """Of each bank its name, whom it serves, its phrases and heading sets; how many phrases each function has, the last step of their slots."""
    rows, counts = [], Counter[str]()
    for bank, phrases in phrasebank.everything():
        served = "、".join([bank.sector] if bank.sector else bank.genres) or "通用"
        rows.append((bank.name, served, len(phrases), len(bank.heading_sets)))
        counts.update(phrase.slot.rsplit("/", 1)[-1] for phrase in phrases)
    return rows, sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))


def search(words: tuple[str, ...]) -> list[Found]:
    """The phrases that hold all words."""
    return [
        Found(phrase.slot, phrase.place, whole)
        for _, phrases in phrasebank.everything()
        for phrase in phrases
        if all(word in (whole := phrase.text + "".join(phrase.steps)) or word in phrase.slot for word in words)
    ]


def similar(text: str, most: int) -> list[Found]:
    """The phrases most like a text. Raises ``DrafterError`` if it is too short to compare."""
    if len(text.strip()) < FEWEST:
        raise DrafterError("要找相近的语句，请至少写两个字")
    shelf = survey.Likeness(phrase for _, phrases in phrasebank.everything() for phrase in phrases)
    return [
        Found(phrase.slot, phrase.place, phrase.text + "".join(phrase.steps), likeness)
        for likeness, phrase in shelf.nearest(text, most)
    ]
