"""What an author asks not to be checked: <!-- 不查 … --> in a text, as ranges of paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.model import Block, Waiver

COMMENT = re.compile(r"(?<!\\)<!--[ \t\u3000]{0,9}(?:(不查)(?=[\s\u3000:：a-z全]|--)|(恢复检查))([^<>\r\n]{0,500}?)-->")
WORD = re.compile(r"[^\s\u3000,，、;；:：]+")
LINE_END = re.compile(r"[\r\n]")
WHOLE = "全文"


class Request(NamedTuple):
    """A comment of ours from ``start`` to ``end``: the checks it names, whether it ends a range, has a line of its own."""

    start: int
    end: int
    line_end: int
    words: tuple[str, ...]
    ends: bool
    alone: bool
    line: int


def requests(text: str) -> list[Request]:
    """Every such comment of a text."""
    found, line, reached = [], 1, 0
    for match in COMMENT.finditer(text):
        line += breaks(text[reached : match.start()])
        reached = match.start()
        start, end = line_of(text, *match.span())
        alone = not f"{text[start : match.start()]}{text[match.end() : end]}".strip("> \t\u3000")
        found.append(Request(*match.span(), end, tuple(WORD.findall(match[3])), bool(match[2]), alone, line))
    return found


def breaks(text: str) -> int:
    """How many lines end in a text, whatever ends them."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def line_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line of a place starts and ends."""
    ending = LINE_END.search(text, end)
    first = text.rfind("\n", 0, start) + 1
    return text.rfind("\r", first, start) + 1 or first, ending.start() if ending else len(text)


def waivers(asked: Sequence[Request], blocks: Sequence[Block]) -> tuple[Waiver, ...]:
    """What is asked for as ranges of blocks."""
    starts = [block.spans[0].at for block in blocks]
    return tuple(sorted(ranges(asked, starts), key=lambda waiver: waiver.line))


def ranges(asked: Sequence[Request], starts: list[int]) -> Iterator[Waiver]:
    """Each request with its blocks: a range that is ended later, the next or the present paragraph, or all."""
    begun: list[Request] = []
    for request in asked:
        following = bisect_left(starts, request.end)
        if request.ends:
            if begun:
                first = begun.pop()
                yield Waiver(first.words, bisect_left(starts, first.end), following - 1, first.line)
        elif WHOLE in request.words:
            yield Waiver(tuple(word for word in request.words if word != WHOLE), 0, len(starts) - 1, request.line)
        elif request.alone:
            begun.append(request)
        else:
            here = max(bisect_right(starts, request.line_end) - 1, 0)
            yield Waiver(request.words, here, here, request.line)
    for request in begun:
        following = bisect_left(starts, request.end)
        yield Waiver(request.words, following, following, request.line)
