"""Question words that answer each other: 缺什么补什么, 谁主管谁负责."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from drafter.model import Draft
from drafter.text.places import prose

from .echo import Echo, Place, width
from .skeleton import points
from .surprise import background, unlikely

ANSWERED = re.compile(r"(?P<word>什么|谁|哪里|哪儿|怎么|怎样|多少)[^，。；：！？,;:!?\n]{1,12}?(?P<again>(?P=word))")


def correlatives(draft: Draft) -> Iterator[Echo]:
    """The question words of a sentence that are taken up in their clause, as a row of parallels."""
    stops = points(draft)[-1]
    found: dict[tuple[int, str], list[Place]] = defaultdict(list)
    for match in ANSWERED.finditer(prose(draft).text):
        found[bisect_left(stops, match.start()), match["word"]] += [match.span("word"), match.span("again")]
    for (_, word), spans in found.items():
        score = unlikely(len(spans) - 1, background(word) * width(draft, spans))
        yield Echo(word, tuple(spans), score, meant=True)
