"""Near echoes: a word or phrase that is heard again too soon, in one breath or within a quarter of a minute."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.model import Draft

from .dictionary import tag
from .excuses import NAME, established, leads, unparallel, unquoted, within
from .once import once
from .phrases import HAN, NEAR, SHORTEST, Run, candidates
from .places import whole
from .skeleton import groups, points, slot
from .stream import stream
from .surprise import background, information, unlikely

TIMES = 3  # that a word is heard
WIDE = 80  # characters within which a phrase of several words is heard again
BREATH = 40  # characters between two places in one sentence
OFTEN = 3  # places of a phrase; one that stands more often is a term
LONG = 2  # Han characters of a word that is heard
RARE = 3.5  # decades by which an echo is no chance
FIGURE = re.compile(r"[0-9０-９]")  # figures name the same measure again and again
MEANT = re.compile(r"[，,；](?:也|更|又|还|既|同样|而不|不是)")  # 既是…，也是…
VERBAL = ("v", "d", "vd", "p", "r")  # tags of words that make no compound with the noun behind them
NAMES = ("m", "ns", "nr", "nt", "nz")  # tags of words that have no other word

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Echo:
    """A word or phrase that is heard again: where in the whole text, and how unlikely that is in decades."""

    text: str
    spans: tuple[Place, ...]
    score: float


@once
def echoes(draft: Draft) -> tuple[Echo, ...]:
    """What is heard three times and more; where several words echo together, the least likely of them."""
    found = sorted(heard(draft), key=lambda echo: (-echo.score, echo.spans))
    return tuple(alone(draft, found))


@once
def doubles(draft: Draft) -> tuple[Echo, ...]:
    """What is said twice in one sentence and is no such echo already; of phrases within each other the longest."""
    found = sorted(twice(draft), key=lambda echo: (-len(echo.text), echo.spans))
    return tuple(alone(draft, found, echoes(draft)))


def alone(draft: Draft, found: Iterable[Echo], before: Iterable[Echo] = ()) -> Iterator[Echo]:
    """Echoes in their order, without those that sound where an earlier one does."""
    taken = bytearray(len(whole(draft).text))
    for echo in before:
        take(taken, echo)
    for echo in found:
        if not any(taken[slice(echo.spans[0][0], echo.spans[-1][1])]):
            take(taken, echo)
            yield echo


def take(taken: bytearray, echo: Echo) -> None:
    """Mark the stretch of an echo."""
    start, end = echo.spans[0][0], echo.spans[-1][1]
    taken[start:end] = b"\1" * (end - start)


def heard(draft: Draft) -> Iterator[Echo]:
    """Every cluster of a word or phrase whose places are not parallels, if it is no chance."""
    words, text = stream(draft), whole(draft).text
    for phrase, spans, rate in sounding(draft):
        reach = NEAR if len(phrase) < SHORTEST else WIDE
        standing = [span for span in spans if len(phrase) >= SHORTEST or stands(draft, *span)]
        for cluster in clusters(standing, reach):
            single = singles(draft, [span for span in spans if cluster[0] <= span <= cluster[-1]])
            for rest in clusters([span for span in cluster if span in single], reach):
                width = words.at(rest[-1][0]) - words.at(rest[0][0]) + 1
                outside = (len(spans) - len(rest)) / len(words.text)
                score = unlikely(len(rest) - 1, max(rate, outside) * width)
                if score >= RARE and not FIGURE.search(text, rest[0][0], rest[-1][1]):
                    yield Echo(phrase, tuple(rest), score)


def singles(draft: Draft, spans: list[Place]) -> set[Place]:
    """The places that have no parallel beside them."""
    return {spans[group[0]] for group in groups(draft, spans) if len(group) == 1}


def clusters(spans: Sequence[Place], reach: int) -> Iterator[list[Place]]:
    """The stretches of places of which any three in a row are near."""
    near = [third[1] - first[0] <= reach for first, third in zip(spans, spans[TIMES - 1 :], strict=False)]
    index = 0
    while index < len(near):
        if near[index]:
            first = index
            while index < len(near) and near[index]:
                index += 1
            yield list(spans[first : index + TIMES - 1])
        index += 1


def sounding(draft: Draft) -> Iterator[tuple[str, list[Place], float]]:
    """The content words and repeated phrases of a draft with their places outside headings, and their usual rates."""
    words = stream(draft)
    for word, spans in spoken(draft).items():
        if len(spans) >= TIMES and tag(word) not in NAMES:
            yield word, free(draft, spans), background(word)
    for run in candidates(draft):
        if len(run.places) >= TIMES and not named(draft, run):
            spans = free(draft, run.spans(words))
            if sum(stands(draft, *span) for span in spans) > 1:
                yield "".join(words.words(run.text)), spans, 10**-run.decades


def named(draft: Draft, run: Run) -> bool:
    """Whether a phrase is a name, for which there is no other word."""
    return NAME.search("".join(stream(draft).words(run.text))) is not None or all(
        tag(stream(draft).word(character)) in NAMES for character in run.text
    )


def spoken(draft: Draft) -> dict[str, list[Place]]:
    """Where each content word stands in the whole text, by itself or within a longer word, in order."""
    words, parts = stream(draft), content(draft)
    found: dict[str, list[Place]] = defaultdict(list)
    for start, character in zip(words.starts, words.text, strict=True):
        for at, word in parts[ord(character)]:
            found[word].append((start + at, start + at + len(word)))
    return found


def content(draft: Draft) -> list[list[tuple[int, str]]]:
    """What is heard in each word of the vocabulary, and where in it: the word itself, shorter ones within it."""
    vocabulary, decades = stream(draft).vocabulary, information(draft)
    whole_words = [
        [(0, word)] if told and len(HAN.findall(word)) >= LONG else []
        for word, told in zip(vocabulary, decades, strict=True)
    ]
    known = {word for ((_, word),) in filter(None, whole_words) if len(word) == LONG}
    for heard_in, word in zip(whole_words, vocabulary, strict=True):
        if heard_in and len(word) > LONG:
            heard_in += [(at, word[at : at + LONG]) for at in range(len(word) - 1) if word[at : at + LONG] in known]
    return whole_words


def free(draft: Draft, spans: Iterable[Place]) -> list[Place]:
    """The places outside headings."""
    return [span for span in spans if not within(leads(draft), *span)]


def stands(draft: Draft, start: int, end: int) -> bool:
    """Whether a phrase stands by itself and is no part of a compound, which often is a name."""
    words = stream(draft)
    own, last, behind = words.at(start), words.at(end - 1), words.at(end)
    if end < words.ends[last] or start - words.starts[own] > 1:
        return False
    if words.starts[behind] == end and weighty(draft, behind) and not (own < last and verbal(draft, behind)):
        return False
    joined = words.starts[own] == start == words.ends[own - 1]
    return not joined or verbal(draft, own - 1) or not weighty(draft, own - 1)


def weighty(draft: Draft, place: int) -> bool:
    """Whether a word beside a noun may make a compound with it: a content word of more than one character."""
    character = stream(draft).text[place]
    return bool(information(draft)[ord(character)]) and len(stream(draft).word(character)) > 1


def verbal(draft: Draft, place: int) -> bool:
    """Whether a word makes no compound with its neighbour."""
    return tag(stream(draft).word(stream(draft).text[place])) in VERBAL


def twice(draft: Draft) -> Iterator[Echo]:
    """Every phrase that stands twice in one sentence, close by and not as a parallel, unless it is a term of the draft."""
    words, text, ends = stream(draft), whole(draft).text, points(draft)[-1]
    for run in candidates(draft):
        if len(run.places) > OFTEN or established(draft, run):
            continue
        for one, other in pairwise(run.spans(words)):
            near = other[0] - one[1] <= BREATH and bisect_right(ends, one[0]) == bisect_right(ends, other[0])
            if near and not FIGURE.search(text, one[0], other[1]) and careless(draft, run, one, other):
                yield Echo(text[slice(*other)], (one, other), run.decades)


def careless(draft: Draft, run: Run, one: Place, other: Place) -> bool:
    """Whether two places of a phrase both end a clause, and are neither compounds, quotations nor parallels."""
    text, clauses = whole(draft).text, points(draft)[1]
    if not all(slot(text, *span, clauses).closes and stands(draft, *span) for span in (one, other)):
        return False
    places = [stream(draft).place(start) for start, _ in (one, other)]
    left = unparallel(draft, unquoted(draft, places, len(run.text)), len(run.text))
    return len(left) > 1 and not MEANT.search(text, one[1], other[0])
