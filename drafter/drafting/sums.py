"""What a row of figures yields by arithmetic: changes, shares, differences, as they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

CALL = re.compile(r"\s*(\S+?)\s*\(\s*(\S+?)\s*[,，]\s*(\S+?)\s*\)\s*")
PERCENT = re.compile("[%％]$")
PLACE = Decimal("0.1")
HUNDRED = Decimal(100)


def change(now: str, before: str) -> str:
    """How a figure stands to the earlier one: 增长5.2%, 下降3.1%, 持平; of two percentages, 提高1.2个百分点."""
    new, old = figure(now), figure(before)
    if PERCENT.search(now) and PERCENT.search(before):
        return moved(new - old, "提高", "下降", "个百分点")
    if not old:
        return ""
    return moved((new - old) / abs(old) * HUNDRED, "增长", "下降", "%")


def difference(now: str, before: str) -> str:
    """By how much a figure has become more or less: 增加12.3, 减少4万, 持平."""
    many = now.endswith("万") and before.endswith("万")
    amount = figure(now) - figure(before)
    return moved(amount / (10_000 if many else 1), "增加", "减少", "万" if many else "")


def share(part: str, whole: str) -> str:
    """What part of a whole a figure is: 35.2%."""
    return f"{rounded(figure(part) / figure(whole) * HUNDRED)}%" if figure(whole) else ""


FUNCTIONS: dict[str, Callable[[str, str], str]] = {"变化": change, "差额": difference, "占比": share}


def fault(written: str) -> str:
    """What is wrong with a sum as an outline writes it."""
    match = CALL.fullmatch(written)
    if match and match[1] in FUNCTIONS:
        return ""
    return f"看不懂算式“{written}”；请写成 变化(本期, 上期) 这样，可以写：{'、'.join(FUNCTIONS)}"


def worked_out(written: str, row: Mapping[str, str]) -> str:
    """What a sum yields for a row; nothing where a figure is missing."""
    match = CALL.fullmatch(written)
    if not match or not row.get(match[2]) or not row.get(match[3]):
        return ""
    return FUNCTIONS[match[1]](row[match[2]], row[match[3]])


def figure(written: str) -> Decimal:
    """A figure as it is written: 1,286.5, 12万, 98.8%."""
    bare = PERCENT.sub("", written).replace(",", "")
    return Decimal(bare.removesuffix("万")) * (10_000 if bare.endswith("万") else 1)


def moved(amount: Decimal, more: str, less: str, unit: str) -> str:
    """An amount with the word for its direction, to one place."""
    size = rounded(abs(amount))
    return "持平" if size == "0" else f"{more if amount > 0 else less}{size}{unit}"


def rounded(amount: Decimal) -> str:
    """A number to one place, a half up as people reckon, without a needless zero."""
    return f"{amount.quantize(PLACE, ROUND_HALF_UP):f}".removesuffix(".0")
