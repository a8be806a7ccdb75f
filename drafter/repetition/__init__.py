"""All repeated phrasing of a draft: phrases told apart by kind, rows of parallels, near echoes, sentences said again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from drafter.model import Draft, Kind, Repeat, Spot
from drafter.text.once import once
from drafter.text.places import whole

from .clauses import varied
from .correlative import correlatives
from .echo import Echo, echoes, rhetoric
from .excuses import kind_of
from .likeness import said_again
from .listing import closed, settled, uncovered
from .openings import frequent, monotonous
from .overused import LEAST, overused
from .phrases import LIKELY, Run, distance, runs, score
from .series import Member, Row, rows
from .stream import BARRIER, stream
from .surprise import information
from .twice import doubles

TELLING = 2  # words of a frame that make a parallel, of which one tells something


@once
def repeats(draft: Draft) -> tuple[Repeat, ...]:
    """Every repeat with its kind and the reason for it, the strongest first; what stands within another is left to it."""
    kinds: dict[str, list[Repeat]] = defaultdict(list)
    for repeat in phrases(draft):
        kinds[repeat.kind].append(repeat)
    echoing = [sounding(draft, echo) for echo in (*echoes(draft), *doubles(draft))]
    rhetorical = [sounding(draft, echo) for echo in (*rhetoric(draft), *correlatives(draft))]
    sentences = list(again(draft))
    flagged = list(uncovered(draft, [*sentences, *ranked([*echoing, *kinds.pop("repeat", ())])]))
    rows = list(uncovered(draft, ranked(parallels(draft))))
    meant = uncovered(draft, ranked([*kinds.pop("parallel", ()), *rhetorical]), [*flagged, *rows])
    excused = (repeat for group in kinds.values() for repeat in uncovered(draft, group, sentences))
    return ranked([*flagged, *rows, *meant, *excused, *words(draft), *openings(draft)])


def ranked(found: Iterable[Repeat]) -> tuple[Repeat, ...]:
    """Repeats, the strongest first."""
    return tuple(sorted(found, key=lambda repeat: (-repeat.score, repeat.places, repeat.text)))


@once
def phrases(draft: Draft) -> tuple[Repeat, ...]:
    """The repeated phrases, the strongest first."""
    return ranked(phrase(draft, run) for run in runs(draft))


def phrase(draft: Draft, run: Run) -> Repeat:
    """A repeated run of words as a repeat of its kind."""
    words, size = stream(draft), len(run.text)
    kind, reason, places = kind_of(draft, run)
    apart = distance(places, size, words)
    spans = [closed(whole(draft).text, *words.span(place, size)) for place in places]
    text, reason = whole(draft).text[slice(*spans[0])], reason or counted(len(places), apart)
    found = Repeat(text, kind, round(score(run, places, words), 1), apart, reason, spots(draft, spans))
    return settled(draft, found) if kind == "repeat" else found


def counted(times: int, apart: int) -> str:
    """How often and how near, in words."""
    return f"{times}次，最近相隔{apart}字"


def parallels(draft: Draft) -> Iterator[Repeat]:
    """The rows of parallel clauses and sentences, each frame once."""
    words, decades = stream(draft), information(draft)
    seen: set[tuple[int, str]] = set()
    for row in rows(draft):
        told = sum(decades[ord(character)] for character in row.frame)
        text = "…".join(words.words("".join(row.frame)))
        framed = row.even or (len(row.frame) >= TELLING and told >= LIKELY)
        if told and framed and (row.members[0].first, text) not in seen:
            seen.add((row.members[0].first, text))
            yield parallel(draft, row, text, told)


def parallel(draft: Draft, row: Row, text: str, told: float) -> Repeat:
    """A row as a repeat; of paragraphs as far as they are alike."""
    words = stream(draft)
    places = tuple(words.spot(one.first, reach(words.text, one, row.frame)) for one in row.members)
    unit = "段" if len({place.block for place in places}) == len(places) else "句"
    return Repeat(text, "parallel", round(told, 1), 0, f"排比{len(places)}{unit}", places)


def reach(text: str, member: Member, frame: Sequence[str]) -> int:
    """The words of a member of a row; of several sentences those up to the last word of the frame."""
    if BARRIER not in text[member.first : member.last]:
        return member.last - member.first
    end = member.first
    for word in frame:
        end = text.index(word, end) + 1
    return end - member.first


def sounding(draft: Draft, echo: Echo) -> Repeat:
    """A near echo as a repeat, or a row of parallels that shares a word."""
    apart = nearest(echo.spans)
    kind: Kind = "parallel" if echo.meant else "echo"
    reason = "排比、对举" if echo.meant else counted(len(echo.spans), apart)
    return Repeat(echo.text, kind, round(echo.score, 1), apart, reason, spots(draft, echo.spans))


def again(draft: Draft) -> Iterator[Repeat]:
    """The sentences that are said again, and the clauses that nearly are."""
    for first, others in said_again(draft).items():
        likeness = min(pair.likeness for pair in others)
        yield alike(draft, (first, *(pair.again for pair in others)), likeness, 10 * likeness)
    for pair, decades in varied(draft):
        yield alike(draft, (pair.before, pair.again), pair.likeness, decades)


def alike(draft: Draft, spans: Sequence[tuple[int, int]], likeness: float, decades: float) -> Repeat:
    """Stretches of the whole text that are the same or nearly so, as a repeat."""
    reason = "逐字相同" if likeness == 1 else f"{likeness:.0%}的词语相同"
    text = whole(draft).text[slice(*spans[0])]
    return Repeat(text, "near", round(decades, 1), nearest(spans), reason, spots(draft, spans))


def spots(draft: Draft, spans: Iterable[tuple[int, int]]) -> tuple[Spot, ...]:
    """Stretches of the whole text as places of blocks."""
    return tuple(whole(draft).spot(*span) for span in spans)


def words(draft: Draft) -> Iterator[Repeat]:
    """The words that are said too often."""
    for one in overused(draft):
        if len(one.spans) >= LEAST:
            places = spots(draft, one.spans)
            yield Repeat(one.word, "overused", round(one.score, 1), nearest(one.spans), one.said, places)


def openings(draft: Draft) -> Iterator[Repeat]:
    """The words that open sentence after sentence, or too many of all."""
    for opening, reason in [
        *((row, f"连续{len(row.places)}句以它开头") for row in monotonous(draft)),
        *((row, f"{row.of}句里有{len(row.places)}句以它开头") for row in frequent(draft)),
    ]:
        spans = [stream(draft).span(place, 1) for place in opening.places]
        yield Repeat(opening.word, "opening", float(len(spans)), nearest(spans), reason, spots(draft, spans))


def nearest(spans: Sequence[tuple[int, int]]) -> int:
    """The characters between the nearest of some places of the whole text."""
    return min(other[0] - one[1] for one, other in pairwise(spans))
