"""两个成语混成一个。

意思相近的两个成语，各取一半拼在一起，如“束手无措”（束手无策、手足无措）、“相辅相承”（相辅相成、一脉相承）。

改法：按本意改回其中一个。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from drafter.model import Draft, Finding
from drafter.text.dictionary import FOLDER, known, lines
from drafter.text.grams import grams
from drafter.text.places import occurrences, whole

from ._options import NoOptions as Options

LEVEL = "error"
HALF = 2  # characters


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Halves of two idioms of like meaning, joined."""
    text = whole(draft)
    for blend, idioms in blends(grams(draft)).items():
        for start in occurrences(text.text, blend) if blend in text.text and not known(blend) else ():
            spot = text.spot(start, start + len(blend))
            message = f"“{blend}”像是{'与'.join(f'“{idiom}”' for idiom in idioms)}混写的，请改回其中一个"
            yield Finding(spot.block, spot.start, spot.end, message, tuple(idioms), "suggest")


def blends(held: frozenset[str]) -> dict[str, dict[str, None]]:
    """What the first half of an idiom and the second half of another of its family make, where a text holds both halves."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for family in families():
        ends = [idiom for idiom in family if idiom[HALF:] in held]
        for first in [idiom for idiom in family if idiom[:HALF] in held] if ends else ():
            for second in ends:
                blend = first[:HALF] + second[HALF:]
                if blend not in family and first[:HALF] != second[HALF:]:
                    found[blend].update(dict.fromkeys((first, second)))
    return found


@cache
def families() -> tuple[list[str], ...]:
    """Idioms of like meaning."""
    return tuple(lines(FOLDER / "idiom-families.txt"))
