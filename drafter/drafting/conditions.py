"""When a phrase may be used: small comparisons such as 课程 >= 3 or 关系 == 平级, and nothing that could run."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}
CONDITION = re.compile(r"\s*(\S+?)\s*(>=|<=|==|!=|>|<)\s*(\S.*?)\s*")


def parsed(text: str) -> tuple[str, str, str]:
    """A condition as name, comparison and value. Raises ``ValueError`` with a Chinese sentence."""
    match = CONDITION.fullmatch(text)
    if not match:
        raise ValueError(f"看不懂条件“{text}”；请写成 课程 >= 3 或 关系 == 平级 这样")
    return match[1], match[2], match[3]


def holds(text: str, known: Mapping[str, str | tuple[str, ...]]) -> bool:
    """Whether a condition holds for what is known; a list is compared by how many it has, a missing fact holds nothing."""
    name, comparison, wanted = parsed(text)
    if name not in known:
        return False
    value = known[name]
    given = str(len(value)) if isinstance(value, tuple) else value
    sides = [number(given), number(wanted)]
    if None not in sides:
        return COMPARISONS[comparison](*sides)
    return comparison in ("==", "!=") and COMPARISONS[comparison](given, wanted)


def number(text: str) -> float | None:
    """The number that a text is, if it is one: 86, 98.5%, 1,200."""
    bare = text.rstrip("%％").replace(",", "")
    return float(bare) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", bare) else None
