"""固定表述已有新的提法。

“四个全面”这样的固定表述，成员随着时间有过变化。讲话日期在新提法之后，还列举旧的成员，就过时了；
日期在新提法之前，用新的成员，则是超前。文中没有日期的，只作提示。

改法：换成讲话当时的提法；讲历史情况的可以不改。

依据：每一条各自的出处，随发现给出
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter.data.setphrases import SetPhrase
from drafter.model import Draft, Finding
from drafter.text.period import Period, period
from drafter.text.places import whole

from ._members import Run, listed, runs
from ._options import NoOptions as Options

LEVEL = "warning"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Lists of members that were not those of the day."""
    text, day = whole(draft), period(draft)
    for run in runs(draft):
        successor = another(run.entry, day)
        if complete(run) and successor and not day.meets(run.entry.since, run.entry.until):
            spot = text.spot(run.start, run.end)
            message = f"“{run.entry.name}”按讲话日期的提法是：{successor.text}"
            source = f"{successor.source}（{successor.date}）"
            found = Finding(spot.block, spot.start, spot.end, message, (successor.text,), "suggest", source=source)
            yield found if day.known else replace(found, level="hint")


def complete(run: Run) -> bool:
    """Whether the members are all there, so that no other set phrase is meant."""
    return len(set(run.order)) == len(run.entry.members)


def another(entry: SetPhrase, day: Period) -> SetPhrase | None:
    """The set phrase of the same name that is valid on the day."""
    same = (other for other in listed() if other.name == entry.name and other is not entry)
    return next((other for other in same if day.meets(other.since, other.until)), None)
