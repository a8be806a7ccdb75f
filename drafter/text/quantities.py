"""Numbers as they are written in Chinese prose, and their values."""

from __future__ import annotations

import re

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
GREAT = {"万": 10**4, "亿": 10**8}

ARABIC = r"[0-9][0-9,]{0,12}(?:\.[0-9]{1,6})?"
CHINESE = "[一二两三四五六七八九十百千零〇]{1,9}"
NUMBER = rf"(?:{ARABIC}|{CHINESE})[万亿]?"
SPLIT = re.compile(r"([0-9.,]*|[^万亿]*)([万亿]?)$")


def value(written: str) -> float | None:
    """The number that digits or a Chinese numeral stand for; nothing if it is no proper number."""
    match = SPLIT.match(written)
    if match is None or not match[1]:
        return None
    base = arabic(match[1]) if match[1][0].isdigit() else chinese(match[1])
    return None if base is None else base * GREAT.get(match[2], 1)


def arabic(written: str) -> float | None:
    """Digits with a decimal point and thousands parted by commas."""
    try:
        return float(written.replace(",", ""))
    except ValueError:
        return None


def chinese(numeral: str) -> int | None:
    """A Chinese numeral below a hundred million: 十二, 一百零五, 两千三百; nothing for rough counts such as 三四十."""
    total, digit = 0, -1
    for place, character in enumerate(numeral):
        if character in DIGITS:
            if digit > 0:
                return None
            digit = DIGITS[character]
        elif digit < 0 and (character != "十" or place):
            return None
        else:
            total, digit = total + (digit if digit >= 0 else 1) * TENS[character], -1
    return total + max(digit, 0)


def written(number: float) -> str:
    """A number in digits, without idle zeros."""
    return f"{number:.6f}".rstrip("0").rstrip(".")
