"""Which phrase fills which slot: the length asked for, every given fact told, and every choice held that need not move."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from .fitting import Reach, Window, reaches, spread
from .plan import Option, Slot, draw, stream
from .rules import Choice, Standing, Tally

TOLERANCE = 0.02  # of the length asked for
AIM = 0.004  # of the length asked for: what the solver tries for, so that later mending stays within TOLERANCE
HAPPY = 0.62  # how much of what may be left out is said when no length is asked for
KEEPS = ("必", "应", "可")
ATTEMPTS = 6
ROUNDS = 2  # over the items, since what one gives up for the length may be another's fact
EVEN = 1.7  # the longest item of a list over its shortest that is even enough
EXCHANGES = 8  # that are made to even out one list
AROUND = 4  # slots before and after one within which its length matters to the others


@dataclass
class Chooser(Standing):
    """Fills the slots of one plan."""

    def solve(self, target: int | None) -> Choice:
        """The best choice over a few attempts, each with its own order of slots; the first that breaks no rule is taken."""
        ranked: list[tuple[int, int, Choice]] = []
        pushed = target
        for attempt in range(ATTEMPTS):
            self.choice, self.tally = {}, Tally(self.bank.telling)
            self.fill(list(self.slots), self.wanted(pushed), self.window(pushed, AIM), self.fixed, str(attempt))
            self.stretch(self.window(target, TOLERANCE / 2))
            self.even_out(self.window(target, TOLERANCE) if target else Window.around(self.size(), TOLERANCE))
            miss = self.window(target, TOLERANCE).miss(self.size())
            broken = len(self.broken())
            if target and miss:  # near the ends of what the banks reach, aiming further gets nearer
                pushed = max(target + 2 * (target - self.size()), 1)
            ranked.append((broken, miss, self.choice))
            if not broken and not miss:
                break
        self.restore(min(ranked, key=lambda entry: entry[:2])[2])
        self.mend(self.window(target, TOLERANCE))
        self.tell(target)
        return self.choice

    def mend(self, window: Window) -> None:
        """Exchange what still breaks a rule for whatever breaks none, then restore the length."""
        if broken := self.broken():
            for slot in broken:
                any(self.exchanged(slot, option) for option in slot.options)
            self.stretch(window)

    def take(self, before: Choice) -> None:
        """Take over a choice that was made for another plan of the same brief."""
        for slot in self.slots:
            option = before.get(slot.path)
            same = [other for other in slot.options if option and other.phrase.id == option.phrase.id]
            self.put(slot, same[0] if same else None)

    def settle(self, path: str, option: Option) -> None:
        """Put an option into a slot, and out of any other where it stands."""
        for slot in self.slots:
            if self.choice.get(slot.path) is option:
                self.put(slot, None)
        self.put(self.slots[self.place[path]], option)

    def stretch(self, window: Window) -> None:
        """Exchange single phrases, the most helpful first, until the length is met or no exchange helps."""
        while miss := window.miss(self.size()):
            if not any(self.exchanged(slot, option) for _, _, slot, option in self.gains(window, miss)):
                return

    @cached_property
    def turns(self) -> dict[str, float]:
        """The order in which slots are stretched."""
        return {slot.path: draw(self.seed, slot.path, "伸缩") for slot in self.slots}

    def gains(self, window: Window, miss: int) -> list[tuple[int, float, Slot, Option | None]]:
        """The exchanges of single phrases that bring the length nearer to a window, the most helpful first."""
        found, total = [], self.size()
        for slot in self.slots:
            before, rank = self.choice.get(slot.path), self.turns[slot.path]
            others = total - (before.size if before else 0)
            for option in slot.choices:
                left = window.miss(others + (option.size if option else 0))
                if left < miss and option is not before:
                    found.append((left, rank, slot, option))
        return sorted(found, key=lambda gain: gain[:2])

    def even_out(self, window: Window) -> None:
        """Exchange single phrases of a list whose items differ too much in length, the total staying in its window."""
        for units in self.lists:
            for _ in range(EXCHANGES):
                ratio = unevenness(self.sizes(units))
                if ratio <= EVEN or not any(
                    self.evener(slot, units, ratio, window) for unit in units for slot in self.units[unit]
                ):
                    break

    def evener(self, slot: Slot, units: list[str], ratio: float, window: Window) -> bool:
        """Whether another choice for a slot makes its list evener, and then it takes it."""
        before, total, sizes = self.choice.get(slot.path), self.size(), self.sizes(units)
        for option in slot.choices:
            more = (option.size if option else 0) - (before.size if before else 0)
            evened = unevenness(sizes | {slot.unit: sizes[slot.unit] + more}) < ratio
            if option is not before and evened and not window.miss(total + more) and self.exchanged(slot, option):
                return True
        return False

    def sizes(self, units: list[str]) -> dict[str, int]:
        """The 字 of the phrases of each item of a list."""
        return {
            unit: sum(option.size for slot in self.units[unit] if (option := self.choice.get(slot.path)))
            for unit in units
        }

    @cached_property
    def lists(self) -> list[list[str]]:
        """The items of each list that has no points below it."""
        found: dict[str, list[str]] = defaultdict(list)
        for unit in self.units:
            if "." in unit and not any(other.startswith(f"{unit}.") for other in self.units):
                found[unit.rpartition(".")[0]].append(unit)
        return [units for units in found.values() if len(units) > 1]

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
        for _ in range(ROUNDS):
            for slots in self.items.values():
                if not any(option.phrase.facts for slot in slots if (option := self.choice.get(slot.path))):
                    self.anchor(slots, window)

    @cached_property
    def items(self) -> dict[str, list[Slot]]:
        """The slots of each item of the first level, with those of its points."""
        found: dict[str, list[Slot]] = defaultdict(list)
        for slot in self.slots:
            if "." in slot.unit:
                found[".".join(slot.unit.split(".")[:2])].append(slot)
        return found

    def anchor(self, slots: list[Slot], window: Window) -> bool:
        """Whether a phrase that names some fact could be brought into an item that names none."""
        swaps = self.drawn("落到实处", slots, lambda option: bool(option.phrase.facts))
        return any(self.swapped(slot, option, window, again) for again in (False, True) for slot, option in swaps)

    def bring(self, fact: str, window: Window, again: bool) -> bool:
        """Whether a phrase that tells a fact could be brought in; ``again`` allows one fact to give way and be told elsewhere."""
        swaps = self.drawn(fact, self.slots, lambda option: fact in option.phrase.facts)
        return any(self.swapped(slot, option, window, again) for slot, option in swaps)

    def drawn(self, purpose: str, slots: Iterable[Slot], bears: Callable[[Option], bool]) -> list[tuple[Slot, Option]]:
        """The slots and options that serve a purpose, in the order of its own stream."""
        rank = stream(self.seed, purpose)
        found = [(slot, option) for slot in slots for option in slot.options if bears(option)]
        return sorted(found, key=lambda swap: rank(swap[0].path + swap[1].phrase.id, 1))

    def swapped(self, slot: Slot, option: Option, window: Window, again: bool) -> bool:
        """Whether an option could take its slot, one optional neighbour given up for it and the length restored if need be."""
        before, told = dict(self.choice), set(self.tally.facts)
        neighbours = [other for other in self.units[slot.unit] if other.optional and other is not slot] if again else []
        for given_up in (None, *neighbours):
            if (given_up is None or self.exchanged(given_up, None)) and self.exchanged(slot, option):
                self.stretch(window)
                lost = sorted(told - set(self.tally.facts))
                found = again and all(self.bring(fact, window, again=False) for fact in lost)
                if (found or not lost) and not window.miss(self.size()) and self.choice[slot.path] is option:
                    return True
            self.restore(before)
        return False

    def window(self, target: int | None, share: float) -> Window:
        """The lengths that are wanted; any, where none was asked for; the nearest reachable, where the banks fall short."""
        if target is None:
            return Window(0, 10**6)
        low, high = self.reach
        return Window.around(min(max(target, low), high), share)

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
        entries = (None, *slot.options) if slot.optional and not wanted else slot.choices
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
            broken = len(self.broken())
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
        return replace(slot, options=tuple(unseen))


def unevenness(sizes: Mapping[str, int]) -> float:
    """The longest item of a list over its shortest."""
    return max(sizes.values()) / max(min(sizes.values()), 1)
