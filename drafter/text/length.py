"""字数 as Word's status bar shows it, and the minutes that a text takes to read aloud."""

from __future__ import annotations

import re

RATE = 220  # 字 a minute
SLOW, FAST = 200, 240  # 字 a minute, the range within which officials read

COUNTED = re.compile(r"[!-~\u00a1-\u024f]+|[^\s\u200b\ufeff]")
UNEVEN = re.compile(r"[!-~\u00a1-\u024f\s\u200b\ufeff]")  # what does not count as one by itself


def characters(text: str) -> int:
    """字数: each Han character and full-width mark 1, each run of half-width letters, digits and marks 1."""
    return len(COUNTED.findall(text)) if UNEVEN.search(text) else len(text)


def minutes(count: int, rate: int = RATE) -> float:
    """Minutes to read ``count`` 字 aloud at ``rate`` 字 a minute, to a tenth."""
    return round(count / rate, 1)
