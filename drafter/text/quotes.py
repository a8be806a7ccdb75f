"""The quotes of a draft: those without a partner, those that look the wrong way, those within their like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.model import Draft

from .once import once

DOUBLE = re.compile("[“”]")
SINGLE = re.compile("[‘’]")
APOSTROPHE = re.compile(r"[A-Za-z0-9]’[A-Za-z]|’[0-9]{2}")
LATIN_END = re.compile(r"[A-Za-z0-9]’|’[0-9]{2}")
TWO = 2
SHORT = 40  # characters; two quotes farther apart than this are not one reversed pair
LONGEST = 12  # paragraphs of one quotation
POINTED = "，、；：。？！"  # no quotation begins with these
JOINT = re.compile("[和与或及、到]|以及")  # what stands between two quotations


class Quotes(NamedTuple):
    """The faulty quotes of a paragraph, by their places."""

    alone: tuple[int, ...] = ()
    reversed: tuple[int, ...] = ()
    nested: tuple[tuple[int, int], ...] = ()


NONE = Quotes()


@once
def faults(draft: Draft) -> tuple[Quotes, ...]:
    """The faulty quotes of each paragraph."""
    return tuple(of_paragraph(block.text) for block in draft.blocks)


def of_paragraph(text: str) -> Quotes:
    """The faulty quotes of a paragraph; single quotes are asked only where no double one is wrong."""
    double = judged(text, [match.start() for match in DOUBLE.finditer(text)], "“")
    if double != NONE or not SINGLE.search(text):
        return double
    apostrophe = APOSTROPHE if "‘" in text else LATIN_END
    apostrophes = {match.start() + match.group().index("’") for match in apostrophe.finditer(text)}
    return judged(text, [match.start() for match in SINGLE.finditer(text) if match.start() not in apostrophes], "‘")


def judged(text: str, places: list[int], opening: str) -> Quotes:
    """The faults of one kind of quotes, which should open and close by turns."""
    wrong = [at for turn, at in enumerate(places) if (text[at] == opening) != (turn % 2 == 0)]
    even = len(places) % 2 == 0
    if even and not wrong:
        return NONE
    inner, alone = paired(text, places, opening)
    if not alone and not any(
        JOINT.fullmatch(text, start + 1, end) or text[start + 1] in POINTED for start, end in inner
    ):
        return Quotes(nested=tuple(inner))
    if (even and (len(wrong) == 1 or (len(wrong) == TWO and wrong[1] - wrong[0] <= SHORT))) or not alone:
        return Quotes(reversed=tuple(wrong))
    return Quotes(alone=tuple(alone))


def paired(text: str, places: list[int], opening: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The pairs of quotes within others, and the quotes left over."""
    inner, alone, waiting = [], [], []
    for at in places:
        if text[at] == opening:
            waiting.append(at)
        elif waiting:
            start = waiting.pop()
            inner.extend([(start, at)] if waiting else [])
        else:
            alone.append(at)
    return inner, sorted(alone + waiting)


def alone(draft: Draft) -> Iterator[tuple[int, int]]:
    """Each quote without a partner as its block and place, quotations over several paragraphs passed over."""
    found = faults(draft)
    carried = False
    for index, of_block in enumerate(found):
        for at in of_block.alone:
            text = draft.blocks[index].text
            opens = text[at] in "“‘"
            if opens and continued(draft, found, index, at):
                carried = True
            elif not opens and carried:
                carried = False
            else:
                yield index, at


def continued(draft: Draft, found: tuple[Quotes, ...], index: int, at: int) -> bool:
    """Whether an open quotation goes on: the next paragraph opens one too, or a later one has the closing quote left over."""
    closing = "”" if draft.blocks[index].text[at] == "“" else "’"
    following = range(index + 1, min(index + LONGEST, len(found)))
    if following and draft.blocks[index + 1].text.startswith(("“", "‘")):
        return True
    left = next((block for block in following if found[block].alone), None)
    return left is not None and draft.blocks[left].text[found[left].alone[0]] == closing
