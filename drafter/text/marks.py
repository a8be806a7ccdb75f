"""Marks of punctuation: which belong together, and where half-width ones are at home."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.model import Draft

from .once import once
from .places import texts

IS_HAN = re.compile("[\u2f00-\u2fd5\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇]")
WORD = r"[^\W0-9A-Za-z_]"  # in Chinese text a Han character; a class of ranges takes a millisecond to compile
OPENING = "“‘《〈（〔【「『"
CLOSING = "”’》〉）〕】」』"
POINTS = "，、；：。？！"
HALF_POINTS = ",;:.?!"
POINT = f"[{POINTS}{HALF_POINTS}]"
BLANK = "[ \u00a0\u3000]"
FULL = str.maketrans(",;:?!().", "，；：？！（）。")

ENGLISH = re.compile(r"[A-Za-z]['’\-A-Za-z]* +[A-Za-z]['’\-A-Za-z]*[)'\"]?$")
PHRASE = re.compile("[A-Za-z]{2} [A-Za-z]{2}")
LETTER = re.compile("[A-Za-z]")
LETTERS = 3  # English letters to one Han character
ADDRESS = re.compile(r"://|www\.|@|\\")
BRACKET = re.compile(r"[（()）《》〈〉〔〕【】\[\]]")
CLOSER_OF = {"（": "）", "(": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "[": "]"}
SAME = {")": "）"}
QUOTES = {"“": "”", "‘": "’"}
LIST_NUMBER = re.compile(r"(?:^|[^0-9A-Za-z一二三四五六七八九十])(?:[0-9]{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3})$")
REACH = 40  # characters that are looked at on either side of a mark


class Pairs(NamedTuple):
    """The brackets of a paragraph: those that belong together, and those that stand alone."""

    both: tuple[tuple[int, int], ...]
    alone: tuple[int, ...]


def brackets(text: str) -> Pairs:
    """Brackets and title marks as pairs, whatever their width; the closing ones of ``1)`` and ``a）`` are no brackets."""
    both: list[tuple[int, int]] = []
    alone: list[int] = []
    waiting: list[tuple[int, str]] = []
    for match in BRACKET.finditer(text):
        at, mark = match.start(), match.group()
        if mark in CLOSER_OF:
            waiting.append((at, CLOSER_OF[mark]))
            continue
        depth = depth_of(SAME.get(mark, mark), waiting)
        if depth is not None:
            alone.extend(place for place, _ in waiting[depth + 1 :])
            both.append((waiting[depth][0], at))
            del waiting[depth:]
        elif not (mark in "）)" and LIST_NUMBER.search(text, max(0, at - 4), at)):
            alone.append(at)
    alone.extend(place for place, _ in waiting)
    return Pairs(tuple(sorted(both)), tuple(sorted(alone)))


def depth_of(closer: str, waiting: list[tuple[int, str]]) -> int | None:
    """Where the opening mark of a closing one waits; only the last few are asked."""
    return next(
        (depth for depth in range(len(waiting) - 1, max(-1, len(waiting) - 9), -1) if waiting[depth][1] == closer), None
    )


def chinese_before(text: str, at: int) -> bool:
    """Whether a Han character or a closing Chinese mark stands before a place, blanks and a half-width mark passed over."""
    before = text[max(0, at - 4) : at].rstrip(" \u00a0")
    before = before[:-1] if before.endswith((")", "'", '"')) else before
    return before.endswith((*CLOSING,)) or IS_HAN.match(before[-1:]) is not None


def chinese_after(text: str, at: int) -> bool:
    """Whether a Han character or an opening Chinese mark stands at a place, blanks and a half-width mark passed over."""
    after = text[at : at + 4].lstrip(" \u00a0")
    after = after[1:] if after.startswith(("(", "'", '"')) else after
    return after.startswith((*OPENING,)) or IS_HAN.match(after) is not None


def english_before(text: str, at: int) -> bool:
    """Whether two English words stand before a place: the mark is theirs."""
    return ENGLISH.search(text, max(0, at - REACH), at) is not None


@once
def english(draft: Draft) -> frozenset[int]:
    """The blocks that are English with some Chinese in it: their half-width marks are at home."""
    return frozenset(index for index, text in enumerate(texts(draft)) if PHRASE.search(text) and foreign(text))


def foreign(text: str) -> bool:
    """Whether a text has more English letters than Han characters would need for as many words."""
    return len(LETTER.findall(text)) > LETTERS * len(IS_HAN.findall(text))


def in_address(text: str, at: int) -> bool:
    """Whether a place lies within a web or mail address or a path."""
    left = re.search(r"[!-~]*$", text[max(0, at - REACH) : at])
    right = re.match(r"[!-~]*", text[at : at + REACH])
    return ADDRESS.search((left.group() if left else "") + (right.group() if right else "")) is not None
