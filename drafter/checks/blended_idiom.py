"""两个成语混成一个。

意思相近的两个成语，各取一半拼在一起，如“束手无措”（束手无策、手足无措）、“相辅相承”（相辅相成、一脉相承）。

改法：按本意改回其中一个。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from drafter.model import Draft, Finding
from drafter.text.dictionary import FOLDER, known, lines
from drafter.text.grams import grams, pairs
from drafter.text.places import occurrences, whole

from ._options import NoOptions as Options

LEVEL = "error"
HALF = 2  # characters


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Halves of two idioms of like meaning, joined."""
    text = whole(draft)
    held = grams(draft)
    for blend, idioms in blends().items():
        for start in occurrences(text.text, blend) if held.issuperset(pairs(blend)) and not known(blend) else ():
            spot = text.spot(start, start + len(blend))
            message = f"“{blend}”像是{'与'.join(f'“{idiom}”' for idiom in idioms)}混写的，请改回其中一个"
            yield Finding(spot.block, spot.start, spot.end, message, idioms, "suggest")


@cache
def blends() -> dict[str, tuple[str, ...]]:
    """What two idioms of a family make when the first half of one meets the second half of another."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for family in lines(FOLDER / "idiom-families.txt"):
        for first, second in permutations(family, 2):
            blend = first[:HALF] + second[HALF:]
            if blend not in family and first[:HALF] != second[HALF:]:
                found[blend].update(dict.fromkeys((first, second)))
    return {blend: tuple(idioms) for blend, idioms in found.items()}
