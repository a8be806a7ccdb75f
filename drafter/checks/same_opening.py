"""连续几句以同一个词开头。

排比三句起势，四句就成了口号。一段里连续四句以上用同一个词起头，或者三句同头而句式、长短并不整齐，听来单调。
“面对困难要迎难而上。面对矛盾要敢抓敢管。面对机遇要主动作为。”这样整齐的三句是排比，不在此列。

改法：改一两句的句式，或者合并成一句。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from drafter.model import Draft, Finding
from drafter.repetition.series import Member, Row, frame, members
from drafter.repetition.skeleton import points
from drafter.repetition.stream import stream
from drafter.repetition.surprise import information

from ._options import NoOptions as Options

LEVEL = "hint"
ROW = 3  # sentences
EVEN = 2  # characters by which sentences that are parallels differ in length
PARALLEL = 2  # words in common of sentences that are parallels


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The second opening of each row of sentences that open with one word."""
    words = stream(draft)
    for run in rows(draft):
        if len(run) > ROW or (information(draft)[ord(words.text[run[0].first])] and not parallel(draft, run)):
            first, second, *others = (words.spot(sentence.first, 1) for sentence in run)
            word = words.word(words.text[run[0].first])
            message = f"连续{len(run)}句以“{word}”开头，宜变换句式"
            yield Finding(second.block, second.start, second.end, message, related=(first, *others), score=len(run))


def rows(draft: Draft) -> Iterator[list[Member]]:
    """Three and more sentences of a paragraph in a row that open with one word."""
    text = stream(draft).text
    sentences = enumerate(members(draft, points(draft)[-1]))
    for _, group in groupby(sentences, key=lambda pair: (text[pair[1].first], pair[1].number - pair[0])):
        run = [sentence for _, sentence in group]
        if len(run) >= ROW:
            yield run


def parallel(draft: Draft, run: list[Member]) -> bool:
    """Whether sentences are alike in more than their first word, or equally long."""
    row = Row(frame(draft, run), tuple(run))
    spans = [stream(draft).span(sentence.first, sentence.last - sentence.first) for sentence in run]
    sizes = [end - start for start, end in spans]
    return (row.even and len(row.frame) >= PARALLEL) or max(sizes) - min(sizes) <= EVEN
