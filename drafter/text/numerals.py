"""Chinese numerals up to 99, dates, and the families that number a list."""

from __future__ import annotations

DIGITS = "〇一二三四五六七八九"
RANGE = range(100)
PAIR = 2  # 两 before a measure word
ORDER_WORDS = ("首先，", "其次，", "再次，", "最后，")
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

FAMILIES = {
    "是": "{}是",
    "要": "{}要",
    "一、": "{}、",
    "（一）": "（{}）",
    "第一": "第{}，",
}
ARABIC = {"1.": "{}.", "（1）": "（{}）"}


def chinese(number: int) -> str:
    """``number`` from 0 to 99 as it is counted: 10 is 十, 12 is 十二, 20 is 二十."""
    if number not in RANGE:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones or not tens else "")


def counted(number: int) -> str:
    """``number`` as it stands before a measure word: 2 is 两, 12 stays 十二; from 100 on in digits."""
    return "两" if number == PAIR else chinese(number) if number in RANGE else str(number)


def value(numeral: str) -> int:
    """The number that a Chinese numeral up to 九十九 stands for; 两 is 2. Raises ``ValueError``."""
    if numeral not in VALUES:
        raise ValueError(numeral)
    return VALUES[numeral]


def number(family: str, index: int) -> str:
    """The ``index``-th number (from 1) of a family: ("是", 1) is 一是, ("序词", 2) is 其次，."""
    if family == "序词":
        return ORDER_WORDS[index - 1]
    if family == "①":
        return CIRCLED[index - 1]
    if family in ARABIC:
        return ARABIC[family].format(index)
    return FAMILIES[family].format(chinese(index))


VALUES = {"两": PAIR} | {chinese(number): number for number in RANGE}
KNOWN_FAMILIES = (*FAMILIES, *ARABIC, "序词", "①")


def longest(family: str) -> int:
    """How many items a family can number."""
    return {"序词": len(ORDER_WORDS), "①": len(CIRCLED)}.get(family, 99)


def full_date(date: str) -> str:
    """2026-01-05 as 2026年1月5日 (GB/T 9704-2012 7.3.5.4: no leading zero)."""
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
