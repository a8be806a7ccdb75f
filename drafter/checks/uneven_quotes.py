"""同类词语引号不一。

“勤”字当头加了引号，检字当头没有加；前面写“四风”，后面写四风：同一种说法，要加都加，要不加都不加。

改法：以多数为准；单独提出来的一个字，宜加引号。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafter.model import Draft, Finding, Spot
from drafter.text.clauses import in_quotation
from drafter.text.marks import WORD
from drafter.text.places import found, occurrences, whole

from ._options import NoOptions as Options

LEVEL = "hint"

FRAME = re.compile(r"字(?:当头|当先|为先|为本|为要|打头|托底)")
COUNTED = re.compile(rf"“([一二两三四五六七八九十]{{1,2}}(?![十大九八七个中届次]){WORD}{{1,3}})”")
CLOSERS = ("”", "’", "》")
INSIDE = re.compile(r"[“‘《第十百千零〇两二三四五六七八九]")
HAN = re.compile(WORD)
TWICE = 2  # times that a name stands in quotation marks before its bare form is odd


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Members of a family with and without quotation marks."""
    yield from single_words(draft)
    yield from names(draft)


def single_words(draft: Draft) -> Iterator[Finding]:
    """检字当头 in a text that also has “勤”字当头."""
    text = whole(draft).text
    places = [match.span() for match in FRAME.finditer(text)]
    for frame in sorted({text[start:end] for start, end in places}):
        starts = [start for start, end in places if text[start:end] == frame]
        quoted = [start for start in starts if text[start - 1 : start] in CLOSERS]
        bare = [start for start in starts if start and HAN.match(text, start - 1)]
        if quoted and bare:
            other, right = text[quoted[0] - 3 : quoted[0]] + frame, f"“{text[bare[0] - 1]}”{frame}"
            first, *more = (whole(draft).spot(start - 1, start + len(frame)) for start in bare)
            message = f"别处写成{other}，这里没有引号；建议统一为{right}"
            yield Finding(first.block, first.start, first.end, message, (right,), "suggest", tuple(more))


def names(draft: Draft) -> Iterator[Finding]:
    """四风 in a text that otherwise has “四风”."""
    counts = Counter(match[1] for _, match in found(draft, COUNTED))
    for name, often in sorted(counts.items()):
        bare = list(unquoted(draft, name)) if often >= TWICE else []
        if bare and len(bare) * TWICE <= often:
            message = f"别处的“{name}”都带引号，这里没有；建议统一"
            first = bare[0]
            yield Finding(first.block, first.start, first.end, message, (f"“{name}”",), "suggest", tuple(bare[1:]))


def unquoted(draft: Draft, name: str) -> Iterator[Spot]:
    """The places where a name stands by itself without quotation marks."""
    text = whole(draft).text
    for start in occurrences(text, name):
        end = start + len(name)
        alone = not INSIDE.match(text[start - 1 : start]) and text[end : end + 1] not in CLOSERS
        if alone and not in_quotation(text, start):
            yield whole(draft).spot(start, end)
