"""Where one character of a word was taken for another: a noisy channel over the dictionary's own frequencies.

A character that belongs to no well-known word is replaced by each that sounds or looks like it; where a known word
appears, the gain in likelihood of the words around says how surely that word was meant. Set expressions of four
characters are looked for everywhere, by their halves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from drafter.model import Draft
from drafter.text.dictionary import HOLE, LONGEST, SET, TAG_BITS, common, fillers, halves, is_idiom, known
from drafter.text.once import once
from drafter.text.words import Token, tokens

from .confusable import alike, nearly
from .doubts import RARE, doubt
from .likelihood import WORTH, beginnings, gains, likeliest
from .runs import Guess, Run, runs

ALONE = 40_000 << TAG_BITS  # a character met so often alone is no suspect, as the dictionary packs it
WITHIN = RARE << TAG_BITS  # nor one within a word
AROUND = 1  # words on either side that are weighed with it
CLOSE = 2.5  # a rival guess that gains nearly as much
RIVAL = 1.5  # what it takes off
NEAR = 2.5  # what it takes off that only a careless tongue confuses the two
SELDOM = 1.5  # what it takes off that the dictionary knows what is written, if hardly ever met
QUOTED = 3.0  # what it takes off that it stands in a short quotation
MEASURED = 1.5  # or right behind a numeral
SHORT_QUOTE = re.compile(r"[“‘《][^“”‘’《》\n]{1,10}[”’》]")


class Slip(NamedTuple):
    """Characters ``start`` to ``end`` of a block, the word that was meant, and how surely."""

    start: int
    end: int
    word: str
    score: float


@once
def slips(draft: Draft) -> tuple[tuple[Slip, ...], ...]:
    """What was probably mistyped in each block, in order."""
    words, guessed = tokens(draft), cache(guesses)  # official prose says much of itself again
    found = [of_block(block.text, cut, guessed) for block, cut in zip(draft.blocks, words, strict=True)]
    met = Counter(word.text for cut in words for word in cut)
    written = Counter(
        text for block, some in zip(draft.blocks, found, strict=True) for text in distinct(block.text, some)
    )
    return tuple(
        tuple(apart(slip for slip in some if written[block.text[slip.start : slip.end]] < max(2, met[slip.word])))
        for block, some in zip(draft.blocks, found, strict=True)
    )


def of_block(text: str, words: tuple[Token, ...], guessed: Callable[[Run], Sequence[Guess]]) -> list[Slip]:
    """Everything in a paragraph that may be a slip."""
    found = [(start, guess) for start, run in runs(text, words) for guess in guessed(run)]
    quoted = [match.span() for match in SHORT_QUOTE.finditer(text)] if found else []
    return [slip(guess, start, text, quoted) for start, guess in found]


def distinct(text: str, found: list[Slip]) -> Iterator[str]:
    """What is written at each place that may be a slip; what is written often, and oftener than the right word, is a name."""
    return (text[start:end] for start, end in {(slip.start, slip.end) for slip in found})


def apart(found: Iterable[Slip]) -> list[Slip]:
    """The surest of slips that overlap, in order."""
    taken: list[Slip] = []
    for one in sorted(found, key=lambda slip: (-slip.score, slip.start)):
        place = bisect_left(taken, one.start, key=lambda slip: slip.start)
        before, behind = taken[place - 1 : place], taken[place : place + 1]
        if all(slip.end <= one.start for slip in before) and all(one.end <= slip.start for slip in behind):
            taken.insert(place, one)
    return taken


def slip(guess: Guess, run: int, text: str, quoted: list[tuple[int, int]]) -> Slip:
    """A guess in the run that starts at a place of its paragraph as a slip of it, all doubts taken off."""
    start, end = run + guess.start, run + guess.end
    within = any(first <= start and end <= last for first, last in quoted)
    measured = guess.start == 0 and text[max(0, start - 1) : start].isdigit()
    score = guess.gain - doubt(guess) - RIVAL * guess.rivalled - QUOTED * within - MEASURED * measured
    return shortened(Slip(start, end, guess.word, score), guess)


def shortened(slip: Slip, guess: Guess) -> Slip:
    """Only the word of a longer expression in which the character stands, if what is written there is none."""
    if len(slip.word) < SET or is_idiom(slip.word):
        return slip
    place = guess.place - guess.start
    for length in (3, 2):
        for start in range(max(0, place - length + 1), min(place, len(slip.word) - length) + 1):
            word = slip.word[start : start + length]
            if is_word(word) and not known(guess.written[start : start + length]):
                return Slip(slip.start + start, slip.start + start + length, word, slip.score)
    return slip


def guesses(run: Run) -> tuple[Guess, ...]:
    """The best guess at each character of a run that has any."""
    by_place: defaultdict[int, list[Guess]] = defaultdict(list)
    for place in suspects(run):
        for guess in words_meant(run, place):
            by_place[place].append(guess)
    for guess in expressions_meant(run):
        by_place[guess.place].append(guess)
    return tuple(best(found) for found in by_place.values())


def best(found: list[Guess]) -> Guess:
    """The best of some guesses at a character, and whether another is nearly as good."""
    first, *others = sorted(found, key=lambda guess: (guess.word not in guess.parted, -guess.gain, guess.word))
    return first._replace(
        rivalled=any(first.gain - other.gain < CLOSE for other in others if other.right != first.right)
    )


def suspects(run: Run) -> Iterator[int]:
    """The places of characters that stand alone or in an unknown or rare word."""
    often, text = common(), run.text
    for start, end in pairwise(run.borders):
        if often.get(text[start:end], 0) < (ALONE if end - start == 1 else WITHIN):
            yield from range(start, end)


def words_meant(run: Run, place: int) -> Iterator[Guess]:
    """Each short word that one other character at a place would make."""
    text, holes = run.text, fillers()
    for start in range(max(0, place - LONGEST + 1), place + 1):
        for end in range(max(place + 1, start + 2), min(len(text), start + LONGEST) + 1):
            before, behind = text[start:place], text[place + 1 : end]
            filling = holes.get(before + HOLE + behind)
            for right in fitting(text[place], filling) if filling else ():
                yield from worthy(run, start, place, before + right + behind)


@lru_cache(maxsize=20_000)
def fitting(wrong: str, filling: str) -> frozenset[str]:
    """Those of some characters that another may have been taken for."""
    return confused(wrong).intersection(filling)


@cache
def confused(character: str) -> frozenset[str]:
    """Every character that another may have been taken for."""
    return alike(character) | nearly(character)


def expressions_meant(run: Run) -> Iterator[Guess]:
    """Each set expression of four characters that one other character would make."""
    for start in windows(run.text):
        for place, meant in misread(run.text[start : start + SET]):
            yield from (entire(guess) for guess in worthy(run, start, start + place, meant) if is_met(guess))


def windows(text: str) -> Iterator[int]:
    """Where four characters start that share three with a set expression, or may."""
    tails, heads = halves()
    for start in range(len(text) - SET + 1):
        behind = tails.get(text[start : start + 2])
        if behind and (text[start + 2] in behind or text[start + 3] in behind):
            yield start
            continue
        before = heads.get(text[start + 2 : start + 4])
        if before and (text[start] in before or text[start + 1] in before):
            yield start


@lru_cache(maxsize=20_000)
def misread(window: str) -> tuple[tuple[int, str], ...]:
    """The set expressions that four characters may have been meant as, each with the place where they differ."""
    pairs = [(next(place for place in range(SET) if window[place] != meant[place]), meant) for meant in near(window)]
    found = tuple((place, meant) for place, meant in pairs if meant[place] in confused(window[place]))
    return () if found and known(window) else found


def is_met(guess: Guess) -> bool:
    """Whether the word that was meant would stand there whole, as a word or within a longer one."""
    return any(guess.word in part for part in guess.parted)


def entire(guess: Guess) -> Guess:
    """A guess at a part of a longer word as one at all of it."""
    part = next(part for part in guess.parted if guess.word in part)
    whole = guess._replace(start=max(0, guess.start - part.index(guess.word)), word=part)
    return whole if differences(whole.written, part) == 1 else guess


def differences(one: str, other: str) -> int:
    """In how many places two texts differ."""
    return sum(pair[0] != pair[1] for pair in zip_longest(one, other))


def near(window: str) -> Iterator[str]:
    """The set expressions of four characters that differ from a window in one."""
    tails, heads = halves()
    head, tail = window[: SET // 2], window[SET // 2 :]
    behind, before = tails.get(head, ""), heads.get(tail, "")
    if behind and (tail[0] in behind or tail[1] in behind):
        yield from (head + other for other in half_alike(behind, tail))
    if before and (head[0] in before or head[1] in before):
        yield from (other + tail for other in half_alike(before, head))


def half_alike(halves: str, half: str) -> Iterator[str]:
    """Those of the two-character halves that share exactly one character with another in its place."""
    for place, character in enumerate(half):
        at = halves.find(character)
        while at >= 0:
            pair = halves[at - place : at - place + 2]
            if at % 2 == place and pair != half:
                yield pair
            at = halves.find(character, at + 1)


def worthy(run: Run, start: int, place: int, word: str) -> Iterator[Guess]:
    """A guess, if the run gains enough by it."""
    end, right = start + len(word), word[place - start]
    first, last = run.region(start, end, AROUND)
    text = run.text[first:last]
    if not gains(text, place - first, right):
        return
    likelihood, parted = likeliest(text[: start - first] + word + text[end - first :])
    gain = likelihood - beginnings(text)[-1]
    if gain >= WORTH:
        gain -= NEAR * (right not in alike(run.text[place])) + SELDOM * known(run.text[start:end])
        if gain >= WORTH:
            yield Guess(run, start, place, word, gain, parted)


def is_word(text: str) -> bool:
    """Whether a text is a word that is met now and then."""
    return common().get(text, 0) >> TAG_BITS >= RARE
