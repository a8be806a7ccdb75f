"""The repeated runs of words in a draft that chance does not explain, each counted once."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log10
from typing import NamedTuple

from drafter.model import Draft
from drafter.text.dictionary import is_idiom, known
from drafter.text.once import once

from .maximal import maximal
from .stream import Stream, stream
from .surprise import information, surprise

SHORTEST = 4  # Han characters of a phrase
WHOLE = 8  # Han characters of a phrase that may go beyond its clause
CONTENT = 2  # content words of a phrase of several words
STRIKING = 4.5  # decades: an idiom strikes the ear beyond its rarity
NEAR = 60  # characters, about a quarter of a minute of speech
FADE = 2.0  # decades for each tenfold of NEAR by which the nearest places are apart
ONCE, TWICE = 1, 2
LEAST = 500  # words; in a shorter text no repeat is more surprising than in one of these
BARRIERS = 2  # words of the stream that may stand for no character within a near repeat
HEAD = 4  # words with which a member of a row opens
ROW = ("，", "、", "；")  # between the members of a row
LIKELY = 2.0  # decades below which chance explains a repeat

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff〇]")


class Run(NamedTuple):
    """A repeated run of words: its words as characters of the stream, its places there, its decades of information."""

    text: str
    places: tuple[int, ...]
    decades: float

    def near(self, count: int, reach: int) -> bool:
        """Whether ``count`` of its places may stand within ``reach`` characters, which hold no more words than that."""
        within = reach + BARRIERS - len(self.text)
        return any(last - first <= within for first, last in zip(self.places, self.places[count - 1 :], strict=False))

    def spans(self, words: Stream) -> list[tuple[int, int]]:
        """Where it stands in the whole text."""
        return [words.span(place, len(self.text)) for place in self.places]


@once
def runs(draft: Draft) -> tuple[Run, ...]:
    """The repeats that are more than chance, those within longer ones left out, in the order of length."""
    words = stream(draft)
    likely = [run for run in candidates(draft) if score(run, run.places, words) >= LIKELY and not torn(run, words)]
    likely.sort(key=lambda run: (-len(run.text), run.places))
    return tuple(outer(likely, len(words.text)))


def torn(run: Run, words: Stream) -> bool:
    """Whether a run is only the end of a clause with the beginning of the next."""
    said = words.whole.text[slice(*words.span(run.places[0], len(run.text)))]
    return "，" in said and len(HAN.findall(said)) < WHOLE


@once
def candidates(draft: Draft) -> tuple[Run, ...]:
    """Every maximal repeat without the function words at its ends, if it is a phrase."""
    words, decades, sizes = stream(draft), information(draft), lengths(draft)
    weak = "".join(chr(number) for number, told in enumerate(decades) if not told)
    trimmed: dict[str, list[int]] = {}
    for run, places in maximal(words.text, lambda run: phrasal(run.strip(weak), decades, sizes)):
        text = run.strip(weak)
        if len(places) > len(trimmed.get(text, ())):
            first = len(run) - len(run.lstrip(weak))
            trimmed[text] = [place + first for place in places] if first else places
    found = (Run(text, tuple(places), telling(text, words, decades)) for text, places in trimmed.items())
    return tuple(run for run in found if not resumed(run, words))


def resumed(run: Run, words: Stream) -> bool:
    """Whether a run only goes on to the head of the next member of its row: 有人看、有人."""
    for size in range(1, min(HEAD, (len(run.text) - 1) // 2) + 1):
        last = run.places[0] + len(run.text) - size
        if run.text[:size] == run.text[-size:] and words.whole.text[words.ends[last - 1] : words.starts[last]] in ROW:
            return True
    return False


@once
def lengths(draft: Draft) -> list[int]:
    """The Han characters of each word of the stream's vocabulary, by its number."""
    return [len(HAN.findall(word)) for word in stream(draft).vocabulary]


def phrasal(text: str, decades: list[float], sizes: list[int]) -> bool:
    """Whether a run is a phrase: long enough, and of two content words or a single long one."""
    if sum(sizes[ord(character)] for character in text) < SHORTEST:
        return False
    return len(text) == 1 or sum(decades[ord(character)] > 0 for character in text) >= CONTENT


def telling(text: str, words: Stream, decades: list[float]) -> float:
    """The decades of information of a run, more for an idiom."""
    return sum(decades[ord(character)] for character in text) + STRIKING * idiomatic(text, words)


def idiomatic(text: str, words: Stream) -> bool:
    """Whether a run is an idiom, and not two plain words that the dictionary lists as one."""
    word = words.word(text[0])
    return len(text) == 1 and is_idiom(word) and not (known(word[:2]) and known(word[2:]))


def score(run: Run, places: Sequence[int], words: Stream) -> float:
    """The decades by which chance falls short of a run at some of its places, less what distance lets one forget."""
    if len(places) <= ONCE:
        return float("-inf")
    apart = distance(places, len(run.text), words)
    fade = FADE * log10(max(1.0, apart / NEAR))
    return surprise(places, len(run.text), run.decades, max(LEAST, len(words.text))) - fade


def distance(places: Sequence[int], size: int, words: Stream) -> int:
    """The characters between the nearest places of a run."""
    starts, ends, last = words.starts, words.ends, size - 1
    return min([starts[after] - ends[place + last] for place, after in pairwise(places)])


def outer(likely: list[Run], total: int) -> Iterator[Run]:
    """The runs, longest first, that do not merely stand within longer ones."""
    covered = array("L", [0]) * total  # for each word, how far a longer run that holds it reaches
    for run in likely:
        size = len(run.text)
        outside = sum(covered[place] < place + size for place in run.places)
        if outside > ONCE or (outside and len(run.places) > TWICE):
            yield run
            for place in run.places:
                for index in range(place, place + size):
                    covered[index] = max(covered[index], place + size)
