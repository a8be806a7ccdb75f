"""Lengths: what a choice of phrases can add together, and how much of what may be left out is to be said."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .plan import Plan, Slot, draw


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
        bits = 0 if slot.options and not slot.optional else after
        for size in {option.size for option in slot.options}:
            bits |= after << size
        found.append(Reach(bits))
    return found[::-1]


def extremes(plan: Plan) -> tuple[int, int]:
    """The least and the most 字数 that the banks reach for this plan."""
    sizes = [[option.size for option in slot.options] + [0] * slot.optional for slot in plan.slots if slot.options]
    return plan.fixed + sum(map(min, sizes)), plan.fixed + sum(map(max, sizes))


def usual_reach(plan: Plan) -> tuple[float, float]:
    """字数 between which a choice that breaks no rule can be had without strain: what must be said, shortish; all of it."""
    low = high = float(plan.fixed)
    for slot in plan.slots:
        if sizes := sorted(option.size for option in slot.options):
            low += 0 if slot.optional else sizes[len(sizes) // 3]
            high += sum(sizes) / len(sizes)
    return low, high


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
