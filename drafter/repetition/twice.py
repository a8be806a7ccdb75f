"""What is said twice in one sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from drafter.model import Draft
from drafter.text.once import once
from drafter.text.places import prose

from .compounds import stands
from .echo import FIGURE, Echo, Place, alone, echoes
from .excuses import established, unparallel, unquoted
from .phrases import HAN, Run, candidates
from .skeleton import points, slot
from .stream import stream

WHOLE = 6  # Han characters of a clause that is not said twice for emphasis
CERTAIN = 20.0  # decades: a clause is no chance
BREATH = 40  # characters between two places in one sentence
REACH = 500  # characters of a sentence that says something twice
OFTEN = 3  # places of a phrase; one that stands more often is a term
MEANT = re.compile(r"[，,；](?:也|更|又|还|既|同样|而不|不是)")  # 既是…，也是…


@once
def doubles(draft: Draft) -> tuple[Echo, ...]:
    """What is said twice in one sentence and is no echo already; of phrases within each other the longest."""
    found = sorted((*clauses_again(draft), *twice(draft)), key=lambda echo: (-len(echo.text), echo.spans))
    return tuple(alone(draft, found, echoes(draft)))


def clauses_again(draft: Draft) -> Iterator[Echo]:
    """Each clause that a sentence says twice, word for word."""
    text, (_, commas, *_, stops) = prose(draft).text, points(draft)
    said: dict[str, Place] = {}
    sentence, start = 0, 0
    for comma in (*commas, len(text)):
        if bisect_left(stops, start) != sentence:
            sentence, said = bisect_left(stops, start), {}
        clause = text[start:comma].strip()
        place = text.find(clause, start), text.find(clause, start) + len(clause)
        if clause in said and len(HAN.findall(clause)) >= WHOLE:
            yield Echo(clause, (said[clause], place), CERTAIN)
        said[clause] = place
        start = comma + 1


def twice(draft: Draft) -> Iterator[Echo]:
    """Every phrase that stands twice in one sentence, close by and not as a parallel, unless it is a term of the draft."""
    words, text, ends = stream(draft), prose(draft).text, points(draft)[-1]
    for run in (run for run in candidates(draft) if len(run.places) <= OFTEN and run.near(2, REACH)):
        for one, other in pairwise(run.spans(words)):
            near = other[0] - one[1] <= BREATH and bisect_right(ends, one[0]) == bisect_right(ends, other[0])
            free = near and not FIGURE.search(text, one[0], other[1]) and not established(draft, run)
            if free and careless(draft, run, one, other):
                yield Echo(text[slice(*other)], (one, other), run.decades)


def careless(draft: Draft, run: Run, one: Place, other: Place) -> bool:
    """Whether two places of a phrase both end a clause, and are neither compounds, quotations nor parallels."""
    text, clauses = prose(draft).text, points(draft)[1]
    if not all(slot(text, *span, clauses).closes and stands(draft, *span) for span in (one, other)):
        return False
    places = [stream(draft).place(start) for start, _ in (one, other)]
    left = unparallel(draft, unquoted(draft, places, len(run.text)), len(run.text))
    return len(left) > 1 and not MEANT.search(text, one[1], other[0])
