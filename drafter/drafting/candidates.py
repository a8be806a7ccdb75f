"""The phrases that may fill each slot of a plan: those that suit the brief, rendered with its facts, in the order of the seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from drafter.data import setphrases
from drafter.errors import mistake
from drafter.text import numerals

from . import conditions, render
from .brief import Brief
from .outline import asked_in
from .phrasebank import Bank, Phrase
from .plan import Option, Paragraph, Slot, option_of, stream
from .render import Value

STEP = "分项"  # the placeholder that numbers the steps of a phrase
MOST_STEPS = 4  # of a phrase
PLAIN = "平实"  # the tone of banks that name none


@dataclass(slots=True)
class Candidates:
    """The candidates of one plan, by the path of their slot; noted while the outline is walked, rendered at its end.

    ``facts`` are those of the brief, ``scopes`` what the placeholders of a row say, by its node; the planner fills both.
    """

    brief: Brief
    bank: Bank
    seed: str
    facts: Mapping[str, Value]
    scopes: Mapping[str, Mapping[str, Value]]
    noted: dict[str, list[Phrase]] = field(default_factory=dict)
    found: dict[tuple[str, str, int], list[Phrase]] = field(default_factory=dict)

    def note(self, path: str, slot: str, node: str) -> None:
        """Note the phrases of a slot of the banks for a path."""
        scope = node if node in self.scopes else ""
        asked = slot, scope, len(self.facts)
        if asked not in self.found:
            self.found[asked] = list(self.fitting(slot, {**self.facts, **self.scopes.get(scope, {})}))
        self.noted[path] = self.found[asked]

    def note_text(self, path: str, text: str) -> None:
        """Note a text of the outline as the only phrase of a path."""
        self.noted[path] = [Phrase(path, path, text, self.brief.outline.place, tuple(asked_in(text)))]

    def fitting(self, slot: str, facts: Mapping[str, Value]) -> list[Phrase]:
        """The phrases of a slot that suit the speaker's relation to the hearers and the facts that are given.

        A list of one entry does not serve a phrase that enumerates, unless the slot has no other.
        """
        relation = self.brief.speaker.relation
        wishes = {name: value.value for name, value in facts.items()} | {"关系": relation, "行业": self.brief.sector}
        known = {*facts, *(names.name for names in self.brief.outline.names)}
        alone = {name for name, value in facts.items() if not isinstance(value.value, str) and len(value.value) == 1}
        suited = [
            phrase
            for phrase in self.bank.phrases.get(slot, ())
            if (not phrase.registers or relation in phrase.registers)
            and known.issuperset(phrase.facts)
            and known.issuperset(phrase.needs)
            and known.isdisjoint(phrase.without)
            and all(conditions.holds(condition, wishes) for condition in phrase.when)
        ]
        return [phrase for phrase in suited if alone.isdisjoint(phrase.facts)] or suited

    def filled(self, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        """The paragraphs with the options of their slots. Raises ``DrafterError`` where what must be said has none."""
        paragraphs = list(paragraphs)
        options = self.options(slot for part in paragraphs for slot in part.slots)
        found = tuple(
            replace(part, slots=tuple(self.ordered(slot, options) for slot in part.slots)) for part in paragraphs
        )
        self.unfilled([slot.path for part in found for slot in part.slots if not (slot.optional or slot.options)])
        return found

    def options(self, slots: Iterable[Slot]) -> dict[tuple[str, str], Option]:
        """Every candidate of every slot, rendered, by the row that it speaks of (empty for none) and its id."""
        wanted: dict[str, dict[str, Phrase]] = defaultdict(dict)
        for slot in slots:
            wanted[self.scope_of(slot)] |= {phrase.id: phrase for phrase in self.noted[slot.path]}
        return {
            (scope, option.phrase.id): option
            for scope, phrases in wanted.items()
            for option in self.rendered(phrases.values(), {**self.facts, **self.scopes.get(scope, {})})
        }

    def scope_of(self, slot: Slot) -> str:
        """The row that a slot speaks of."""
        return slot.unit if slot.unit in self.scopes else ""

    def rendered(self, phrases: Iterable[Phrase], facts: dict[str, Value]) -> Iterator[Option]:
        """Phrases rendered; none with an avoided word, a wrong term or a wording out of date."""
        banned = self.banned()
        usable = [
            (phrase, text)
            for phrase in phrases
            if facts.keys() >= set(phrase.facts) and not spoiled(text := with_steps(phrase), banned)
        ]
        family = self.brief.outline.steps
        steps = {f"{STEP}{index}": Value(STEP, numerals.number(family, index)) for index in range(1, MOST_STEPS + 1)}
        filled = render.rendered((text for _, text in usable), {**facts, **steps})
        return (
            option_of(phrase, chunks, self.bank.wordings) for (phrase, _), chunks in zip(usable, filled, strict=True)
        )

    def banned(self) -> frozenset[str]:
        """The words that no phrase may say of itself."""
        dated = setphrases.amiss(self.brief.date).intersection(self.bank.wordings)
        terms = (word for _, words in self.bank.terms for word in words)
        return frozenset({*self.brief.avoid, *self.brief.outline.avoid, *dated, *terms})

    def ordered(self, slot: Slot, options: Mapping[tuple[str, str], Option]) -> Slot:
        """The slot with its options in the order of the node's own stream."""
        scope = self.scope_of(slot)
        phrases = [phrase for phrase in self.noted[slot.path] if (scope, phrase.id) in options]
        tone = self.tone(slot, {phrase.tone or PLAIN for phrase in phrases})
        rank = stream(self.seed, slot.path)
        phrases.sort(key=lambda phrase: (not suits(phrase, tone), rank(phrase.id, phrase.weight)))
        keeps = {phrase.keep for phrase in phrases}
        keep = keeps.pop() if len(keeps) == 1 and "" not in keeps else slot.keep
        return Slot(slot.path, slot.unit, keep, tuple([options[scope, phrase.id] for phrase in phrases]), slot.stacks)

    def tone(self, slot: Slot, tones: set[str]) -> str:
        """The tone whose phrases come first: the brief's, or one for all of an item of the first level, the solemn twice as often."""
        if self.brief.tone or len(tones) <= 1:
            return self.brief.tone or next(iter(tones), "")
        rank = stream(self.seed, ".".join(slot.unit.split(".")[:2]))
        return min(tones, key=lambda name: rank("语体" + name, 1 if name == PLAIN else 2))

    def unfilled(self, empty: list[str]) -> None:
        """Raise ``DrafterError`` where what must be said has no phrase left to say it."""
        if not empty:
            return
        place = self.brief.place("回避" if any(self.noted[path] for path in empty) else "骨架")
        names = "、".join(dict.fromkeys(empty))
        if any(self.noted[path] for path in empty):
            raise mistake(
                place, f"回避的词用在了“{names}”的每一条语句里；请少回避几个词，或给语料库补几条不含它们的语句"
            )
        raise mistake(place, f"语料库里没有可用的语句：{names}；请给语料库补上，或在任务单里改用 {{标题: …, 正文: …}}")


def suits(phrase: Phrase, tone: str) -> bool:
    """Whether a phrase is of a tone; words for a relation, in a bank of no tone, suit either."""
    return (phrase.tone or PLAIN) == tone or (bool(phrase.registers) and not phrase.tone)


def with_steps(phrase: Phrase) -> str:
    """The text of a phrase, its steps numbered by placeholders."""
    if not phrase.steps:
        return phrase.text
    return phrase.text + "".join(f"{{{{{STEP}{index}}}}}{step}" for index, step in enumerate(phrase.steps, 1))


@lru_cache(maxsize=8192)
def spoiled(text: str, banned: frozenset[str]) -> bool:
    """Whether a phrase says a banned word of itself; the facts are the brief's."""
    return any(word in own for own, _ in render.pieces_of(text)[0] for word in banned)
