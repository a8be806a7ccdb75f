"""与提纲不一致。

稿子按任务单起草以后又改过：少了一条、多了一条、次序换了、标题改了，都与任务单的骨架对不上。
用 drafter check --brief 任务单 时才查。改了标题只作提示，有意的改动请同时改任务单。

改法：漏了的补上；有意删改的，把任务单的“骨架”一并改过来，前面预告的数也要跟着改。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.model import Draft, Finding, Series
from drafter.text import numerals

from ._options import NoOptions as Options

LEVEL = "warning"

NUMERAL = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|[0-9]{1,2})"
HEADING = r"[^。！？\n]{1,60}"
SECTIONS = "章"  # the series of the headings of sections, around all lists


class Lead(NamedTuple):
    """The number and heading that open a paragraph: its block, the family of its number, where the heading stands."""

    block: int
    family: str
    heading: str
    start: int

    @property
    def end(self) -> int:
        """The place behind the heading."""
        return self.start + len(self.heading)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The lists of the outline that lost, gained, moved or renamed an item."""
    families = list(dict.fromkeys(series.numbering for series in draft.series if template(series.numbering)))
    leads = [lead for index, block in enumerate(draft.blocks) for lead in opening(index, block.text, families)]
    for series in draft.series:
        wanted = [shown(heading, series.numbering) for heading in series.headings]
        found = list(of_series(series, wanted, leads, draft.series))
        if 2 * sum(lead.heading in wanted for lead in found) >= len(wanted):  # else another set of headings was drawn
            yield from compared(wanted, found)


def template(family: str) -> str:
    """How a family writes a number; empty for one that opens no paragraph."""
    return (numerals.FAMILIES | numerals.ARABIC).get(family, "")


def opening(index: int, text: str, families: Sequence[str]) -> Iterator[Lead]:
    """The number and heading that a paragraph opens with."""
    for family in families:
        number = re.escape(template(family).format("\0")).replace("\0", NUMERAL)
        if match := re.match(rf"{number}({HEADING})", text):
            yield Lead(index, family, match[1], match.start(1))
            return


def shown(heading: str, numbering: str) -> str:
    """A heading as it stands behind its number."""
    return heading.rstrip("。！？").removeprefix("要" if numbering == "要" else "")


def of_series(series: Series, wanted: Sequence[str], leads: Sequence[Lead], every: Sequence[Series]) -> Iterator[Lead]:
    """The paragraphs that are the items of a list: those of its family around one whose heading is known."""
    above = series.node == SECTIONS
    below = {other.numbering for other in every if above or other.node.startswith(f"{series.node}.")}
    run: list[Lead] = []
    for lead in leads:
        if lead.family == series.numbering:
            run.append(lead)
        elif lead.family not in below:
            if any(known.heading in wanted for known in run):
                break
            run = []
    yield from run if any(known.heading in wanted for known in run) else ()


def compared(wanted: Sequence[str], found: Sequence[Lead]) -> Iterator[Finding]:
    """Each difference between the headings of the outline and those of the text."""
    present = [lead.heading for lead in found]
    for kind, first, last, start, end in SequenceMatcher(None, wanted, present, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        lost, gained = list(wanted[first:last]), list(found[start:end])
        while lost and gained and lost[0] not in present and gained[0].heading not in wanted:
            yield renamed(gained.pop(0), lost.pop(0))
        for heading in lost:
            if heading not in present:
                yield missing(found[max(0, start - 1)], heading, wanted.index(heading) + 1)
        for lead in gained:
            yield added(lead, wanted)


def renamed(lead: Lead, heading: str) -> Finding:
    """An item under another heading."""
    message = f"任务单里这一条的标题是“{heading}”，这里是“{lead.heading}”"
    return Finding(lead.block, lead.start, lead.end, message, (heading,), "suggest", level="hint")


def missing(near: Lead, heading: str, number: int) -> Finding:
    """An item that is not there, told at its neighbour."""
    message = f"任务单里第{numerals.chinese(number)}条“{heading}”不见了；请补上，或改任务单"
    return Finding(near.block, near.start, near.end, message)


def added(lead: Lead, wanted: Sequence[str]) -> Finding:
    """An item that the outline does not have, or has elsewhere."""
    if lead.heading in wanted:
        message = (
            f"“{lead.heading}”在任务单里是第{numerals.chinese(wanted.index(lead.heading) + 1)}条，次序变了；请核对"
        )
    else:
        message = f"任务单里没有“{lead.heading}”这一条；请核对"
    return Finding(lead.block, lead.start, lead.end, message)
