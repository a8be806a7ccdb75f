"""Characters that are taken for one another: of the same sound, of nearly the same sound, of nearly the same shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from drafter.text.dictionary import FOLDER, listed

INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("h", "f"), ("r", "l"))
FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@cache
def alike(character: str) -> frozenset[str]:
    """The characters that sound or look like one, tones aside."""
    sounding = (shared for syllable in readings().get(character, ()) for shared in syllables()[syllable])
    return (frozenset(sounding) | shapes().get(character, frozenset())) - {character}


@cache
def nearly(character: str) -> frozenset[str]:
    """The characters that only a careless tongue takes for one: n for l, zh for z, ang for an."""
    near = {other for syllable in readings().get(character, ()) for other in neighbours(syllable)}
    return frozenset(shared for syllable in near for shared in syllables().get(syllable, "")) - alike(character)


def neighbours(syllable: str) -> Iterator[str]:
    """The syllables that differ from one by a pair of initials or of finals."""
    for long, short in INITIALS:
        if syllable.startswith(long):
            yield short + syllable.removeprefix(long)
        elif syllable.startswith(short):
            yield long + syllable.removeprefix(short)
    for long, short in FINALS:
        if syllable.endswith(long):
            yield syllable.removesuffix(long) + short
        elif syllable.endswith(short):
            yield syllable.removesuffix(short) + long


@cache
def syllables() -> Mapping[str, str]:
    """The characters of each syllable."""
    entries = list(listed(FOLDER / "sounds.txt"))
    return dict(zip(entries[::2], entries[1::2], strict=True))


@cache
def readings() -> Mapping[str, list[str]]:
    """The syllables of each character."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for syllable, characters in syllables().items():
        for character in characters:
            found[character].append(syllable)
    return found


@cache
def shapes() -> Mapping[str, frozenset[str]]:
    """The characters that look like each."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in listed(FOLDER / "shapes.txt"):
        for character in group:
            found[character].update(group)
    return {character: frozenset(others) for character, others in found.items()}
