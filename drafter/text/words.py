"""Chinese text as words; the only module that knows jieba and rjieba."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from functools import cache

import platformdirs

CLAUSE = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")


def words(text: str) -> list[str]:
    """Each word of ``text`` without punctuation or white space."""
    return [token for clause in clauses(text) for token in segmenter()(clause) if re.search(r"\w", token)]


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
            return lambda text: list(rjieba.cut(text))
    return jieba_segmenter()


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
