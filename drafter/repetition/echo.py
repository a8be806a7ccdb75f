"""Near echoes: a word or phrase that is heard again and again within a quarter of a minute of speech."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.model import Draft
from drafter.text.dictionary import tag
from drafter.text.once import once
from drafter.text.places import prose

from .compounds import NAMES, named, stands
from .excuses import leads, within
from .phrases import NEAR, SHORTEST, candidates, lengths
from .skeleton import groups
from .stream import stream
from .surprise import background, information, unlikely

TIMES = 3  # that a word is heard
MOST = 20  # places in a row; a word that goes on for longer is what the text is about
WIDE = 80  # characters within which a phrase of several words is heard again
LONG = 2  # Han characters of a word that is heard
RARE = 3.0  # decades by which an echo is no chance
CASE = re.compile(
    "(?:能够?|可以|应[当该]|难以|无法|不[能宜]|已经?|尚?未|没有)$"
)  # with 的 behind: 能够了结的尽快了结，难以了结的…
MODAL = 2  # characters before a word that may tell a case
FIGURE = re.compile(r"[0-9０-９]")  # figures name the same measure again and again

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Echo:
    """A word or phrase that is heard again: where in the whole text, and how unlikely that is in decades.

    ``meant`` tells a row of parallels from an echo.
    """

    text: str
    spans: tuple[Place, ...]
    score: float
    meant: bool = False


@once
def echoes(draft: Draft) -> tuple[Echo, ...]:
    """What is heard three times and more; where several words echo together, the least likely of them."""
    found = sorted((echo for echo in heard(draft) if not echo.meant), key=lambda echo: (-echo.score, echo.spans))
    return tuple(alone(draft, found))


def rhetoric(draft: Draft) -> Iterator[Echo]:
    """The words that a row of three and more parallels shares."""
    return (echo for echo in heard(draft) if echo.meant)


def alone(draft: Draft, found: Iterable[Echo], before: Iterable[Echo] = ()) -> Iterator[Echo]:
    """Echoes in their order, without those that sound where an earlier one does."""
    taken = bytearray(len(prose(draft).text))
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


@once
def heard(draft: Draft) -> tuple[Echo, ...]:
    """Every cluster of a word or phrase, if it is no chance: its places that are no parallels, and each row of those that are."""
    return tuple(
        Echo(phrase, tuple(rest), score, meant)
        for phrase, spans, near, rate in sounding(draft)
        for cluster in near
        for rest, meant in parted(draft, phrase, free(draft, cluster))
        if (score := unlikely(len(rest) - 1, expected(draft, spans, rest, rate))) >= RARE
        and not FIGURE.search(prose(draft).text, rest[0][0], rest[-1][1])
    )


def expected(draft: Draft, spans: list[Place], rest: list[Place], rate: float) -> float:
    """How often a word of a usual rate is to be expected where it stands, given how often it stands elsewhere."""
    outside = (len(spans) - len(rest)) / len(stream(draft).text)
    return max(rate, outside) * width(draft, rest)


def parted(draft: Draft, phrase: str, cluster: list[Place]) -> Iterator[tuple[list[Place], bool]]:
    """The places of a cluster that are no parallels, as far as they are near, and its rows of parallels, told apart.

    Of a single word those in compounds are no echo.
    """
    standing = {span for span in cluster if stands(draft, *span)} if len(cluster) <= MOST else set()
    if len(standing) < TIMES - 1:
        return
    together = [[cluster[index] for index in group] for group in groups(draft, cluster)]
    yield from ((group, True) for group in together if len(group) >= TIMES)
    if len(standing) >= TIMES or len(phrase) >= SHORTEST:
        single = [group[0] for group in together if len(group) == 1]
        left = [span for span in single if span in standing or len(phrase) >= SHORTEST]
        yield from ((rest, False) for rest in clusters(left, reach(phrase)))


def width(draft: Draft, spans: list[Place]) -> int:
    """The words from the first place to the last."""
    return stream(draft).at(spans[-1][0]) - stream(draft).at(spans[0][0]) + 1


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


def reach(phrase: str) -> int:
    """The characters within which a phrase is heard three times."""
    return NEAR if len(phrase) < SHORTEST else WIDE


def sounding(draft: Draft) -> Iterator[tuple[str, list[Place], list[list[Place]], float]]:
    """The content words and phrases of a draft that stand near to themselves: their places, these in clusters, their usual rates."""
    words = stream(draft)
    for word, starts in spoken(draft).items():
        if len(starts) >= TIMES:
            spans = [(start, start + len(word)) for start in starts]
            near = list(clusters(spans, reach(word)))
            if near and tag(word) not in NAMES:
                yield word, spans, near, background(word)
    for run in candidates(draft):
        if run.near(TIMES, WIDE):
            phrase, spans = "".join(words.words(run.text)), run.spans(words)
            near = list(clusters(spans, reach(phrase)))
            if near and not named(draft, run):
                yield phrase, spans, near, 10**-run.decades


def spoken(draft: Draft) -> dict[str, list[int]]:
    """Where each content word starts in the whole text, by itself or within a longer word, in order."""
    words, parts = stream(draft), content(draft)
    found: dict[str, list[int]] = defaultdict(list)
    for start, character in zip(words.starts, words.text, strict=True):
        for at, word in parts[ord(character)]:
            found[word].append(start + at)
    return found


def content(draft: Draft) -> list[list[tuple[int, str]]]:
    """What is heard in each word of the vocabulary, and where in it: the word itself, shorter ones within it."""
    vocabulary, decades = stream(draft).vocabulary, information(draft)
    whole_words = [
        [(0, word)] if told and size >= LONG else []
        for word, told, size in zip(vocabulary, decades, lengths(draft), strict=True)
    ]
    known = {word for ((_, word),) in filter(None, whole_words) if len(word) == LONG}
    for heard_in, word in zip(whole_words, vocabulary, strict=True):
        if heard_in and len(word) > LONG:
            heard_in += [(at, word[at : at + LONG]) for at in range(len(word) - 1) if word[at : at + LONG] in known]
    return whole_words


def free(draft: Draft, spans: Iterable[Place]) -> list[Place]:
    """The places outside headings and those that tell which case is meant."""
    return [span for span in spans if not within(leads(draft), *span) and not is_case(draft, *span)]


def is_case(draft: Draft, start: int, end: int) -> bool:
    """Whether a word tells which of several cases is meant: 能够了结的, 难以了结的."""
    text = prose(draft).text
    return text.startswith("的", end) and CASE.search(text, max(0, start - MODAL), start) is not None
