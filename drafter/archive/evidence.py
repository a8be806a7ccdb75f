"""Evidence for phrases: the documents that have them, from when to when, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import nlargest

from drafter.data.usual import MARKS, Example, UsualPhrase, bare

from .store import Record, Store

EXAMPLES = 3  # documents that are named, the latest
OPENING = 4  # characters by which phrases are looked for
PAIRS = (("“", "”"), ("‘", "’"), ("《", "》"), ("〈", "〉"))

Dated = tuple[str, int]  # the day of a document and its number


@dataclass(slots=True)
class Tally:
    """The documents of a phrase as they are met: how many, the first and last day, the latest."""

    documents: int = 0
    first: str = ""
    last: str = ""
    latest: list[Dated] = field(default_factory=list)

    def note(self, date: str, number: int) -> None:
        """Count a document."""
        self.documents += 1
        self.first = min(filter(None, (self.first, date)), default="")
        self.last = max(self.last, date)
        self.latest = nlargest(EXAMPLES, [*self.latest, (date, number)])


def tallies(phrases: Iterable[str], texts: Iterable[tuple[int, str]], dates: Mapping[int, str]) -> dict[str, Tally]:
    """The documents of each phrase; phrases are ``bare``."""
    found = {phrase: Tally() for phrase in phrases}
    openings: dict[str, list[str]] = defaultdict(list)
    for phrase in found:
        openings[phrase[:OPENING]].append(phrase)
    for number, text in texts:
        said = bare(text)
        for opening in {said[at : at + OPENING] for at in range(len(said))} & openings.keys():
            for phrase in openings[opening]:
                if phrase in said:
                    found[phrase].note(dates[number], number)
    return found


def witnessed(store: Store, found: Mapping[str, Tally]) -> Iterator[UsualPhrase]:
    """Phrases with their evidence, in their order, as most of the documents that are named word them.

    A document that somebody takes out meanwhile is not named.
    """
    of = by_document(found)
    placed: dict[tuple[str, int], tuple[str, Example]] = {}
    for record in store.records(sorted(of)):
        for text in store.texts([record.number]).values():
            placed |= {(phrase, record.number): place for phrase, place in places(of[record.number], text, record)}
    for phrase, tally in found.items():
        shown = [placed[phrase, number] for _, number in tally.latest if (phrase, number) in placed]
        text = Counter([said for said, _ in shown] or [phrase]).most_common(1)[0][0]
        examples = tuple(example for _, example in shown)
        yield UsualPhrase(text=text, documents=tally.documents, first=tally.first, last=tally.last, examples=examples)


def by_document(found: Mapping[str, Tally]) -> dict[int, list[str]]:
    """The phrases that each document is an example of."""
    of: dict[int, list[str]] = defaultdict(list)
    for phrase, tally in found.items():
        for _, number in tally.latest:
            of[number].append(phrase)
    return of


def places(phrases: Iterable[str], text: str, record: Record) -> Iterator[tuple[str, tuple[str, Example]]]:
    """Phrases of a document as it words them, and where they stand there first."""
    offsets = [offset for offset, character in enumerate(text) if character not in MARKS]
    said, name = bare(text), record.sources[0].name if record.sources else ""
    for phrase in phrases:
        at = said.index(phrase)
        start, end = offsets[at], offsets[at + len(phrase) - 1] + 1
        line = text.count("\n", 0, start) + 1
        example = Example(document=name, title=record.title, date=record.date, line=line)
        yield phrase, (paired(text, start, end), example)


def paired(text: str, start: int, end: int) -> str:
    """A stretch with the marks around it that pair with those in it; those that pair with none are left out."""
    for opening, closing in PAIRS:
        within = text[start:end]
        start -= within.count(closing) > within.count(opening) and text[start - 1 : start] == opening
        end += within.count(opening) > within.count(closing) and text[end : end + 1] == closing
    said = text[start:end]
    for opening, closing in PAIRS:
        if said.count(opening) != said.count(closing):
            said = said.replace(opening, "").replace(closing, "")
    return said
