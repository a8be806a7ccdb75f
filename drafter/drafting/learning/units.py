"""The sentences of a stretch of text, grouped so that each group can stand for itself, and what each does in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.text.clauses import Piece, han, sentences
from drafter.text.markers import MARKER

LEANING = re.compile(  # a sentence that begins so needs the one before it
    r"(?:这(?!次|期|里|些年)|其(?!实)|他们|她们|它们?|此(?!次)|对此|为此|因此|所以|但|然而|不过|而(?!今)|并且|同时|另外|此外|从而|于是|否则|也就是说|换句话说"
    r"|那么|可见|与此同时|与之|相反|反之|也(?!许)|还(?!有一)|二者|两者|前者|后者|一方面|另一方面|只有这样|如此|第[一二三四五六七八九十][，要是]|特别是|尤其是|当然|比如|例如|正因)"
)
NUMBERED = re.compile(r"(?:首先|其次|再次|最后|第[一二三四五六七八九十]|[一二三四五六七八九]是)，?")
ASKING = re.compile(
    r"(?:^|[，；：])(?:我们|大家|同志们|各[级地部单位]+|全体|广大)?.{0,8}?(?:(?<![需重主首只不])要(?![求素点领闻])|必须|应当?|务必|不能|切实|坚持|坚决|注重|努力|善于|做到|严格|敢于|勇于|勇挑|扛起)"
)
RESULT = re.compile(
    r"^(?:使|让|确保|从而|真正|做到|切实把|形成|展现|以.{2,20}(?:成效|成绩|业绩|实效|作风|姿态))|(?:良好|欢迎|好评|成效|效果|收获|氛围|风貌|一致认为|表示)[^，。]{0,8}[。！]$"
)
LONGEST = 240  # characters of a group that still is one phrase
SHORTEST = 9  # Han characters of a phrase
GLOSS = 14  # characters of a sentence that says a heading again in other words
ROW = 40  # characters of a sentence in a row of parallel ones
LONGEST_STEPPED = 500
STEPPED = 4  # steps of a phrase
STEP = re.compile(r"(?:首先|其次|再次|最后)[，要是]?")


class Unit(NamedTuple):
    """A group of sentences of the whole text, what it does, where its steps begin and end, and whether it is a row of parallel ones."""

    start: int
    end: int
    function: str
    steps: tuple[tuple[int, int], ...] = ()
    parallel: bool = False


def grouped(text: str, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """The sentences of some stretches in groups that stand for themselves: start, end, whether they are parallel."""
    return [group for start, end in stretches for group in groups(text, start, end)]


def groups(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The groups of one stretch."""
    pieces = [Piece(start + piece.start, piece.text) for piece in sentences(text[start:end])]
    held: list[Piece] = []
    rows = False
    first = first_step(pieces)
    for index, piece in enumerate(pieces):
        beside = bool(held) and parallel(held[-1].text, piece.text)
        if held and not (leans(piece.text) or index >= first or beside or held[-1].text.endswith("：")):
            yield held[0].start, held[-1].end, rows
            held, rows = [], False
        held.append(piece)
        rows |= beside
    if held:
        yield held[0].start, held[-1].end, rows


def first_step(pieces: Sequence[Piece]) -> int:
    """The index of the sentence with the first of several steps, from which all belong together; beyond the last if there are none."""
    steps = [index for index, piece in enumerate(pieces) if STEP.match(piece.text)]
    return steps[0] if len(steps) > 1 and pieces[steps[0]].text.startswith("首先") else len(pieces)


def leans(text: str) -> bool:
    """Whether a sentence needs the one before it."""
    return bool(LEANING.match(text) or STEP.match(text))


def parallel(first: str, second: str) -> bool:
    """Whether two sentences are built alike: short ones that begin alike and are of like length."""
    alike = first[:2] == second[:2] and first[:2] not in ("要", "组工")
    return (
        alike
        and abs(len(first) - len(second)) <= max(3, len(first) // 3)
        and MARKER.match(first) is None
        and max(len(first), len(second)) <= ROW
    )


def stepped(text: str, start: int, end: int) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Where what leads to the steps of a group ends, and its steps; no steps where they are not two to four."""
    found = [
        match
        for match in STEP.finditer(text, start, end)
        if match.start() == start or text[match.start() - 1] in "。；："
    ]
    if not 1 < len(found) <= STEPPED or found[0].start() == start or text[found[0].start() - 1] not in "。：":
        return end, ()
    ends = [*(match.start() for match in found[1:]), end]
    steps = tuple((behind(text, match), last) for match, last in zip(found, ends, strict=True))
    return found[0].start(), steps


def behind(text: str, match: re.Match[str]) -> int:
    """Where the words of a step begin, behind its number and the point after it."""
    at = match.end() - (match.group()[-1] == "要")
    return at + (text[at : at + 1] in "，、")


def standing(text: str, stepped_: bool = False) -> bool:
    """Whether a group is a phrase: neither too short nor too long, and nothing before it is needed."""
    return (
        han(text) >= SHORTEST
        and len(text) <= (LONGEST_STEPPED if stepped_ else LONGEST)
        and not leans(text)
        and text[-1] in "。！？：”"
    )


def item_functions(texts: Sequence[str], asking: bool) -> list[str]:
    """What each group does in an item: by its form, and by its place as first or last."""
    last = len(texts) - 1
    return [function(text, place, last, asking) for place, text in enumerate(texts)]


def function(text: str, place: int, last: int, asking: bool) -> str:
    """What a group does in an item of a list that asks for something, or that tells of something."""
    if not asking:
        return "做法" if place == 0 else "评价" if place == last and RESULT.search(text) else "细节"
    if place == 0 and len(text) <= GLOSS:
        return "点题"
    if ASKING.search(text):
        return "收束" if place == last > 1 and RESULT.search(text) else "举措"
    return "点题" if place == 0 else "收束" if place == last > 1 else "析理"


def asking(texts: Sequence[str]) -> bool:
    """Whether most of some groups ask for something."""
    return 2 * sum(ASKING.search(text) is not None for text in texts) >= len(texts)


def opening_functions(count: int, announcing: bool) -> list[str]:
    """What the groups of an opening do."""
    middle = count - 1 - announcing
    return ["概述"] * (count > announcing) + ["内容"] * max(middle, 0) + ["总括"] * announcing


def closing_functions(count: int) -> list[str]:
    """What the groups of a close do."""
    return ["回扣", *["展望"] * (count - 2), "祝愿"][:count] if count > 1 else ["祝愿"] * count
