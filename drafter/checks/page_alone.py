"""署名、成文日期单独排在一页上。

排版后所剩空白处不能容下印章、签名章、成文日期时，调整行距、字距来解决，不让落款离开正文另起一页，也不写“此页无正文”。
用分页符推到下一页的、写了“此页无正文”的都提；按每页 22 行推算确实落到下一页的也提，拿不准的不提。只查 Word 文档（.docx）。

改法：删去分页符和“此页无正文”；给正文最后一段设“与下段同页”，或者增减正文一两行。

依据：GB/T 9704—2012《党政机关公文格式》7.3.5.5
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

EMPTY = re.compile(r"[（(\[【]?此页无正文[）)\]】]?[。.]?$")
SIGNED = ("signature", "stamp", "date")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The words that a page has no text, else a signature that nothing of the text stands above."""
    _, norm = _page.facts(draft)
    source = _page.source(norm, "7.3.5.5", "规定")
    words = [row for row in _page.rows(draft) if EMPTY.match(row.block.text)]
    for row in words[:1]:
        message = "不写“此页无正文”；调整行距、字距，让落款和正文同在一页"
        yield Finding(row.at, 0, len(row.block.text), message, source=source)
    for row in [] if words else _page.elements(draft, *SIGNED)[:1]:
        if row.at and not row.laid.apart and (row.laid.begins_page or falls_alone(draft, row)):
            message = "落款单独排到了下一页；调整行距、字距，或给正文最后一段设“与下段同页”"
            yield Finding(row.at, 0, 0, message, source=source)


def falls_alone(draft: Draft, row: _page.Row) -> bool:
    """Whether a line opens a page without doubt, for the one before has no room for it and stays where it is."""
    page, norm = _page.facts(draft)
    if len(page.falls) <= row.at or page.blocks[row.at - 1].setting.kept:
        return False
    before, own = page.falls[row.at - 1], page.falls[row.at]
    room = _page.height(page.sections[0]) - before.foot - (row.laid.skipped * norm.pitch + row.laid.setting.before)
    return own.page > before.page and before.foot > _page.SURE * norm.pitch and room < 0
