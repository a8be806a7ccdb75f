"""The rules against saying things twice, held against all that stands in a draft so far."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from drafter.text import repeats

from .fitting import extremes
from .phrasebank import Bank
from .plan import Option, Plan, Slot

HAN = re.compile("[\u4e00-\u9fff]")
OPENING = 2  # characters; neighbouring phrases do not open with the same ones
STEPPED = 2  # phrases in steps that a draft holds at the most

Choice = dict[str, Option | None]


@dataclass
class Standing:
    """What has been chosen for the slots of a plan so far, and what may still be said beside it.

    ``most`` is how often a draft may name each fact.
    """

    plan: Plan
    bank: Bank
    seed: str
    most: Mapping[str, int]
    choice: Choice = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.slots = self.plan.slots
        self.place = {slot.path: index for index, slot in enumerate(self.slots)}
        self.tally = Tally(self.bank.telling)
        self.version = 0  # counts the changes of the choice
        self.checked: tuple[int, list[Slot]] = (-1, [])
        self.fixed = self.plan.fixed
        self.reach = extremes(self.plan)
        self.nearing: dict[str, list[str]] = {}

    @cached_property
    def farthest(self) -> int:
        """The characters within which words of a near group must not meet."""
        return max([within for within, _ in self.bank.near], default=0)

    @cached_property
    def near(self) -> dict[str, tuple[int, int]]:
        """Each word that must not come near its like: its group and the distance in characters."""
        return {word: (group, within) for group, (within, words) in enumerate(self.bank.near) for word in words}

    @cached_property
    def units(self) -> dict[str, list[Slot]]:
        """The slots of each unit."""
        found: dict[str, list[Slot]] = defaultdict(list)
        for slot in self.slots:
            found[slot.unit].append(slot)
        return found

    @cached_property
    def between(self) -> list[int]:
        """The characters that stand before each slot after the one before it, whatever is chosen."""
        found, distance = [], 0
        for part in self.plan.paragraphs:
            distance += 1 + sum(len(span.text) for span in part.head)
            for _ in part.slots:
                found.append(distance)
                distance = 0
            distance += sum(len(span.text) for span in part.tail)
        return found

    def size(self) -> int:
        """字数 of the draft as chosen."""
        return self.fixed + self.tally.size

    def put(self, slot: Slot, option: Option | None) -> None:
        """Set a slot's choice and keep the tally of what has been said."""
        before = self.choice.get(slot.path)
        self.version += 1
        if before:
            self.tally.add(before, -1)
        self.choice[slot.path] = option
        if option:
            self.tally.add(option, 1)

    def clashes(self, slot: Slot, option: Option | None) -> bool:
        """Whether an option would break a rule against repetition, given all that is chosen elsewhere."""
        if option is None:
            return False
        return self.said_twice(option) or self.overfull(slot, option) or self.crowds(slot, option)

    def overfull(self, slot: Slot, option: Option) -> bool:
        """A phrase in steps fills its unit, and few of them stand in a draft; two phrases of a kind come from two banks, if they do not stack."""
        alike = [(place, other) for place, other in self.beside(slot) if other.phrase.slot == option.phrase.slot]
        if option.phrase.steps:
            asked = all(other.phrase.steps for other in slot.options)
            many = sum(1 for other in self.choice.values() if other and other.phrase.steps) >= STEPPED
            return bool(alike) or (many and not asked)
        return any(
            other.phrase.steps or (other.phrase.bank == option.phrase.bank and not (slot.stacks or place.stacks))
            for place, other in alike
        )

    def said_twice(self, option: Option, standing: int = 0) -> bool:
        """A phrase, an expression that is not anybody's, a rationed word or a fact that the draft has had often enough.

        ``standing`` is 1 for an option that is itself among what has been counted.
        """
        tally, bare = self.tally, option.bare
        if option.phrase.once and tally.phrases[option.phrase.id] > standing:
            return True
        if any(tally.facts[fact] - standing >= self.most[fact] for fact in option.phrase.facts if fact in self.most):
            return True
        rationed = ((word, most) for word, most in self.bank.limits.items() if word in bare)
        if any(tally.text_count(word) + (0 if standing else bare.count(word)) > most for word, most in rationed):
            return True
        return any(tally.said[word] > standing * times for word, times in told(bare, tally.telling).items())

    def neighbours(self, slot: Slot, reach: int) -> Iterator[tuple[int, Option]]:
        """The chosen options around a slot with the characters between plus one, negative before it, as far as ``reach`` goes."""
        for step in (-1, 1):
            distance, index = 0, self.place[slot.path]
            while 0 <= index + step < len(self.slots) and distance <= reach:
                distance += self.between[max(index, index + step)]
                index += step
                if option := self.choice.get(self.slots[index].path):
                    yield step * (distance + 1), option
                    distance += len(option.bare)

    def crowds(self, slot: Slot, option: Option) -> bool:
        """Whether an option repeats an expression, a word of a near group, an opening or a fact too close to another."""
        words = self.near_words_of(option.bare)
        if not option.phrase.parallel and repeats.echoing(option.bare):
            return True
        if words and self.near_itself(words, option):
            return True
        before = after = ""
        for distance, other in self.neighbours(slot, self.farthest if words else repeats.NEAR):
            gap = abs(distance) - 1
            if gap <= repeats.NEAR and (echoed(option, other, distance) or thrice(option, other, distance)):
                return True
            if words and self.near_words(words, option, other, distance):
                return True
            if gap == 0 and opens_like(option, other):
                return True
            if gap == 0 and distance < 0:
                before = other.text
            elif gap == 0:
                after = other.text
        return repeats.droning(before, option.text, after) or any(
            alike(option, other) for _, other in self.beside(slot)
        )

    def near_words_of(self, bare: str) -> list[str]:
        """The words of a text that must not come near their like."""
        if bare not in self.nearing:
            self.nearing[bare] = [word for word in self.near if word in bare]
        return self.nearing[bare]

    def beside(self, slot: Slot) -> Iterator[tuple[Slot, Option]]:
        """The other slots of a slot's unit with their choices."""
        for other in self.units[slot.unit]:
            if other.path != slot.path and (option := self.choice.get(other.path)):
                yield other, option

    def near_words(self, words: list[str], option: Option, other: Option, distance: int) -> bool:
        """Whether a word of like meaning stands too near in the other phrase."""
        for word in words:
            group, within = self.near[word]
            here = option.bare.rfind(word) if distance > 0 else option.bare.find(word)
            for like in self.bank.near[group][1]:
                start = other.bare.find(like) if distance > 0 else other.bare.rfind(like)
                if start >= 0 and apart(here, option, start, other, distance) <= within:
                    return True
        return False

    def near_itself(self, words: list[str], option: Option) -> bool:
        """Whether words of like meaning meet inside one phrase."""
        groups = Counter(self.near[word][0] for word in words for _ in range(option.bare.count(word)))
        return any(times > 1 for times in groups.values())

    def broken(self) -> list[Slot]:
        """The slots whose choice breaks a rule; looked up once for each state of the draft."""
        if self.checked[0] != self.version:
            self.checked = self.version, list(self.clashing())
        return self.checked[1]

    def clashing(self) -> Iterator[Slot]:
        """The slots whose choice breaks a rule."""
        for slot in self.slots:
            option = self.choice.get(slot.path)
            if option is None:
                if not slot.optional:
                    yield slot
                continue
            self.choice[slot.path] = None
            clash = self.said_twice(option, standing=1) or self.overfull(slot, option) or self.crowds(slot, option)
            self.choice[slot.path] = option
            if clash:
                yield slot

    def restore(self, before: Choice) -> None:
        """Put back what has changed since."""
        for slot in self.slots:
            if self.choice.get(slot.path) is not before.get(slot.path):
                self.put(slot, before.get(slot.path))


@dataclass
class Tally:
    """What a draft has said so far; ``telling`` are the expressions that matter."""

    telling: frozenset[str] = frozenset()
    phrases: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    size: int = 0

    def add(self, option: Option, sign: int) -> None:
        """Count an option in (1) or out (-1)."""
        self.size += sign * option.size
        change(self.phrases, (option.phrase.id,), sign)
        for word, times in told(option.bare, self.telling).items():
            self.said[word] += sign * times
        change(self.facts, option.phrase.facts, sign)
        change(self.texts, (option.bare,), sign)

    def text_count(self, word: str) -> int:
        """How often a word has been said."""
        return sum(text.count(word) * times for text, times in self.texts.items())


@lru_cache(maxsize=8192)
def told(text: str, telling: frozenset[str]) -> Counter[str]:
    """How often a text says each telling expression; not to be changed."""
    said = repeats.counted(text)
    return Counter({word: said[word] for word in telling.intersection(said)})


def apart(here: int, option: Option, there: int, other: Option, distance: int) -> int:
    """Characters from a place in one phrase to a place in another; ``distance`` as ``neighbours`` gives it."""
    if distance > 0:
        return distance - 1 + len(option.bare) - here + there
    return here - distance - 1 + len(other.bare) - there


def echoed(option: Option, other: Option, distance: int) -> bool:
    """Whether an expression of one stands in the other within ``repeats.NEAR`` characters."""
    own, others = repeats.lasts(option.bare), repeats.firsts(other.bare)
    if distance < 0:
        own, others = repeats.firsts(option.bare), repeats.lasts(other.bare)
    return not own.keys().isdisjoint(others) and any(
        apart(own[word], option, others[word], other, distance) <= repeats.NEAR for word in own.keys() & others.keys()
    )


def thrice(option: Option, other: Option, distance: int) -> bool:
    """Whether a word that one phrase says twice stands in the other within ``repeats.NEAR`` characters."""
    for word in (*repeats.doubled(option.bare), *repeats.doubled(other.bare)):
        here = option.bare.rfind(word) if distance > 0 else option.bare.find(word)
        there = other.bare.find(word) if distance > 0 else other.bare.rfind(word)
        if min(here, there) >= 0 and apart(here, option, there, other, distance) <= repeats.NEAR:
            return True
    return False


def opens_like(option: Option, other: Option) -> bool:
    """Whether two phrases open alike; a text that is all facts opens like nothing."""
    return option.bare[:OPENING] == other.bare[:OPENING] and bool(HAN.search(option.bare) and HAN.search(other.bare))


def alike(option: Option, other: Option) -> bool:
    """Whether two phrases of one paragraph name the same fact or say the same few characters."""
    if set(option.phrase.facts) & set(other.phrase.facts):
        return True
    return not repeats.said(option.bare).isdisjoint(repeats.said(other.bare))


def change(counter: Counter[str], keys: Iterable[str], sign: int) -> None:
    """Count keys in or out; what is counted to nothing is gone."""
    if sign > 0:
        counter.update(keys)
        return
    for key in keys:
        count = counter.get(key, 0) + sign
        if count:
            counter[key] = count
        else:
            counter.pop(key, None)
