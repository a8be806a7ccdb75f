"""The layout that a document is held against: the one that was named, else the one that suits what it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.data import library
from drafter.model import Draft
from drafter.page import PageFacts, PageNorm, RoleNorm, Section
from drafter.text.genre import SPOKEN, genre

from . import falls

if TYPE_CHECKING:
    from drafter.word.layout import Layout, RoleStyle

SPEECH, READING, OFFICIAL = "speech", "reading", "gongwen"
LARGE = 17.5  # points of body type from which what no norm binds is a reading copy
KINDS = {"通知", "通报", "请示", "批复", "报告", "函", "公告", "意见", "决定", "纪要"}  # that GB/T 9704 rules
NUMBER = re.compile(r"〔20[0-9]{2}〕[0-9]+号")
HEARERS = re.compile("同志|各位|尊敬的|领导|代表|委员们|朋友|来宾")
GENERAL = "文件"  # the head of the general layout, of which each document has its own form
ORDERED = re.compile("第.{1,6}号$")  # the number of an order
ENDS = {"令": "命令", "纪要": "纪要"}  # of marks
MADE_BY = (Path(__file__), Path(__file__).parents[1] / "layout.py")  # on whose words a norm that is kept depends


def held(draft: Draft, name: str = "") -> Draft:
    """A draft that knows what is asked of its page. Raises ``DrafterError`` if there is no layout of this name."""
    if draft.page is None:
        return draft
    found = named(name) if name else recognised(draft, draft.page)
    if found.head == GENERAL:
        found = replace(found, head=head(draft, draft.page))
    return replace(draft, page=replace(draft.page, norm=found, falls=falls.falls(draft, draft.page, found)))


def head(draft: Draft, page: PageFacts) -> str:
    """The form of the first page by mark and number; orders have no title, the marks of letters no 文件."""
    marks, numbers, signers = (
        [index for index, block in enumerate(draft.blocks) if block.role == role]
        for role in ("mark", "number", "signer")
    )
    mark = draft.blocks[marks[-1]].text if marks else ""
    ended = next((form for end, form in ENDS.items() if mark.endswith(end)), "")
    if ended or signers or not marks:
        return ended or (GENERAL if marks else "无")
    ordered = any(ORDERED.match(draft.blocks[index].text) for index in numbers)
    if mark.endswith(GENERAL) and (ordered or all(block.role != "title" for block in draft.blocks)):
        return "命令"
    aside = any(page.blocks[index].setting.align == "right" for index in numbers)
    return GENERAL if mark.endswith((GENERAL, "简报")) and not aside else "信函"


def named(name: str) -> PageNorm:
    """What a layout of an id or a Chinese name asks, to the letter. Raises ``DrafterError``."""
    found = asked(name)
    return replace(found, chosen=True, binding=not found.spoken)


def asked(name: str) -> PageNorm:
    """What a layout asks; layouts are read anew only when one of them has changed, for that takes longer than a check."""
    files = library.files("templates/layouts/*.yaml")
    made_of = library.digest(name, *(path.read_bytes() for path in (*files.values(), *MADE_BY)))
    return thawed(library.cached("page-norm", made_of, lambda: asdict(loaded(name))))


def loaded(name: str) -> PageNorm:
    """What a layout asks, read from its file. Raises ``DrafterError``."""
    from drafter.word import layout

    return norm(layout.load(name))


def thawed(row: dict[str, Any]) -> PageNorm:
    """What a layout asks, from what the cache keeps."""
    roles = {name: RoleNorm(**row[name]) for name in ("number", "title", "body")}
    return PageNorm(
        **{**row, **roles, "section": Section(**{**row["section"], "margins": ()}), "headings": tuple(row["headings"])}
    )


def recognised(draft: Draft, page: PageFacts) -> PageNorm:
    """What is asked of a document by its kind: a speech, a copy in large type of what no norm binds, or an official document."""
    kind, marked = genre(draft), any(block.role in ("mark", "number") for block in draft.blocks)
    binds, size = marked or (kind in KINDS and sent(draft)), body_size(draft, page)
    if kind not in SPOKEN and (binds or size < LARGE):
        return replace(asked(OFFICIAL), binding=binds)
    if size < LARGE:
        return asked(SPEECH)
    large = asked(READING)
    return replace(large, lines=0, columns=0, body=replace(large.body, size=size))


def sent(draft: Draft) -> bool:
    """Whether a document bears a number or names whom it is for, who are not the hearers of a speech."""
    return any(
        (block.role == "salutation" and not HEARERS.search(block.text)) or NUMBER.search(block.text)
        for block in draft.blocks
    )


def body_size(draft: Draft, page: PageFacts) -> float:
    """The size in which most of the running text is set."""
    sizes: Counter[float] = Counter()
    for block, laid in zip(draft.blocks, page.blocks, strict=True):
        if block.role == "body":
            for count, look in laid.runs:
                sizes[look.size] += count
    return sizes.most_common(1)[0][0] if sizes else 0


def norm(found: Layout) -> PageNorm:
    """What a layout asks, where nobody named it and nothing binds."""
    margins, number, looks = found.margins, found.page_number, found.styles
    return PageNorm(
        name=found.name,
        spoken=found.id in (SPEECH, READING),
        binding=False,
        chosen=False,
        section=Section(
            top=margins.top, bottom=margins.bottom, left=margins.left, right=margins.right, foot=number.foot
        ),
        lines=found.lines,
        columns=found.columns,
        pitch=found.pitch,
        odd_even=number.odd_even,
        number=RoleNorm(number.font, number.size),
        title=role(looks.title),
        body=role(looks.body),
        head=found.head,
        celled=found.grid == "字",
        headings=(looks.lead1.font, looks.lead2.font, looks.lead3.font),
    )


def role(look: RoleStyle) -> RoleNorm:
    """How a layout sets a role."""
    from drafter.word.writing.styles import ALIGN

    return RoleNorm(look.font, look.size, ALIGN[look.align], look.squeeze, look.indent)
