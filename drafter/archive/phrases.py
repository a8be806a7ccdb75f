"""Usual phrases: wordings that many documents of the archive share, learned from how many have them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil

from drafter.data.usual import Table, bare

from .copies import copies, sketch
from .evidence import tallies, witnessed
from .fixed import fixed
from .frequent import Rows, frequent
from .store import Store

FEWEST = 3  # documents that a phrase is learned from, if nothing else is said
SHARE = 0.02  # of the documents, for a large archive
MOST = 1000  # phrases of a list
REST = 5  # characters that a phrase must add to a stronger one that it holds
FIGURES = "[〇零一二三四五六七八九十]"
DATED = re.compile(f"第{FIGURES}+[届次]|{FIGURES}{{3}}年|{FIGURES}+[月日]")  # what is another one next time
FACILITY = re.compile("(?<![家校田花])园区?$|(?<![道之])路$|[总车]站$|[中小]学$|广场$|大桥$|医院$|银行$|水源地$")
CHUNK = 100  # documents that are read at once
NOTE = "由 drafter archive phrases 从旧稿统计得出，可以增删；存为 phrasebanks/usual-phrases.yaml 后，查重复时按固定表述对待。"


def usual(store: Store, least: int = 0) -> Table:
    """The phrases that at least ``least`` documents have, the strongest first; 0 for a share of the archive.

    A document that is nearly all a copy of another does not count. Raises ``DrafterError``.
    """
    dates = {record.number: record.date for record in store.records()}
    left = copies((number, sketch(text)) for number, text in texts(store, list(dates)))
    kept = [number for number in dates if number not in left]
    least = max(2, least) if least else max(FEWEST, ceil(SHARE * len(kept)))
    rows = frequent(lambda: texts(store, kept), least)
    ranked = wordings(store, rows[fixed(rows, lambda some: wordings(store, some))])
    found = tallies(islice(unlike(filter(None, ranked)), MOST), texts(store, kept), dates)
    return Table(note=NOTE, documents=len(kept), copies=len(left), least=least, phrases=tuple(witnessed(store, found)))


def texts(store: Store, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Documents with their texts, some at a time."""
    for first in range(0, len(numbers), CHUNK):
        yield from sorted(store.texts(numbers[first : first + CHUNK]).items())


def wordings(store: Store, rows: Rows) -> list[str]:
    """What runs say, without marks."""
    found = [""] * len(rows)
    at: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(rows["document"].tolist()):
        at[number].append(place)
    for number, text in texts(store, sorted(at)):
        for place in at[number]:
            found[place] = bare(text[rows["start"][place] : rows["end"][place]])
    return found


def unlike(phrases: Iterable[str]) -> Iterator[str]:
    """Phrases without dates and names of facilities, and without those that add next to nothing to a stronger one."""
    kept: list[str] = []
    for phrase in phrases:
        more = not any(len(phrase) - len(other) < REST and other in phrase for other in kept)
        if more and not DATED.search(phrase) and not FACILITY.search(phrase):
            kept.append(phrase)
            yield phrase
