"""Which phrase fills which slot: the length that was asked for, nothing said twice, and every choice held that need not move."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from drafter.text import repeats

from .phrasebank import Bank
from .plan import Option, Plan, Slot, draw

TOLERANCE = 0.02  # of the length asked for
AIM = 0.004  # of the length asked for: what the solver tries for, so that later mending stays within TOLERANCE
HAPPY = 0.62  # how much of what may be left out is said when no length is asked for
OPENING = 2  # characters; neighbouring phrases do not open with the same ones
KEEPS = ("必", "应", "可")
STEPPED = 2  # phrases in steps that a draft holds at the most
ATTEMPTS = 6
AROUND = 4  # slots before and after one within which its length matters to the others

Choice = dict[str, Option | None]


@dataclass(frozen=True, slots=True)
class Window:
    """The 字数 that the draft may have."""

    low: int
    high: int

    @classmethod
    def around(cls, target: int, share: float) -> Window:
        """``target`` give or take a share of it."""
        slack = int(target * share)
        return cls(target - slack, target + slack)

    def miss(self, size: int) -> int:
        """How far ``size`` lies outside."""
        return max(self.low - size, size - self.high, 0)


@dataclass(frozen=True, slots=True)
class Reach:
    """The lengths that slots can add together, as a bit a length."""

    bits: int

    def miss(self, so_far: int, window: Window) -> int:
        """How far the nearest reachable total lies outside the window, given what stands so far."""
        low, high = window.low - so_far, window.high - so_far
        if high < 0:
            return -high
        inside = self.bits >> max(low, 0) & ((1 << (high - max(low, 0) + 1)) - 1)
        if inside:
            return 0
        above = self.bits >> (high + 1)
        over = (above & -above).bit_length() if above else 10**9
        below = self.bits & ((1 << max(low, 0)) - 1)
        return min(over, max(low, 0) - below.bit_length() + 1 if below else 10**9)


def reaches(slots: list[Slot]) -> list[Reach]:
    """What the slots from each place on can add; one more than there are slots."""
    found = [Reach(1)]
    for slot in reversed(slots):
        after = found[-1].bits
        bits = 0 if slot.options and slot.keep == "必" else after
        for size in {option.size for option in slot.options}:
            bits |= after << size
        found.append(Reach(bits))
    return found[::-1]


def extremes(plan: Plan) -> tuple[int, int]:
    """The least and the most 字数 that the banks reach for this plan."""
    sizes = [
        [option.size for option in slot.options] + [0] * (slot.keep != "必") for slot in plan.slots if slot.options
    ]
    return plan.fixed + sum(map(min, sizes)), plan.fixed + sum(map(max, sizes))


@dataclass
class Chooser:
    """Fills the slots of one plan."""

    plan: Plan
    bank: Bank
    seed: str
    most: Mapping[str, int]
    choice: Choice = field(default_factory=dict)
    pinned: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.slots = self.plan.slots
        self.place = {slot.path: index for index, slot in enumerate(self.slots)}
        self.tally = Tally()
        self.fixed = self.plan.fixed
        self.reach = extremes(self.plan)

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

    def solve(self, target: int | None) -> Choice:
        """The best choice over a few attempts, each with its own order of slots; the first that breaks no rule is taken."""
        ranked: list[tuple[int, int, Choice]] = []
        for attempt in range(ATTEMPTS):
            self.choice, self.tally = {}, Tally()
            self.fill(list(self.slots), self.wanted(target), self.window(target, AIM), self.fixed, str(attempt))
            self.stretch(self.window(target, TOLERANCE / 2))
            miss = self.window(target, TOLERANCE).miss(self.size())
            broken = sum(1 for _ in self.broken())
            ranked.append((broken, miss, self.choice))
            if not broken and not miss:
                break
        _, _, self.choice = min(ranked, key=lambda entry: entry[:2])
        self.recount()
        self.tell(target)
        return self.choice

    def stretch(self, window: Window) -> None:
        """Exchange single phrases, the most helpful first, until the length is met or no exchange helps."""
        while miss := window.miss(self.size()):
            gains = []
            for slot in self.slots:
                before = self.choice.get(slot.path)
                choices = [*slot.options, None] if slot.keep != "必" else slot.options
                for option in choices:
                    size = self.size_with(slot, option)
                    if option is not before and window.miss(size) < miss:
                        gains.append((window.miss(size), draw(self.seed, slot.path, "伸缩"), slot, option))
            gains.sort(key=lambda gain: gain[:2])
            if not any(self.exchanged(slot, option) for _, _, slot, option in gains):
                return

    def size_with(self, slot: Slot, option: Option | None) -> int:
        """字数 of the draft if a slot had another choice."""
        before = self.choice.get(slot.path)
        return self.size() - (before.size if before else 0) + (option.size if option else 0)

    def exchanged(self, slot: Slot, option: Option | None) -> bool:
        """Whether an option breaks no rule in the place of a slot's choice, and then it takes it."""
        before = self.choice.get(slot.path)
        self.put(slot, None)
        if not self.clashes(slot, option):
            self.put(slot, option)
            if not self.drawn_together(slot):
                return True
        self.put(slot, before)
        return False

    def drawn_together(self, slot: Slot) -> bool:
        """Whether a shorter choice has brought the phrases before and after a slot too near to each other."""
        here = self.place[slot.path]
        around = [other for other in self.slots[max(here - AROUND, 0) : here + AROUND + 1] if other is not slot]
        return any(self.crowds(other, option) for other in around if (option := self.choice.get(other.path)))

    def tell(self, target: int | None) -> None:
        """Put each fact that the brief gives, and that the choice has left out, into one phrase that can bear it."""
        window = Window.around(self.size(), TOLERANCE) if target is None else self.window(target, TOLERANCE)
        for fact in self.most:
            if not self.tally.facts[fact]:
                self.bring(fact, window, again=True)

    def bring(self, fact: str, window: Window, again: bool) -> bool:
        """Whether a phrase that tells a fact could be brought in; ``again`` allows one fact to give way and be told elsewhere."""
        swaps = [(slot, option) for slot in self.slots for option in slot.options if fact in option.phrase.facts]
        swaps.sort(key=lambda swap: draw(self.seed, fact, swap[0].path + swap[1].phrase.id))
        return any(self.swapped(slot, option, window, again) for slot, option in swaps)

    def swapped(self, slot: Slot, option: Option, window: Window, again: bool) -> bool:
        """Whether an option could take its slot, one optional neighbour given up for it and the length restored if need be."""
        before, told = dict(self.choice), set(self.tally.facts)
        neighbours = (
            [other for other in self.units[slot.unit] if other.keep != "必" and other is not slot] if again else []
        )
        for given_up in (None, *neighbours):
            if given_up:
                self.put(given_up, None)
            if self.exchanged(slot, option):
                self.stretch(window)
                lost = sorted(told - set(self.tally.facts))
                found = again and all(self.bring(fact, window, again=False) for fact in lost)
                if (found or not lost) and not window.miss(self.size()) and self.choice[slot.path] is option:
                    return True
            self.restore(before)
        return False

    def restore(self, before: Choice) -> None:
        """Put back what has changed since."""
        for slot in self.slots:
            if self.choice.get(slot.path) is not before.get(slot.path):
                self.put(slot, before.get(slot.path))

    def window(self, target: int | None, share: float) -> Window:
        """The lengths that are wanted; any, where none was asked for; the nearest reachable, where the banks fall short."""
        if target is None:
            return Window(0, 10**6)
        low, high = self.reach
        return Window.around(min(max(target, low), high), share)

    def size(self) -> int:
        """字数 of the draft as chosen."""
        return self.fixed + self.tally.size

    def wanted(self, target: int | None) -> set[str]:
        """The slots that are to be filled: as many of those that may be left out as the length has room for, spread evenly."""
        mean = {
            slot.path: sum(option.size for option in slot.options) / len(slot.options)
            for slot in self.slots
            if slot.options
        }
        by_keep: dict[str, list[Slot]] = defaultdict(list)
        for slot in self.slots:
            if slot.options:
                by_keep[slot.keep].append(slot)
        sums = {keep: sum(mean[slot.path] for slot in slots) for keep, slots in by_keep.items()}
        room = (target - self.fixed - sums.get("必", 0)) if target else sums.get("应", 0) + HAPPY * sums.get("可", 0)
        found = {slot.path for slot in by_keep["必"]}
        for keep in ("应", "可"):
            if by_keep[keep]:
                share = min(max(room / sums[keep], 0), 1)
                found |= spread(by_keep[keep], share, self.seed)
                room -= share * sums[keep]
        return found

    def fill(self, slots: list[Slot], wanted: set[str], window: Window, so_far: int, salt: str) -> None:
        """Choose for ``slots``: first what must be said, then what may be left out, each in an order of its own.

        So no end of the text bears all the fitting, and what clashes is left out where it can be.
        """
        ordered = sorted(
            (slot for slot in slots if slot.options),
            key=lambda slot: (KEEPS.index(slot.keep), draw(self.seed, slot.path, "次序" + salt)),
        )
        reach = reaches(ordered)
        for index, slot in enumerate(ordered):
            option = self.pick(slot, slot.path in wanted, window, so_far, reach[index + 1])
            self.put(slot, option)
            so_far += option.size if option else 0

    def pick(self, slot: Slot, wanted: bool, window: Window, so_far: int, after: Reach) -> Option | None:
        """The first option in the slot's order that keeps the length in reach and breaks no rule."""
        entries: list[Option | None] = list(slot.options)
        if slot.keep != "必" and not wanted:
            entries.insert(0, None)
        elif slot.keep != "必":
            entries.append(None)
        ranked = []
        for rank, option in enumerate(entries):
            miss = after.miss(so_far + (option.size if option else 0), window)
            if miss == 0 and not self.clashes(slot, option):
                return option
            ranked.append((miss, rank, option))
        sound = [entry for entry in sorted(ranked, key=lambda entry: entry[:2]) if not self.clashes(slot, entry[2])]
        if sound:
            return sound[0][2]
        return min(
            ranked, key=lambda entry: (entry[2] is not None and entry[2].phrase.id in self.tally.phrases, *entry[:2])
        )[2]

    def put(self, slot: Slot, option: Option | None) -> None:
        """Set a slot's choice and keep the tally of what has been said."""
        before = self.choice.get(slot.path)
        if before:
            self.tally.add(before, -1)
        self.choice[slot.path] = option
        if option:
            self.tally.add(option, 1)

    def recount(self) -> None:
        """The tally of the present choice."""
        self.tally = Tally()
        for option in self.choice.values():
            if option:
                self.tally.add(option, 1)

    def clashes(self, slot: Slot, option: Option | None) -> bool:
        """Whether an option would break a rule against repetition, given all that is chosen elsewhere."""
        if option is None:
            return False
        return self.said_twice(option) or self.overfull(slot, option) or self.crowds(slot, option)

    def overfull(self, slot: Slot, option: Option) -> bool:
        """A phrase in steps fills its unit, and few of them stand in a draft; two phrases of a kind come from two banks."""
        alike = [other for other in self.beside(slot) if other.phrase.slot == option.phrase.slot]
        if option.phrase.steps:
            asked = all(other.phrase.steps for other in slot.options)
            many = sum(1 for other in self.choice.values() if other and other.phrase.steps) >= STEPPED
            return bool(alike) or (many and not asked)
        return any(other.phrase.steps or other.phrase.bank == option.phrase.bank for other in alike)

    def said_twice(self, option: Option) -> bool:
        """A phrase, a long run of characters, a rationed word or a fact that the draft has had often enough."""
        tally = self.tally
        if option.phrase.once and option.phrase.id in tally.phrases:
            return True
        if any(tally.facts[fact] >= self.most[fact] for fact in option.phrase.facts if fact in self.most):
            return True
        if any(
            tally.text_count(word) + option.bare.count(word) > most
            for word, most in self.bank.limits.items()
            if word in option.bare
        ):
            return True
        return any(run in tally.runs for run in repeats.runs(option.bare))

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
        own = dict(repeats.expressions(option.bare))
        words = [(word, option.bare.index(word)) for word in self.near if word in option.bare]
        if not option.phrase.parallel and any(True for _ in repeats.echoes(option.bare)):
            return True
        for distance, other in self.neighbours(slot, max([within for within, _ in self.bank.near], default=0)):
            gap = abs(distance) - 1
            if gap <= repeats.NEAR and self.echoed(own, option, other, distance):
                return True
            if words and self.near_words(words, option, other, distance):
                return True
            if gap == 0 and option.bare[:OPENING] == other.bare[:OPENING]:
                return True
        return any(alike(option, other) for other in self.beside(slot))

    def beside(self, slot: Slot) -> Iterator[Option]:
        """The other choices of a slot's unit."""
        for other in self.units[slot.unit]:
            if other.path != slot.path and (option := self.choice.get(other.path)):
                yield option

    def echoed(self, own: dict[str, int], option: Option, other: Option, distance: int) -> bool:
        """Whether an expression of one stands in the other within ``repeats.NEAR`` characters."""
        for expression, start in repeats.expressions(other.bare):
            if expression in own:
                here = own[expression]
                apart = (
                    distance - 1 + len(option.bare) - here + start
                    if distance > 0
                    else here - distance - 1 + len(other.bare) - start
                )
                if apart <= repeats.NEAR:
                    return True
        return False

    def near_words(self, words: list[tuple[str, int]], option: Option, other: Option, distance: int) -> bool:
        """Whether a word of like meaning stands too near in the other phrase."""
        for word, here in words:
            group, within = self.near[word]
            for like in self.bank.near[group][1]:
                start = other.bare.find(like) if distance > 0 else other.bare.rfind(like)
                if start >= 0:
                    apart = (
                        distance - 1 + len(option.bare) - here + start
                        if distance > 0
                        else here - distance - 1 + len(other.bare) - start
                    )
                    if apart <= within:
                        return True
        return False

    def broken(self) -> Iterator[Slot]:
        """The slots whose choice breaks a rule."""
        for slot in self.slots:
            option = self.choice.get(slot.path)
            if option is None:
                if slot.keep == "必" and slot.options:
                    yield slot
                continue
            self.tally.add(option, -1)
            self.choice[slot.path] = None
            clash = self.clashes(slot, option)
            self.choice[slot.path] = option
            self.tally.add(option, 1)
            if clash:
                yield slot

    def redraw(self, paths: Iterable[str], target: int | None, roll: str, avoid: set[str]) -> None:
        """Choose anew for some slots while all others are held; ``avoid`` are phrases that were seen before."""
        chosen = set(paths)
        slots = [slot for slot in self.slots if slot.path in chosen]
        wanted = {slot.path for slot in slots if self.choice.get(slot.path)}
        window = self.window(target, TOLERANCE) if target else Window.around(self.size(), TOLERANCE / 2)
        outcomes = []
        for attempt in range(ATTEMPTS):
            for slot in slots:
                self.put(slot, None)
            fresh = [self.reordered(slot, f"{roll}.{attempt}", avoid) for slot in slots]
            self.fill(fresh, wanted, window, self.size(), roll)
            broken = sum(1 for _ in self.broken())
            outcomes.append(
                (broken, window.miss(self.size()), attempt, {slot: self.choice.get(slot.path) for slot in slots})
            )
            if not broken and not outcomes[-1][1]:
                return
        for slot, option in min(outcomes, key=lambda outcome: outcome[:3])[3].items():
            self.put(slot, option)

    def reordered(self, slot: Slot, roll: str, avoid: set[str]) -> Slot:
        """A slot with its options in another order, those seen before left out while there are others."""
        unseen = [option for option in slot.options if option.phrase.id not in avoid] or list(slot.options)
        unseen.sort(key=lambda option: draw(self.seed, slot.path + roll, option.phrase.id, option.phrase.weight))
        return Slot(slot.path, slot.unit, slot.keep, tuple(unseen))


@dataclass
class Tally:
    """What a draft has said so far."""

    phrases: Counter[str] = field(default_factory=Counter)
    runs: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    size: int = 0

    def add(self, option: Option, sign: int) -> None:
        """Count an option in (1) or out (-1)."""
        self.size += sign * option.size
        change(self.phrases, (option.phrase.id,), sign)
        change(self.runs, repeats.runs(option.bare), sign)
        change(self.facts, option.phrase.facts, sign)
        change(self.texts, (option.bare,), sign)

    def text_count(self, word: str) -> int:
        """How often a word has been said."""
        return sum(text.count(word) * times for text, times in self.texts.items())


def alike(option: Option, other: Option) -> bool:
    """Whether two phrases of one paragraph name the same fact or say the same few characters."""
    if set(option.phrase.facts) & set(other.phrase.facts):
        return True
    return not repeats.said(option.bare).isdisjoint(repeats.said(other.bare))


def change(counter: Counter[str], keys: Iterable[str], sign: int) -> None:
    """Count keys in or out; what is counted to nothing is gone."""
    for key in keys:
        count = counter.get(key, 0) + sign
        if count:
            counter[key] = count
        else:
            counter.pop(key, None)


def spread(slots: list[Slot], share: float, seed: str) -> set[str]:
    """A share of the slots, evenly over the units of the text; within a unit by the unit's own stream."""
    units: dict[str, list[Slot]] = defaultdict(list)
    for slot in slots:
        units[slot.unit].append(slot)
    found: set[str] = set()
    exact, taken = draw(seed, "", "错开") % 1, 0
    for unit, members in units.items():
        exact += share * len(members)
        count = min(max(int(exact) - taken, 0), len(members))
        taken += count
        members.sort(key=lambda slot: draw(seed, unit, slot.path))
        found |= {slot.path for slot in members[:count]}
    return found
