"""排比的几个短句用句号断开了。

几个结构相同的短句合起来说一层意思，中间用分号或逗号，最后才用句号；一句一个句号，气势就断了。

改法：前面几个句号换成分号（或逗号）。

依据：GB/T 15834—2011《标点符号用法》4.6
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from drafter.model import Draft, Finding, Spot
from drafter.text.clauses import Piece, sentences

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "GB/T 15834—2011，4.6"

LEAST = 3  # sentences in a row
LONGEST = 16  # characters of a sentence
UNEVEN = 2  # characters by which the sentences may differ
INNER = frozenset("，；：、？！“”")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The full stops within a run of short sentences of one frame."""
    for index, block in enumerate(draft.blocks):
        if block.text.count("。") >= LEAST:
            for _, run in groupby(sentences(block.text), key=lambda piece: piece.text[:2] if short(piece) else ""):
                group = list(run)
                if len(group) >= LEAST and short(group[0]) and even(group):
                    yield finding(index, group)


def short(piece: Piece) -> bool:
    """Whether a sentence is a single short clause."""
    return len(piece.text) <= LONGEST and piece.text.endswith("。") and not INNER.intersection(piece.text)


def even(group: list[Piece]) -> bool:
    """Whether sentences are of about one length."""
    sizes = [len(piece.text) for piece in group]
    return max(sizes) - min(sizes) <= UNEVEN


def finding(index: int, group: list[Piece]) -> Finding:
    """The first full stop of a run, with the others that should go too."""
    first, *others = (Spot(index, piece.end - 1, piece.end) for piece in group[:-1])
    message = f"这{len(group)}句结构相同、合说一层意思，中间宜用“；”，最后一句再用“。”"
    return Finding(index, first.start, first.end, message, ("；", "，"), "suggest", tuple(others), SOURCE)
