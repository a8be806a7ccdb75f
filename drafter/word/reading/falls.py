"""Where the paragraphs of an official document fall on its pages, as far as its file says so without doubt."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Block, Draft
from drafter.page import Fall, Laid, PageFacts, PageNorm, Section
from drafter.word.layout import TWIPS_A_POINT, RoleStyle
from drafter.word.setting.paragraph import broken

ASKED = ("signature", "stamp", "date", "copies", "issued")  # elements for which it matters
FOOT = ("copies", "issued")
FLOWING = ("title", "byline", "salutation", "body", "caption")
POINTS = 72 / 25.4  # of a millimetre


def falls(draft: Draft, page: PageFacts, norm: PageNorm) -> tuple[Fall, ...]:
    """Where the blocks fall, up to the foot of the document or to the first whose height is not known."""
    upright = page.sections[0]
    if not norm.lines or all(block.role not in ASKED for block in draft.blocks):
        return ()
    return tuple(filled(draft, page, upright, norm.pitch))


def filled(draft: Draft, page: PageFacts, section: Section, pitch: float) -> Iterator[Fall]:
    """The blocks, one below the other."""
    high = (section.height - section.top - section.bottom) * POINTS
    wide = (section.width - section.left - section.right) * POINTS
    ends = {one.first for one in page.sections[1:]}
    now = Fall(1, 0)
    for index, (block, laid) in enumerate(zip(draft.blocks, page.blocks, strict=True)):
        if index in ends or block.role in FOOT or not known(block, laid):
            return
        if laid.begins_page and index:
            now = Fall(now.page + 1, 0)
        lines = sum(1 for _ in set_lines(block, laid, wide))
        before = laid.skipped * pitch + laid.setting.before * (now.foot > 0)
        now = put(now, before, lines, laid.setting.line, high)
        yield now
        now = Fall(now.page, now.foot + laid.setting.after)


def known(block: Block, laid: Laid) -> bool:
    """Whether a paragraph flows with the text, in lines of a height of their own and characters of one size."""
    sizes = {look.size for _, look in laid.runs}
    flows = not laid.apart and block.role not in ("note", "margin", "box")
    drawn = laid.lined and block.role in FLOWING
    return flows and not drawn and laid.setting.rule == "exact" and len(sizes) == 1


def set_lines(block: Block, laid: Laid, wide: float) -> Iterator[tuple[int, int]]:
    """The lines of a paragraph in a type area of so many points."""
    own, look = laid.setting, max(laid.runs, key=lambda run: run[0])[1]
    style = RoleStyle(size=look.size, squeeze=look.squeeze)
    room = wide - own.left - (own.right or own.right_chars * look.size)
    first = own.first_chars or own.first / look.size
    for number, piece in enumerate(block.text.split("\n")):
        yield from broken(piece, max(room, look.size) * TWIPS_A_POINT, style, 0 if number else first)


def put(now: Fall, before: float, lines: int, line: float, high: float) -> Fall:
    """Where a paragraph ends that begins behind another."""
    page, foot = now.page, now.foot + before
    for _ in range(lines):
        if foot + line > high + 1:
            page, foot = page + 1, 0.0
        foot += line
    return Fall(page, foot)
