"""What excuses a repeat: set phrases and topics, quotations, headings, parallels; each leaves the places it does not cover."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf

from drafter.data import usual
from drafter.data.setphrases import wordings
from drafter.model import Draft, Kind, Span
from drafter.text.clauses import QUOTED
from drafter.text.dictionary import frequency, tag
from drafter.text.enumeration import enumerations
from drafter.text.once import once
from drafter.text.places import occurrences, prose
from drafter.text.words import words as segmented

from . import skeleton
from .compounds import NAME, PLACES
from .phrases import LIKELY, NEAR, SHORTEST, Run, distance, score
from .series import framed
from .stream import Stream, stream
from .surprise import information, topics

NOUNS = ("n", "b", "j", "q", "m")  # first letters of the tags of words that name, count or tell apart
LONG_AFTER = 300  # characters, more than a minute of speech
UNEXPLAINED = 4.0  # decades of a phrase that a set phrase within it may leave over

Stretches = tuple[list[int], list[int]]  # starts and ends, in order, none overlapping


def kind_of(draft: Draft, run: Run) -> tuple[Kind, str, Sequence[int]]:
    """The kind of a run with its reason and its places: those left over for a repeat, else all."""
    if reason := established(draft, run):
        return "set", reason, run.places
    words, size = stream(draft), len(run.text)
    left: Sequence[int] = run.places
    for kind, reason, remaining in EXCUSES:
        before, left = left, remaining(draft, left, size)
        if len(left) < len(before) and score(run, left, words) < LIKELY:
            return kind, reason, run.places
    if reason := fixed(draft, run, left):
        return "set", reason, run.places
    return "repeat", "", left


def fixed(draft: Draft, run: Run, places: Sequence[int]) -> str:
    """Why a run that stands far apart is said in the same words again; empty where others would do."""
    words, size = stream(draft), len(run.text)
    apart = distance(places, size, words)
    if apart > NEAR and term(draft, run):
        return "专用名称"
    return "同样的事项" if apart > LONG_AFTER and "、" in words.whole.text[slice(*words.span(places[0], size))] else ""


def term(draft: Draft, run: Run) -> bool:
    """Whether a phrase names a thing, for which there is no other word: nouns, and among them at most a verb last."""
    words, told = stream(draft), information(draft)
    *before, last = [words.word(character) for character in run.text if told[ord(character)]]
    if not before or not all(noun(word) or tag(word) == "a" for word in before):
        return False
    return noun(last) or (tag(last) == "v" and noun(before[-1]))


def noun(word: str) -> bool:
    """Whether a word names a thing, or counts or tells apart what the next one names."""
    return tag(word)[:1] in NOUNS or tag(word) == "vn" or (not tag(word) and frequency(word) > 0)


def established(draft: Draft, run: Run) -> str:
    """Why a run is no choice of the writer: a set phrase, a name, the subject; else empty."""
    text = "".join(stream(draft).words(run.text))
    if text in known().whole or unexplained(draft, run, text) < UNEXPLAINED:
        return "固定表述"
    if documents := usual.documents(text):
        return "本单位常用提法" + (f"：{documents}篇旧稿" if documents > 1 else "")
    if POINTING.match(text):
        return "指代"
    if NAME.search(text) or any(placed(word) for word in stream(draft).words(run.text)):
        return "名称"
    if subject(draft).issuperset(character for character in run.text if information(draft)[ord(character)]):
        return "题中应有的词"
    return ""


POINTING = re.compile(r"[这那此本该][次期项个种些届轮批]")


def placed(word: str) -> bool:
    """Whether a word names a place or a body; longer words are tagged too loosely to say."""
    return len(word) < SHORTEST and tag(word) in PLACES


@dataclass(frozen=True, slots=True)
class Known:
    """The wordings of all set phrases, one a line, and what finds any of them."""

    whole: str
    any: re.Pattern[str]


@cache
def known() -> Known:
    """The set phrases."""
    return Known("\n".join(wordings()), re.compile("|".join(map(re.escape, wordings())) or "(?!)"))


def unexplained(draft: Draft, run: Run, text: str) -> float:
    """The decades of a phrase that the set phrases in it leave over; without end where there are none."""
    within = known().any.findall(text)
    if not within:
        return inf
    words = stream(draft)
    rest = [character for character in run.text if not any(words.word(character) in wording for wording in within)]
    return sum(information(draft)[ord(character)] for character in rest)


@once
def subject(draft: Draft) -> frozenset[str]:
    """The words of the title and those that run through the whole draft, as characters of the stream."""
    words = stream(draft)
    title = set(segmented(draft.title))
    return frozenset(
        {chr(number) for number in topics(words.text)}
        | {chr(number) for number, word in enumerate(words.vocabulary) if word in title}
    )


def unquoted(draft: Draft, places: Sequence[int], size: int) -> list[int]:
    """The places outside quotations."""
    return outside(quotations(draft), within, stream(draft), places, size)


def unheaded(draft: Draft, places: Sequence[int], size: int) -> list[int]:
    """The places outside headings, if there are more of them than headings to be taken up."""
    left = outside(headings(draft), within, stream(draft), places, size)
    return left if 2 * len(left) > len(places) else []


def unparallel(draft: Draft, places: Sequence[int], size: int) -> list[int]:
    """The places, one for each group of parallels, without those in the frame of a row."""
    told, text = information(draft), stream(draft).text
    loose = [
        place
        for place in places
        if not framed(draft).issuperset(at for at in range(place, place + size) if told[ord(text[at])])
    ]
    if not loose:
        return []
    spans = [stream(draft).span(place, size) for place in loose]
    return [loose[group[0]] for group in skeleton.groups(draft, spans)]


def unstated(draft: Draft, places: Sequence[int], size: int) -> list[int]:
    """The places that are not mostly words of the brief's facts."""
    return outside(facts(draft), touching, stream(draft), places, size)


def unmeasured(draft: Draft, places: Sequence[int], size: int) -> list[int]:
    """The places that no figure follows: what is measured bears one name."""
    text, ends, last = prose(draft).text, stream(draft).ends, size - 1
    return [place for place in places if not MEASURED.match(text, ends[place + last])]


MEASURED = re.compile(r"[^，。；：！？\n]{0,10}[0-9０-９]")

Excuse = Callable[[Draft, Sequence[int], int], list[int]]
EXCUSES: tuple[tuple[Kind, str, Excuse], ...] = (
    ("set", "任务单里的事实", unstated),
    ("set", "统计指标", unmeasured),
    ("quote", "出自引文", unquoted),
    ("heading", "与标题呼应", unheaded),
    ("parallel", "排比、对举", unparallel),
)


@once
def quotations(draft: Draft) -> Stretches:
    """Where quotations, titles of works and locked passages stand in the whole text."""
    locked = [span for span, of in origins(draft) if of.lock]
    return merged([match.span() for match in QUOTED.finditer(prose(draft).text)] + locked)


@once
def facts(draft: Draft) -> Stretches:
    """Where the brief's facts stand in the whole text, known by their origin or by their words."""
    text = prose(draft).text
    wordings = {wording for _, wording in draft.facts if len(wording) >= SHORTEST}
    named = ((at, at + len(wording)) for wording in wordings for at in occurrences(text, wording))
    return merged([*(span for span, of in origins(draft) if of.fact), *named])


@once
def headings(draft: Draft) -> Stretches:
    """Where headings stand in the whole text: paragraphs with a level, head sentences of items, heading sets."""
    items = [(item.start, item.head.end) for found in enumerations(draft) for item in found.items]
    return merged([*leading(draft), *(head for head in items if head[1] - head[0] <= HEADING)])


@once
def leads(draft: Draft) -> Stretches:
    """Where headings stand that are not spoken as part of a paragraph."""
    return merged(leading(draft))


def leading(draft: Draft) -> Iterator[tuple[int, int]]:
    """Paragraphs with a level that are no more than a heading, short opening sentences of paragraphs, heading sets."""
    for start, block in zip(prose(draft).starts, draft.blocks, strict=True):
        opening = OPENING.match(block.text)
        if block.level and len(block.text) <= ALONE:
            yield start, start + len(block.text)
        elif opening:
            yield start, start + opening.end()
    yield from (span for span, of in origins(draft) if of.heading_set)
    text = prose(draft).text
    for heading in {heading for series in draft.series for heading in series.headings}:
        yield from ((start, start + len(heading)) for start in occurrences(text, heading))


OPENING = re.compile(r"[^，。！？：；\n]{1,24}(?:[。！？：](?=.)|$)")
HEADING = 24  # characters of a head sentence that is a heading
ALONE = 60  # characters of a heading in a paragraph of its own; a longer paragraph with a level opens with one


def origins(draft: Draft) -> Iterable[tuple[tuple[int, int], Span]]:
    """Each span of a draft with its place in the whole text."""
    for first, block in zip(prose(draft).starts, draft.blocks, strict=True):
        start = first
        for span in block.spans:
            yield (start, start + len(span.text)), span
            start += len(span.text)


def merged(spans: Iterable[tuple[int, int]]) -> Stretches:
    """Stretches in order, those that overlap made one."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(spans):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def outside(
    stretches: Stretches, covers: Callable[[Stretches, int, int], bool], words: Stream, places: Sequence[int], size: int
) -> list[int]:
    """The places of a run of ``size`` words that no stretch covers."""
    if not stretches[0]:
        return list(places)
    return [place for place in places if not covers(stretches, *words.span(place, size))]


def within(stretches: Stretches, start: int, end: int) -> bool:
    """Whether a span lies within one of some stretches."""
    starts, ends = stretches
    index = bisect_right(starts, start) - 1
    return index >= 0 and end <= ends[index]


def touching(stretches: Stretches, start: int, end: int) -> bool:
    """Whether a span overlaps one of some stretches."""
    starts, ends = stretches
    index = bisect_right(ends, start)
    return index < len(starts) and starts[index] < end
