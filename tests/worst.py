"""The worst that a check may be fed: endless repetition of what its expressions look for."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from re import _constants as codes
from re import _parser as parser

import test_checks

from drafter import checks
from drafter.checks._needs import PAGE, called_for
from drafter.checks._settings import Settings
from drafter.formats import plain
from drafter.model import Draft

LARGE, MIDDLE = 200_000, 50_000  # characters
STEP = 16  # times smaller is the size at which patterns are compared
FAST = 3e-6  # seconds a character of one check below which nothing is quadratic at this size
GROWTH = 6.5  # times the work for four times the text; 16 would be quadratic
TRIES = 3  # the machine may be busy
HOPELESS = 60e-6  # seconds a character at which the larger sizes are not even tried
EXPANDED = 3  # turns of a repetition in a sample of an expression

GENERAL = {
    "one character": "好",
    "one numeral": "一",
    "one stop": "。",
    "one comma": "，",
    "one pause": "、",
    "one half-width point": ",",
    "one digit": "7",
    "one letter": "a",
    "spaces": " ",
    "wide spaces": "　",
    "opening quotes": "“",
    "closing quotes": "”",
    "quotes turned about": "”“",
    "straight quotes": '"',
    "opening brackets": "（",
    "nested openings": "“（《〔",
    "crossing pairs": "“（”）",
    "opening titles": "《",
    "dashes": "—",
    "points": "……",
    "yi shi": "一是",
    "yi yao, and a stop": "一要学。",
    "yi shi er shi": "一是学，二是干，",
    "numbers 1.1.1.1": "1.",
    "numbers with brackets": "（一）",
    "headings": "一、",
    "ordinals": "第一，",
    "circled": "①",
    "a list": "学、干、改、",
    "a list of lists": "一、学、二、干、",
    "no point at all": "我们要坚持不懈地推进各项工作落地见效",
    "halves of idioms": "另辟蹊独具匠再接再兢兢业",
    "doubled words": "要要进行进行的的",
    "frames that never close": "从通过当在对于随着不仅只有既",
    "counts": "四个方面三点意见",
    "labels": "三个“好”",
    "dates": "2026年2月30日星期三",
    "amounts": "增长12.5%，其中3.4亿元，",
    "two characters in turn": "的地",
    "colons": "：“",
    "surrogates": "\ud800好",
    "nulls": "\0",
    "English": "the quick brown fox, ",
}


def repeated(unit: str, size: int) -> str:
    """A unit over and over, up to a size."""
    return (unit * (size // len(unit) + 1))[:size]


def own(name: str) -> Iterator[tuple[str, str]]:
    """What one check looks for: its marked cases, and samples of its expressions."""
    fired = [line for line in test_checks.cases(name) if test_checks.marked(line)]
    for number, line in enumerate(fired[:2]):
        yield f"case {number}", test_checks.MARKED.sub(r"\1", line)
    if name in checks.modules():
        module = import_module(f"drafter.checks.{checks.modules()[name]}")
        for label, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield from units(label, value)


def units(label: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Samples of an expression: a match, all but its last character, its beginning, each long repetition alone."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.LOCALE)
    least, more = sample(tree, 1), sample(tree, EXPANDED)
    found = {f"{label}": least, f"{label} more": more, f"{label} unfinished": more[:-1], f"{label} begun": more[:2]}
    found |= {f"{label} run {index}": run for index, run in enumerate(runs(tree))}
    yield from ((name, unit) for name, unit in found.items() if unit)


def runs(tree: object) -> Iterator[str]:
    """What each long repetition in an expression repeats."""
    for kind, value in tree:  # type: ignore[attr-defined]
        if kind in REPEATS:
            if value[1] > EXPANDED * 3:
                yield sample(value[2], 1)
            yield from runs(value[2])
        elif kind is codes.SUBPATTERN:
            yield from runs(value[3])
        elif kind is codes.BRANCH:
            for branch in value[1]:
                yield from runs(branch)


REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def sample(tree: object, turns: int) -> str:
    """A text that an expression matches, by the first of its alternatives; looking around is taken for granted."""
    return "".join(part(kind, value, turns) for kind, value in tree)  # type: ignore[attr-defined]


def part(kind: object, value: object, turns: int) -> str:
    """The sample of a node."""
    if kind is codes.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if kind in (codes.ANY, codes.NOT_LITERAL):
        return "好"
    if kind is codes.IN:
        return member(value)
    if kind in REPEATS:
        low, high, inner = value  # type: ignore[misc]
        return sample(inner, turns) * min(max(low, turns), high)
    if kind is codes.SUBPATTERN:
        return sample(value[3], turns)  # type: ignore[index]
    if kind is codes.ATOMIC_GROUP:
        return sample(value, turns)
    if kind is codes.BRANCH:
        return sample(value[1][0], turns)  # type: ignore[index]
    return ""


def member(choices: object) -> str:
    """A character of a class."""
    kind, value = next(iter(choices))  # type: ignore[call-overload]
    if kind is codes.NEGATE:
        return "好"
    if kind is codes.RANGE:
        return chr(value[0])
    return (
        {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " "}.get(value, "a") if kind is codes.CATEGORY else chr(value)
    )


def draft(unit: str, size: int) -> Draft:
    """An endless paragraph of a unit."""
    return plain.document("长.txt", repeated(unit, size)).draft


def seconds(name: str, text: Draft) -> float:
    """What one check costs on a draft, analyses that it shares with others included if nobody asked for them yet.

    A check of the page, which a text does not have, costs nothing.
    """
    if name.startswith(PAGE) and not called_for(name, text):
        return 0.0
    with checks.collector_at_rest():
        start = time.process_time()
        for _ in checks.findings(text, checks.load(name), Settings()):
            pass
        return time.process_time() - start


def hardest(name: str) -> str:
    """Of all that a check looks for, what costs it the most; empty for a check that looks for nothing of its own."""
    costs = {unit: seconds(name, draft(unit, LARGE // STEP)) for _, unit in own(name)}
    return max(costs, key=lambda unit: costs[unit], default="")


def quadratic(names: Sequence[str], unit: str, size: int = LARGE) -> dict[str, float]:
    """The checks whose work grows faster than the text, by how much it grows on four times the text."""
    step, small, large = (draft(unit, part) for part in (size // STEP, size // 4, size))
    most = size // STEP * HOPELESS
    hopeless = {  # asked twice: the first time may build a dictionary
        name: float("inf") for name in names if seconds(name, step) > most and seconds(name, fresh(step)) > most
    }
    slow = [name for name in names if name not in hopeless and seconds(name, large) > size * FAST]
    growth = {
        name: min(seconds(name, fresh(large)) / seconds(name, fresh(small)) for _ in range(TRIES)) for name in slow
    }
    return hopeless | {name: times for name, times in growth.items() if times > GROWTH}


def fresh(text: Draft) -> Draft:
    """The same draft as one that nobody has looked at yet."""
    return replace(text)
