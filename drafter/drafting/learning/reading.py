"""Several speeches read side by side: their parts, their lists under common names, their facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter.text import numerals

from . import names
from .facts import Told, told
from .parts import Listed, Parts, parts
from .speech import Speech, worded

FALLBACK = {"是": "方面", "要": "要", "一、": "部分", "（一）": "部分", "1.": "条目", "第一": "方面", "序词": "方面"}


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A speech with its parts, the names of its lists, its facts."""

    speech: Speech
    parts: Parts
    called: dict[int, str]
    told: Told

    def worded(self, start: int, end: int) -> str:
        """A stretch with placeholders for its facts."""
        return worded(self.speech.text, start, end, self.told.marks)

    def doubts(self, start: int, end: int) -> Iterator[str]:
        """What the checks say of a stretch, but for what its placeholders have taken away."""
        for doubt in self.speech.doubts:
            gone = any(mark.start <= doubt.start and doubt.end <= mark.end for mark in self.told.marks)
            if doubt.start < end and start < doubt.end and not gone:
                yield doubt.text


def read(speeches: Sequence[Speech]) -> list[Read]:
    """The speeches with their parts and facts; lists that stand in the same place have one name."""
    split = [parts(speech.draft) for speech in speeches]
    called = list(called_alike(split))
    events = tuple(dict.fromkeys(event for speech in speeches for event in names.events(speech.draft)))
    return [
        Read(speech, own, name, told(speech, own, name, events))
        for speech, own, name in zip(speeches, split, called, strict=True)
    ]


def called_alike(split: Sequence[Parts]) -> Iterator[dict[int, str]]:
    """The names of the lists of each speech: one for those of the same numbering in the same turn."""
    votes: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for own in split:
        for turn, listed in turns(own):
            votes[turn][listed.name] += bool(listed.name)
    taken: dict[tuple[str, int], str] = {}
    for turn, counter in votes.items():
        wanted = counter.most_common(1)[0][0] or FALLBACK.get(turn[0], "方面")
        taken[turn] = unique(wanted, taken.values())
    for own in split:
        yield {index: taken[turn] for index, (turn, _) in enumerate(turns(own))}


def unique(name: str, taken: Iterable[str]) -> str:
    """A name that no other list has."""
    others = set(taken)
    return next(
        one for one in (name, *(name + numerals.chinese(number) for number in range(2, 99))) if one not in others
    )


def turns(own: Parts) -> Iterator[tuple[tuple[str, int], Listed]]:
    """The lists of a speech by their numbering and how many of that kind came before."""
    seen: Counter[str] = Counter()
    for listed in own.lists:
        yield (listed.family, seen[listed.family]), listed
        seen[listed.family] += 1
