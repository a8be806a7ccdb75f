"""Sentences of a paragraph that open with one word again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from drafter.model import Draft
from drafter.text.once import once

from .series import Member, Row, frame, members
from .skeleton import points
from .stream import stream
from .surprise import information

ROW = 3  # sentences
EVEN = 2  # characters by which sentences that are parallels differ in length
PARALLEL = 2  # words in common of sentences that are parallels
SHARE = 0.15  # of all sentences that one word may open
MANY = 6  # sentences that open with a word of which one tires


class Opening(NamedTuple):
    """A word that opens several sentences: the word, where it stands in the stream each time, and of how many sentences."""

    word: str
    places: tuple[int, ...]
    of: int


@once
def monotonous(draft: Draft) -> tuple[Opening, ...]:
    """Each row of sentences that open with one word and are no parallels."""
    return tuple(
        opening(draft, run, len(run))
        for run in rows(draft)
        if len(run) > ROW or (information(draft)[ord(first(draft, run[0]))] and not parallel(draft, run))
    )


def frequent(draft: Draft) -> Iterator[Opening]:
    """Each word that opens more than its share of all sentences."""
    by_word: dict[str, list[Member]] = defaultdict(list)
    sentences = list(members(draft, points(draft)[-1]))
    for sentence in sentences:
        by_word[first(draft, sentence)].append(sentence)
    for run in by_word.values():
        if len(run) >= MANY and len(run) > SHARE * len(sentences):
            yield opening(draft, run, len(sentences))


def opening(draft: Draft, run: list[Member], of: int) -> Opening:
    """Sentences as the word that opens them."""
    return Opening(stream(draft).word(first(draft, run[0])), tuple(sentence.first for sentence in run), of)


def first(draft: Draft, sentence: Member) -> str:
    """The first word of a sentence, as a character of the stream."""
    return stream(draft).text[sentence.first]


def rows(draft: Draft) -> Iterator[list[Member]]:
    """Three and more sentences of a paragraph in a row that open with one word."""
    sentences = enumerate(members(draft, points(draft)[-1]))
    for _, group in groupby(sentences, key=lambda pair: (first(draft, pair[1]), pair[1].number - pair[0])):
        run = [sentence for _, sentence in group]
        if len(run) >= ROW:
            yield run


def parallel(draft: Draft, run: list[Member]) -> bool:
    """Whether sentences are alike in more than their first word, or equally long."""
    row = Row(frame(draft, run), tuple(run))
    spans = [stream(draft).span(sentence.first, sentence.last - sentence.first) for sentence in run]
    sizes = [end - start for start, end in spans]
    return (row.even and len(row.frame) >= PARALLEL) or max(sizes) - min(sizes) <= EVEN
