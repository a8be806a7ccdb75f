"""What a draft says that earlier documents said for the terminal: each passage beside its sources, both in their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from drafter.model import Passage, Reuse, ReuseKind, Source
from drafter.report.terminal import BOLD, COLOURS, CUT, FAINT, NARROWEST, Screen
from drafter.report.visible import visible

from . import NAMES, Shown, alike, around, characters, shown, summary
from .differences import Stretch, differences

LISTED = 20  # passages that are shown
SOURCES = 3  # sources of a passage that are shown
FEW = 8  # set phrases, or quotations, that are shown
BESIDE = 100  # columns from which on draft and source stand side by side
REACH = 24  # characters of what stands around a passage
CLAUSE = 8  # characters of a passage that are not shown again
EDGE = 40  # characters at either end of a long stretch that both have
PARAGRAPH = re.compile(r"\s*\n\s*")
LONG = 40  # characters of a set phrase
INDENT, RULE = "    ", " │ "
MARKS, DIFFERENCE = "【{}】", "[{}]"
OPENING, CLOSING = "【[“‘（《", "】]，。、；：？！”’）》"
SAME, OTHER = (COLOURS["warning"],), (BOLD, COLOURS["error"])


class Styled(NamedTuple):
    """Characters in one look."""

    text: str
    codes: tuple[str, ...] = ()


def text(reuse: Reuse, color: bool, width: int, *, full: bool = False, broad: bool = False) -> str:
    """The report on a draft."""
    return "\n".join(about(reuse, Screen(color, max(width, NARROWEST), full, broad))) + "\n"


def about(reuse: Reuse, screen: Screen) -> Iterator[str]:
    """The figures of a draft, what it says again, set phrases and quotations."""
    yield f"{screen.paint(visible(reuse.path), BOLD)}  {characters(reuse)} 字"
    yield screen.paint(summary(reuse), BOLD)
    found = shown(reuse, "reuse")
    kept = found if screen.full else longest(found)
    for number, one in enumerate(kept):
        yield ""
        yield from of_passage(reuse, one, screen, repeated(kept[:number], one))
    if len(kept) < len(found):
        yield f"\n以上是最长的 {len(kept)} 段，另有 {len(found) - len(kept)} 段，加 --all 全部列出"
    for kind in ("set", "quote"):
        yield from excused(kind, shown(reuse, kind), screen)


def longest(found: list[Shown]) -> list[Shown]:
    """The longest passages, in the order of the text."""
    kept = sorted(range(len(found)), key=lambda number: -len(found[number].passage.text))[:LISTED]
    return [found[number] for number in sorted(kept)]


def repeated(above: Sequence[Shown], one: Shown) -> int:
    """How many characters at the beginning of a passage the one shown above it ends with, if that is a clause or more."""
    if not above:
        return 0
    last, first = above[-1].passage.places[-1], one.passage.places[0]
    both = last.end - first.start if last.block == first.block else 0
    return both if CLAUSE <= both < first.end - first.start else 0


def of_passage(reuse: Reuse, one: Shown, screen: Screen, above: int) -> Iterator[str]:
    """A passage with its sources; of the draft's words not the first ones, which stand above."""
    passage, position = one
    place = f"{visible(reuse.path)}:{position.line}:{position.column}:"
    yield f"{place} {screen.paint(f'{len(passage.text)} 字', BOLD, *SAME)}，{visible(passage.reason)}"
    kept = passage.sources if screen.full else passage.sources[:SOURCES]
    room = screen.width - len(INDENT)
    lines = beside if screen.width >= BESIDE else below
    yield from (f"{INDENT}{line}".rstrip() for line in lines(own(reuse, passage, above), passage, kept, room, screen))
    if passage.documents > len(kept):
        yield f"{INDENT}另有 {passage.documents - len(kept)} 篇没有列出"


def beside(
    words: list[Styled], passage: Passage, sources: Sequence[Source], room: int, screen: Screen
) -> Iterator[str]:
    """The draft on the left, the sources one under the other on the right."""
    half = (room - screen.columns(RULE)) // 2
    left = [*wrapped([Styled("本稿", (BOLD,))], half, screen), *wrapped(words, half, screen)]
    right = [line for source in sources for line in told(passage, source, half, screen)]
    for one, other in zip_longest(left, right, fillvalue=" " * half):
        yield f"{one}{screen.paint(RULE, FAINT)}{other}"


def below(words: list[Styled], passage: Passage, sources: Sequence[Source], room: int, screen: Screen) -> Iterator[str]:
    """The draft, and below it the sources."""
    yield from wrapped([Styled("本稿  ", (BOLD,)), *words], room, screen)
    for source in sources:
        yield from told(passage, source, room, screen)


def told(passage: Passage, source: Source, room: int, screen: Screen) -> Iterator[str]:
    """A source: when it is from and which it is; its place, in one line that can be copied; its words."""
    yield from wrapped([Styled(heading(source), (BOLD,))], room, screen)
    place = f"{visible(source.document)}:{source.line}:{source.column}"
    yield painted([Styled(place, (BOLD,))], room, screen)
    said = flat(source.text)
    words = marked(said, differences(flat(passage.text), said)[1])
    yield from wrapped(framed(source.before, words, source.after), room, screen)


def heading(source: Source) -> str:
    """When a source is from, how near it is, which it is."""
    title = visible(source.title)
    return "  ".join(filter(None, ["旧稿", source.date, alike(source), title and f"《{title}》"]))


def flat(text: str) -> str:
    """Words with one sign for the end of a paragraph, whatever spaces stand there."""
    return PARAGRAPH.sub("\n", text)


def own(reuse: Reuse, passage: Passage, above: int) -> list[Styled]:
    """The words of the draft, marked where the nearest source has others; those that stand ``above`` are only counted."""
    before, after = around(reuse, passage, REACH + 1)
    said = flat(passage.text)
    differing = differences(said, flat(passage.sources[0].text))[0]
    if not above or (differing and differing[0][0] < above):
        return framed(before, marked(said, differing), after)
    rest = marked(said[above:], [Stretch(start - above, end - above) for start, end in differing])
    return framed("", [Styled(f"（前 {above} 字同上一段）……"), *rest], after)


def framed(before: str, words: list[Styled], after: str) -> list[Styled]:
    """Words with what stands around them, as far as there is room."""
    before, after = flat(before.lstrip()), flat(after.rstrip())
    left = CUT + before[-REACH:] if len(before) > REACH else before
    right = after[:REACH] + CUT if len(after) > REACH else after
    opening, closing = MARKS.split("{}")
    around = Styled(visible(left), (FAINT,)), Styled(visible(right), (FAINT,))
    return [around[0], Styled(opening), *words, Styled(closing), around[1]]


def marked(words: str, differing: Iterable[Stretch]) -> list[Styled]:
    """A wording whose differing characters stand out; of a long stretch that both have its two ends."""
    pieces, reached = [], 0
    for start, end in differing:
        pieces.append(Styled(shortened(visible(words[reached:start])), SAME))
        pieces.append(Styled(DIFFERENCE.format(visible(words[start:end])), OTHER))
        reached = end
    return [*pieces, Styled(shortened(visible(words[reached:])), SAME)]


def shortened(words: str) -> str:
    """Words, of many the beginning and the end."""
    left_out = len(words) - 2 * EDGE
    return words if left_out <= EDGE else f"{words[:EDGE]}……（略 {left_out} 字）……{words[-EDGE:]}"


def wrapped(pieces: Iterable[Styled], room: int, screen: Screen) -> Iterator[str]:
    """Lines of ``room`` columns, none of which begins with a closing mark or ends with an opening one."""
    line: list[Styled] = []
    for char in (Styled(char, piece.codes) for piece in pieces for char in piece.text):
        if columns(line, screen) + screen.columns(char.text) > room:
            carried = len(line) > 1 and (char.text in CLOSING or line[-1].text in OPENING)
            last = [line.pop()] if carried else []
            yield painted(line, room, screen)
            line = last
        line.append(char)
    yield painted(line, room, screen)


def columns(line: list[Styled], screen: Screen) -> int:
    """How many columns characters take."""
    return sum(screen.columns(char.text) for char in line)


def painted(line: list[Styled], room: int, screen: Screen) -> str:
    """A line of characters in their looks, filled up to ``room`` columns."""
    looks = groupby(line, key=lambda char: char.codes)
    text = "".join(screen.paint("".join(char.text for char in chars), *codes) for codes, chars in looks)
    return text + " " * (room - columns(line, screen))


def excused(kind: ReuseKind, found: list[Shown], screen: Screen) -> Iterator[str]:
    """The passages of a kind that is no reuse, a line each."""
    if not found:
        return
    kept = found if screen.full else found[:FEW]
    yield ""
    yield screen.paint(f"【{NAMES[kind]}】{len(found)} 处，不算在内", BOLD)
    for passage, position in kept:
        words = visible(passage.text)
        words = words if len(words) <= LONG else f"{words[: LONG // 2]}{CUT}{words[-LONG // 2 :]}"
        yield f"{INDENT}{position.line}:{position.column}  “{words}”，{visible(passage.reason)}"
    if len(kept) < len(found):
        yield f"{INDENT}另有 {len(found) - len(kept)} 处，加 --all 全部列出"
