"""Where each change is shown: in a paragraph of the new version, also what was cut; only whole paragraphs stand apart."""

from __future__ import annotations

from typing import NamedTuple

from drafter.comparison import KINDS, Change, Comparison, Kind

from . import SMALL

GROUPED: tuple[Kind, ...] = ("cut", "added", "moved")


class Where(NamedTuple):
    """The paragraph of a change, from 0: one of the new version, or one of the old version all of which is gone."""

    gone: bool
    block: int

    def __str__(self) -> str:
        """The paragraph in words."""
        return f"{'原' if self.gone else ''}第 {self.block + 1} 段"


def places(comparison: Comparison) -> list[Where]:
    """The paragraph of each change."""
    return [place(comparison, change) for change in comparison.changes]


def place(comparison: Comparison, change: Change) -> Where:
    """The paragraph of a change."""
    if change.new:
        return Where(False, comparison.new[change.new[0]].spot.block)
    stand = comparison.stands[change.old[0]]
    units, number = (comparison.old, change.old[0]) if stand.gone else (comparison.new, stand.unit)
    return Where(stand.gone, units[number].spot.block)


class Run(NamedTuple):
    """Changes that are shown as one: sentences that moved together, or were cut or added one after the other.

    ``numbers`` are those of the changes, from 0.
    """

    where: Where
    numbers: tuple[int, ...]
    changes: tuple[Change, ...]

    @property
    def label(self) -> str:
        """What it is called."""
        first = self.changes[0]
        also = "移动并" if first.move and first.kind != "moved" else ""
        heading = first.kind not in SMALL and all(change.heading for change in self.changes)
        return f"{also}{KINDS[first.kind]}{'标题' if heading else ''}"


def runs(comparison: Comparison) -> list[Run]:
    """The changes as they are shown, in the order of the new version."""
    found: list[Run] = []
    for number, (change, where) in enumerate(zip(comparison.changes, places(comparison), strict=True)):
        last = found[-1] if found else None
        if last and joins(last, change, where):
            found[-1] = Run(last.where, (*last.numbers, number), (*last.changes, change))
        else:
            found.append(Run(where, (number,), (change,)))
    return found


def worded(comparison: Comparison) -> list[Run]:
    """The runs that are shown one by one."""
    return [run for run in runs(comparison) if run.changes[0].kind not in SMALL]


def joins(run: Run, change: Change, where: Where) -> bool:
    """Whether a change is shown together with those before it."""
    last = run.changes[-1]
    alike = (last.kind, last.move) == (change.kind, change.move) and change.kind in GROUPED
    follows = (last.old or last.new)[-1] + 1 == (change.old or change.new)[0]
    return alike and follows and (change.kind == "moved" or where == run.where)


def about(comparison: Comparison, run: Run) -> str:
    """Where moved sentences come from, and how many sentences are shown as one."""
    first = run.changes[0]
    parts = [f"从原第 {comparison.old[first.old[0]].spot.block + 1} 段移来"] if first.move else []
    parts += ["整段"] if first.kind != "moved" and whole(comparison, run) else []
    parts += [f"共 {len(run.changes)} 句"] if len(run.changes) > 1 else []
    return "，".join(parts)


def whole(comparison: Comparison, run: Run) -> bool:
    """Whether several sentences are all of their paragraph."""
    first = run.changes[0]
    units, start = (comparison.new, first.new[0]) if first.new else (comparison.old, first.old[0])
    end = start + len(run.changes)
    beside = (*units[max(0, start - 1) : start], *units[end : end + 1])
    return len(run.changes) > 1 and all(unit.spot.block != units[start].spot.block for unit in beside)
