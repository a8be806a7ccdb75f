"""What the banks hold for what outlines can ask: holes, phrases that no genre reaches, phrases too much alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import log

from drafter.text import repeats

from .outline import ORDINAL, Items, Node, Outline, Picks, Rows
from .phrasebank import Bank, Phrase
from .render import PLACEHOLDER

Asked = tuple[str, frozenset[str]]  # a slot and the facts without which it is not asked for

PLACES = ("首", "中", "末")
ENOUGH = 4  # variants that a slot should offer
FACTUAL = 3  # phrases of an item that should name a fact
SETS = 3  # heading sets that should word the same keys
GRAM = 2  # characters by which phrases are compared
COMMON = 40  # phrases that share a pair of characters, from which it tells nothing
ALIKE = 0.34  # likeness from which two phrases are too much alike


@dataclass(frozen=True, slots=True)
class Hole:
    """A slot that a genre can ask for with too few variants for a relation of speaker and hearers, or none."""

    genre: str
    relation: str
    slot: str
    variants: int


@dataclass(frozen=True, slots=True)
class Twins:
    """Two phrases that say nearly the same: their likeness from 0 to 1, the longest run that they share."""

    first: Phrase
    second: Phrase
    likeness: float


def slots(outline: Outline, bank: Bank) -> list[str]:
    """Every slot that a genre can ask for, in the order of its outline."""
    return list(asked(outline, bank))


def asked(outline: Outline, bank: Bank) -> dict[str, frozenset[str]]:
    """Every slot that a genre can ask for, with the facts that are given wherever it does."""
    found: dict[str, frozenset[str]] = {}
    for node in outline.nodes:
        for slot, needs in node_slots(node, outline, bank):
            given = needs.union(node.needs)
            found[slot] = found.get(slot, given) & given
    return found


def node_slots(node: Node, outline: Outline, bank: Bank) -> Iterator[Asked]:
    """The slots of a node."""
    yield from named(node.picks)
    if node.items:
        yield from item_slots(node.items, bank)
    if node.rows:
        yield from row_slots(node.rows, outline)


def named(picks: Picks) -> Iterator[Asked]:
    """The slots of picks as they are written, with what they need."""
    return ((pick.slot, frozenset(pick.needs)) for pick in picks if pick.slot)


def item_slots(items: Items, bank: Bank, parent: str = "") -> Iterator[Asked]:
    """The slots of a list and of the points of its items."""
    for key in sorted(bank.themes.get(items.headings.replace("{上项}", parent), ())):
        yield from slots_of(items, bank, key, parent)
    if parent:
        yield from ((slot.replace("{上项}", parent), needs) for slot, needs in named(items.fallback))


def slots_of(items: Items, bank: Bank, key: str, parent: str = "") -> Iterator[Asked]:
    """The slots of one item of a list and of its points."""
    for slot, needs in (*named(items.picks), *named(items.brief)):
        yield slot.replace("{项}", key).replace("{上项}", parent), needs
    if items.points:
        yield from item_slots(items.points, bank, key)


def row_slots(rows: Rows, outline: Outline) -> Iterator[Asked]:
    """The slots of the rows of a fact: one for each choice of a field and each place."""
    choices = {column.name: column.choices for column in outline.tables[rows.fact].columns if column.choices}
    for slot, needs in named(rows.picks):
        fields = {name: given for name, given in {**choices, "位": PLACES}.items() if f"{{{name}}}" in slot}
        for values in product(*fields.values()):
            filled = slot
            for name, value in zip(fields, values, strict=True):
                filled = filled.replace(f"{{{name}}}", value)
            yield filled, needs


def sure(outline: Outline) -> set[str]:
    """The names that every brief of a genre gives."""
    facts = {fact.name for fact in outline.facts if fact.required or fact.default}
    columns = {column.name for fact in outline.facts for column in fact.columns if column.required or column.default}
    columns |= {ORDINAL} if columns else set()
    return facts | columns | set(outline.lists) | {names.name for names in outline.names}


def holes(outline: Outline, bank: Bank, enough: int = ENOUGH) -> Iterator[Hole]:
    """Slots with too few variants where a brief gives no more than it must; the bank is that of no sector."""
    given = sure(outline)
    for relation, (slot, needs) in product(outline.relations, asked(outline, bank).items()):
        phrases = bank.phrases.get(slot, ())
        count = sum(1 for phrase in phrases if serves(phrase, relation, given | needs, outline.avoid))
        if count < enough:
            yield Hole(outline.name, relation, slot, count)


def serves(phrase: Phrase, relation: str, given: set[str], avoid: Iterable[str]) -> bool:
    """Whether a phrase suits a relation and asks for nothing that may be missing."""
    return (
        (not phrase.registers or relation in phrase.registers)
        and {*phrase.facts, *phrase.needs} <= given
        and not any(word in phrase.text for word in avoid)
    )


def bare(outline: Outline, bank: Bank) -> Iterator[tuple[str, str, int]]:
    """Items of lists with too few phrases that name a fact: the list, the key of the item, how many it has."""
    facts = {fact.name for fact in outline.facts}
    for name, items in outline.lists.items():
        for key in sorted(bank.themes.get(items.headings, ())):
            phrases = {
                phrase.id: phrase for slot, _ in slots_of(items, bank, key) for phrase in bank.phrases.get(slot, ())
            }
            count = sum(1 for phrase in phrases.values() if not facts.isdisjoint(phrase.facts))
            if count < FACTUAL:
                yield name, key, count


def few_sets(bank: Bank) -> Iterator[tuple[str, int]]:
    """Heading slots with fewer sets than a choice needs."""
    for slot, sets in bank.heading_sets.items():
        if len(sets) < SETS:
            yield slot, len(sets)


def unreached(phrases: Iterable[Phrase], asked: set[str]) -> list[Phrase]:
    """Phrases that no genre can come to."""
    return [phrase for phrase in phrases if phrase.slot not in asked]


def own_words(phrase: Phrase) -> str:
    """What a phrase says of itself, its placeholders left out."""
    return PLACEHOLDER.sub(repeats.BARRIER, phrase.text + "".join(phrase.steps))


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring Han characters."""
    return frozenset(
        stretch[start : start + GRAM]
        for stretch in repeats.NOT_HAN.sub(repeats.BARRIER, text).split(repeats.BARRIER)
        for start in range(len(stretch) - GRAM + 1)
    )


class Likeness:
    """How much phrases are alike: the share of their pairs of characters that they have in common, rare ones counting more."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = list(phrases)
        self.grams = [grams(own_words(phrase)) for phrase in self.phrases]
        self.counts = Counter(gram for held in self.grams for gram in held)
        self.holders: dict[str, list[int]] = defaultdict(list)
        for index, held in enumerate(self.grams):
            for gram in held:
                self.holders[gram].append(index)

    def weight(self, held: Iterable[str]) -> float:
        """What pairs of characters count together."""
        return sum(log(1 + len(self.phrases) / (1 + self.counts[gram])) for gram in held)

    def of(self, first: frozenset[str], second: frozenset[str]) -> float:
        """The likeness of two sets of pairs."""
        whole = self.weight(first | second)
        return self.weight(first & second) / whole if whole else 0

    def nearest(self, text: str, most: int) -> list[tuple[float, Phrase]]:
        """The phrases most like a text."""
        wanted = grams(text)
        near = {index for gram in wanted for index in self.holders.get(gram, ())}
        ranked = sorted(((self.of(wanted, self.grams[index]), -index) for index in near), reverse=True)
        return [(likeness, self.phrases[-index]) for likeness, index in ranked[:most]]

    def twins(self, least: float = ALIKE) -> list[Twins]:
        """Pairs of phrases too much alike, the most alike first."""
        pairs = {
            (first, second)
            for held in self.holders.values()
            if len(held) <= COMMON
            for place, first in enumerate(held)
            for second in held[place + 1 :]
        }
        found = ((self.of(self.grams[first], self.grams[second]), first, second) for first, second in sorted(pairs))
        ranked = sorted((pair for pair in found if pair[0] >= least), key=lambda pair: (-pair[0], *pair[1:]))
        return [Twins(self.phrases[first], self.phrases[second], likeness) for likeness, first, second in ranked]


def uneven(chosen: Mapping[str, Counter[str]], offered: Mapping[str, list[Phrase]]) -> Iterator[tuple[Phrase, str]]:
    """Phrases that stand far more often in drafts than others of their slot, or never though their slot is often filled."""
    for slot, times in chosen.items():
        total, phrases = sum(times.values()), offered.get(slot, [])
        fair = total / max(len(phrases), 1)
        for phrase in phrases:
            if fair >= RARE and not times[phrase.id]:
                yield phrase, f"{total} 次里一次也没有用上"
            elif times[phrase.id] > MUCH * fair * phrase.weight and times[phrase.id] > RARE:
                yield phrase, f"{total} 次里用了 {times[phrase.id]} 次"


RARE = 12  # times that a phrase should have stood by chance, from which never is too seldom
MUCH = 3  # times its share, from which it stands too often
