"""Where one character of a word was taken for another: a noisy channel over the dictionary's own frequencies.

A character that belongs to no well-known word is replaced by each that sounds or looks like it; where a known word
appears, the gain in likelihood of the words around says how surely that word was meant. Set expressions of four
characters are looked for everywhere, by their halves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from drafter.model import Draft
from drafter.text.dictionary import HOLE, LONGEST, SET, TAG_BITS, common, fillers, halves, is_idiom, known
from drafter.text.once import once
from drafter.text.words import Token, tokens

from .confusable import alike, nearly
from .doubts import RARE, doubt
from .likelihood import likeliest
from .runs import Guess, Run, runs

COMMON = 40_000  # a character met so often alone is no suspect
WORTH = 5.0  # the least gain that is looked at more closely
AROUND = 1  # words on either side that are weighed with it
CLOSE = 2.5  # a rival guess that gains nearly as much
RIVAL = 1.5  # what it takes off
NEAR = 2.5  # what it takes off that only a careless tongue confuses the two
SELDOM = 1.5  # what it takes off that the dictionary knows what is written, if hardly ever met
QUOTED = 3.0  # what it takes off that it stands in a short quotation
MEASURED = 1.5  # or right behind a numeral
SHORT_QUOTE = re.compile(r"[“‘《][^“”‘’《》\n]{1,10}[”’》]")


@dataclass(frozen=True, slots=True)
class Slip:
    """Characters ``start`` to ``end`` of a block, the word that was meant, and how surely."""

    start: int
    end: int
    word: str
    score: float


@once
def slips(draft: Draft) -> tuple[tuple[Slip, ...], ...]:
    """What was probably mistyped in each block, in order."""
    words = tokens(draft)
    found = [of_block(block.text, cut) for block, cut in zip(draft.blocks, words, strict=True)]
    met = Counter(word.text for cut in words for word in cut)
    written = Counter(
        text for block, some in zip(draft.blocks, found, strict=True) for text in distinct(block.text, some)
    )
    return tuple(
        tuple(apart(slip for slip in some if written[block.text[slip.start : slip.end]] < max(2, met[slip.word])))
        for block, some in zip(draft.blocks, found, strict=True)
    )


def of_block(text: str, words: tuple[Token, ...]) -> list[Slip]:
    """Everything in a paragraph that may be a slip."""
    quoted = [match.span() for match in SHORT_QUOTE.finditer(text)]
    return [slip(guess, rivalled, text, quoted) for run in runs(text, words) for guess, rivalled in of_run(run)]


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


def slip(guess: Guess, rivalled: bool, text: str, quoted: list[tuple[int, int]]) -> Slip:
    """A guess as a slip of its paragraph, all doubts taken off."""
    start, end = guess.run.start + guess.start, guess.run.start + guess.end
    within = any(first <= start and end <= last for first, last in quoted)
    measured = guess.start == 0 and text[max(0, start - 1) : start].isdigit()
    score = guess.gain - doubt(guess) - RIVAL * rivalled - QUOTED * within - MEASURED * measured
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


def of_run(run: Run) -> Iterator[tuple[Guess, bool]]:
    """The best guess at each character of a run that has any, and whether another is nearly as good."""
    by_place: defaultdict[int, list[Guess]] = defaultdict(list)
    for place in suspects(run):
        by_place[place] += words_meant(run, place)
    for guess in expressions_meant(run):
        by_place[guess.place].append(guess)
    for found in filter(None, by_place.values()):
        found.sort(key=lambda guess: (guess.word not in guess.parted, -guess.gain, guess.word))
        best = found[0]
        yield best, any(best.gain - other.gain < CLOSE for other in found if other.right != best.right)


def suspects(run: Run) -> Iterator[int]:
    """The places of characters that stand alone or in an unknown or rare word."""
    for start, end in zip(run.borders, run.borders[1:], strict=False):
        if common().get(run.text[start:end], 0) >> TAG_BITS < (COMMON if end - start == 1 else RARE):
            yield from range(start, end)


def words_meant(run: Run, place: int) -> Iterator[Guess]:
    """Each short word that one other character at a place would make."""
    text = run.text
    likely, holes = confused(text[place]), fillers()
    for start in range(max(0, place - LONGEST + 1), place + 1):
        for end in range(max(place + 1, start + 2), min(len(text), start + LONGEST) + 1):
            before, behind = text[start:place], text[place + 1 : end]
            filling = holes.get(before + HOLE + behind)
            for right in likely.intersection(filling) if filling else ():
                yield from worthy(run, start, place, before + right + behind)


@cache
def confused(character: str) -> frozenset[str]:
    """Every character that another may have been taken for."""
    return alike(character) | nearly(character)


def expressions_meant(run: Run) -> Iterator[Guess]:
    """Each set expression of four characters that one other character would make."""
    for start in windows(run.text):
        window = run.text[start : start + SET]
        for meant in near(window):
            at = next(place for place in range(SET) if window[place] != meant[place])
            if meant[at] in confused(window[at]) and not known(window):
                yield from (entire(guess) for guess in worthy(run, start, start + at, meant) if is_met(guess))


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


def is_met(guess: Guess) -> bool:
    """Whether the word that was meant would stand there whole, as a word or within a longer one."""
    return any(guess.word in part for part in guess.parted)


def entire(guess: Guess) -> Guess:
    """A guess at a part of a longer word as one at all of it."""
    part = next(part for part in guess.parted if guess.word in part)
    whole = replace(guess, start=max(0, guess.start - part.index(guess.word)), word=part)
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
    end = start + len(word)
    first, last = run.region(start, end, AROUND)
    likelihood, parted = likeliest(run.text[first:start] + word + run.text[end:last])
    gain = likelihood - likeliest(run.text[first:last])[0]
    if gain >= WORTH:
        careless = word[place - start] not in alike(run.text[place])
        gain -= NEAR * careless + SELDOM * known(run.text[start:end])
        if gain >= WORTH:
            yield Guess(run, start, place, word, gain, parted)


def is_word(text: str) -> bool:
    """Whether a text is a word that is met now and then."""
    return common().get(text, 0) >> TAG_BITS >= RARE
