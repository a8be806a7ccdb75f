"""Chinese text as words; the only module that knows jieba and rjieba."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import platformdirs

from drafter.model import Draft

from .once import once

HAN_OR_WORD = re.compile(r"\w")
CLAUSE = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")


class Token(NamedTuple):
    """A word or a mark of a paragraph and where it starts."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)


@once
def tokens(draft: Draft) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each block, marks included; together they are its whole text."""
    return tuple(cut(block.text) for block in draft.blocks)


def count(draft: Draft) -> int:
    """How many words a draft has, marks and white space left out."""
    return sum(HAN_OR_WORD.search(token.text) is not None for block in tokens(draft) for token in block)


def cut(text: str) -> tuple[Token, ...]:
    """Each token of a text, marks included."""
    parts = segmenter()(text)
    return tuple(map(Token, accumulate(map(len, parts), initial=0), map(sys.intern, parts)))


def words(text: str) -> list[str]:
    """Each word of ``text`` without punctuation or white space."""
    return [token for clause in clauses(text) for token in segmenter()(clause) if HAN_OR_WORD.search(token)]


def clauses(text: str) -> Iterator[str]:
    """The runs between punctuation; jieba segments each of them by itself, so counts of words add up over them."""
    return (match.group() for match in CLAUSE.finditer(text))


def key(clause: str) -> str:
    """A short fingerprint of a clause, under which its count of words can be kept without its text."""
    return hashlib.blake2b(clause.encode("utf-8", "surrogatepass"), digest_size=9).hexdigest()


@cache
def segmenter() -> Callable[[str], list[str]]:
    """Precise-mode segmentation: rjieba where it is installed, else jieba (``DRAFTER_SEGMENTER`` names one)."""
    if os.environ.get("DRAFTER_SEGMENTER") != "jieba":
        try:
            import rjieba
        except ImportError:
            pass
        else:
            return lambda text: list(rjieba.cut(encodable(text)))
    return jieba_segmenter()


def encodable(text: str) -> str:
    """Text of the same length without lone surrogates, which no encoding can carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def jieba_segmenter() -> Callable[[str], list[str]]:
    """Jieba itself, silent, its cache in the user's own folder and not in the shared temporary one."""
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    try:
        jieba.dt.tmp_dir = str(platformdirs.user_cache_path("drafter", ensure_exists=True))
    except OSError:
        import tempfile

        jieba.dt.tmp_dir = tempfile.mkdtemp(prefix="drafter-")  # private, unlike jieba's own choice
    return lambda text: list(jieba.cut(text))
