"""Figures, days, names and titles of works that a new version says otherwise: what costs standing if it is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from drafter.text import quantities
from drafter.text.marks import WORD
from drafter.text.surnames import SURNAMES

from .changes import Change
from .units import Unit
from .wording import Piece

FactKind = Literal["figure", "day", "name", "work"]
NAMES: dict[FactKind, str] = {"figure": "数字", "day": "日期", "name": "名称", "work": "文件名"}

DIGITS = "[0-9〇零一二三四五六七八九十]"
MEASURES = (
    "个百分点|百分点|平方公里|平方米|立方米|公里|公顷|公斤|万元|亿元|元|万人|人次|人|名|位|户|家|个|项|条|次|件|场|期|届|批|门|类|"
    "种|倍|成|岁|村|镇|乡|县|亩|吨|米|天|周|年|日|小时|分钟|课时|节|所|座|支|篇|份|套|辆|台|字|方面|环节|阶段|季度"
)
POSTS = (
    "同志|书记|局长|主任|县长|市长|区长|省长|部长|厅长|处长|科长|校长|院长|主席|镇长|乡长|所长|会长|董事长|总经理|"
    "教授|老师|先生|女士|代表|委员"
)
GIVEN = "[^\\W0-9A-Za-z_在为作主讲出的等率与和同对向到从就代要也已将是及了谢]"
SURNAME = f"[{''.join(sorted(SURNAMES))}]"
FACT = re.compile(
    rf"""(?P<work>《[^》\n]{{1,60}}》)
    | (?P<day>(?:[12][0-9〇一二三四五六七八九]{{3}}年)(?:{DIGITS}{{1,3}}月(?:{DIGITS}{{1,3}}日)?)?
        | {DIGITS}{{1,3}}月(?!一)(?:{DIGITS}{{1,3}}日)? | (?:[上下]午)?[0-9]{{1,2}}(?:[:：][0-9]{{2}}|时(?:[0-9]{{1,2}}分)?(?![代期]))
        | (?:星期|周)[一二三四五六日](?![年期]))
    | (?P<figure>百分之{quantities.CHINESE}(?:点{quantities.CHINESE})? | {quantities.ARABIC}[万亿]?[多余]?(?:[%％‰]|{MEASURES})?
        | 第?[一二两三四五六七八九十][一二两三四五六七八九十百千万零〇]{{0,8}}[多余]?(?:{MEASURES}))
    | (?P<name>(?<![感答酬兼照回不]){SURNAME}{GIVEN}{{1,2}}(?=(?:{POSTS})(?!们)) | (?<=书记|局长|主任|县长|市长|区长|部长|厅长|处长|科长|校长|院长|主席|镇长|乡长)[ \u3000]*{SURNAME}{GIVEN}{{1,2}})""",
    re.VERBOSE,
)
COUNTED = re.compile(r"(第?)([0-9.,]+|[一二两三四五六七八九十百千万零〇]+)([万亿]?)(.*)")
FEW = re.compile(f"一(?:{MEASURES})$")  # no figure
BODY = "委员会|办公室|人民政府|委组织部|委宣传部|局|厅|中心|公司|集团|学校|大学|学院|医院|支队|大队"
LAND = "[县市省区镇乡村旗州]"
BODIES = re.compile(rf"{LAND}{WORD}{{0,6}}?(?:{BODY})")
NAMED = re.compile(rf"{WORD}{{1,9}}(?:{BODY}|{LAND})|{WORD}{{2,9}}[站馆所院校厂社部委办]")
IDLE = re.compile("[地山小]区|城市|农村|干部|[全内局]部|场所")
CLAUSE = re.compile(r"[\W_]")
BEFORE, LONG = 12, 60  # characters of its clause that say what a fact is about, and that are looked at
LONGEST = 12  # characters of a changed name
WHOLE = 6  # characters behind a change that may belong to its name
NEAR = 30  # characters of a piece in which a figure and another one of its unit are the same fact, told otherwise
BRIEF = 8  # and of one in which a fact and any other one are
AMOUNT = re.compile("[0-9.〇零一二两三四五六七八九十百千万亿点]")


class Mention(NamedTuple):
    """A fact as it is said: its kind, what it comes to however it is written, its words, where they stand in a wording.

    ``before`` is what its clause says before it.
    """

    kind: FactKind
    key: str
    text: str
    start: int
    end: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that a change says otherwise, drops (``new`` is empty) or brings in (``old`` is empty).

    ``change`` is the number of the change that it belongs to, from 0; ``before`` is what its clause says before it.
    """

    kind: FactKind
    old: str
    new: str
    change: int
    before: str = ""


def mentions(text: str) -> Iterator[Mention]:
    """The facts that a wording names, in order."""
    for match in FACT.finditer(text):
        kind: FactKind = match.lastgroup  # type: ignore[assignment]
        if not FEW.match(match.group()):
            before = CLAUSE.split(text[max(0, match.start() - LONG) : match.start()])[-1]
            before = before if len(before) <= BEFORE else f"…{before[-BEFORE:]}"
            yield Mention(kind, key(kind, match.group()), match.group().strip(), *match.span(), before)


def key(kind: FactKind, words: str) -> str:
    """What a fact comes to: 1,200 is 1200 and 三 is 3."""
    match = COUNTED.fullmatch(words) if kind == "figure" else None
    value = quantities.value(match[2] + match[3]) if match else None
    return words.strip() if match is None or value is None else f"{match[1]}{quantities.written(value)}{match[4]}"


def changed_facts(changes: Iterable[Change], old: list[Unit], new: list[Unit]) -> Iterator[FactChange]:
    """The facts that changed, in the order of the changes."""
    told = [{one.key for unit in units for one in of_unit(unit)} for units in (old, new)]
    for number, change in enumerate(changes):
        lost = [] if change.new else [one for index in change.old for one in of_unit(old[index])]
        gained = [] if change.old else [one for index in change.new for one in of_unit(new[index])]
        if change.old and change.new and change.kind not in ("numbered", "pointed", "moved"):
            yield from within(change.pieces, number, told)
        yield from (FactChange(one.kind, one.text, "", number, one.before) for one in lost if one.key not in told[1])
        yield from (FactChange(one.kind, "", one.text, number, one.before) for one in gained if one.key not in told[0])


def of_unit(unit: Unit) -> Iterator[Mention]:
    """The facts of a sentence; its number is none."""
    return mentions(unit.worded)


def within(pieces: tuple[Piece, ...], number: int, told: list[set[str]]) -> Iterator[FactChange]:
    """The facts that change with some pieces of a wording; what is told elsewhere still is neither lost nor new."""
    lost, gained = differing(pieces)
    for one in lost:
        touching = [other for other in gained if other.kind == one.kind and touches(pieces, one, other)]
        partner = next((other for other in touching if unit(other) == unit(one)), None)
        partner = partner or next((other for other in touching if touches(pieces, one, other, BRIEF)), None)
        if partner:
            gained.remove(partner)
            yield FactChange(one.kind, one.text, partner.text, number, partner.before)
        elif one.key not in told[1]:
            yield FactChange(one.kind, one.text, "", number, one.before)
    yield from (FactChange(one.kind, "", one.text, number, one.before) for one in gained if one.key not in told[0])
    yield from renamed(pieces, number)


def unit(mention: Mention) -> str:
    """What a figure counts; nothing for other facts."""
    return AMOUNT.sub("", mention.key) if mention.kind == "figure" else ""


def differing(pieces: tuple[Piece, ...]) -> tuple[list[Mention], list[Mention]]:
    """The facts that only the old wording tells, and those that only the new one tells."""
    ones = list(mentions("".join(piece.old for piece in pieces)))
    others = list(mentions("".join(piece.new for piece in pieces)))
    return beyond(ones, others), beyond(others, ones)


def beyond(ones: list[Mention], others: list[Mention]) -> list[Mention]:
    """The mentions that others do not make as often."""
    left = Counter(one.key for one in others)
    found = []
    for one in ones:
        if left[one.key]:
            left[one.key] -= 1
        else:
            found.append(one)
    return found


def touches(pieces: tuple[Piece, ...], one: Mention, other: Mention, most: int = NEAR) -> bool:
    """Whether one changed piece of at most so many characters is part of two facts, the old and the new."""
    start = begin = 0
    for piece in pieces:
        end, finish = start + len(piece.old), begin + len(piece.new)
        inside = start < one.end and one.start < end and begin < other.end and other.start < finish
        if inside and not piece.kept and max(map(len, piece)) <= most:
            return True
        start, begin = end, finish
    return False


def renamed(pieces: tuple[Piece, ...], number: int) -> Iterator[FactChange]:
    """The names of places and bodies of which a piece changed a part."""
    for piece, behind in zip(pieces, (*pieces[1:], Piece("", "")), strict=True):
        old, new = (name(words, behind) for words in piece)
        if not piece.kept and old and new:
            yield FactChange("name", old, new, number)


def name(words: str, behind: Piece) -> str:
    """The name of a place or body that changed words are or begin; empty if there is none."""
    if not words or len(words) > LONGEST or not words.isalpha():
        return ""
    rest = behind.old[:WHOLE] if behind.kept else ""
    body = BODIES.match(words + rest)
    found = body.group() if body and body.end() >= len(words) else words if NAMED.fullmatch(words) else ""
    return "" if IDLE.search(found) else found
