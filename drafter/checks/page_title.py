"""标题的字体、字号不合要求。

标题一般用二号小标宋体字，居中，不加粗（小标宋本来就粗）。版头上的发文机关标志、发文字号、密级等不是标题，不查；讲话稿的标题可以大一两号。
只查 Word 文档（.docx）。

改法：选中标题，字体选方正小标宋简体，字号二号（22 磅），居中，去掉加粗。

依据：GB/T 9704—2012《党政机关公文格式》7.3.1
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.page import PageNorm

from . import _page
from ._options import NoOptions as Options
from ._typefaces import family, lost, size

LEVEL = "hint"

HEAD = re.compile(
    r"[0-9]{6}$|(?:绝密|机密|秘密|特提|特急|加急|平急)|.*(?:签发人|〔20[0-9]{2}〕[0-9]+号|文件$)"
)  # what may stand above it
MORE = 4  # points by which the title of a manuscript may be larger


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The first line of the title that is set otherwise."""
    _, norm = _page.facts(draft)
    own = [row for row in _page.rows(draft) if row.block.role == "title"]
    titles = [row for row in own if not row.glyphs.colour and not HEAD.match(row.block.text)]
    wrong = [(row.at, faults) for row in titles if (faults := differing(row, norm))]
    if not wrong:
        return
    at, faults = wrong[0]
    yield Finding(
        *(at, 0, 0),
        f"标题{'、'.join(faults)}；一般用{size(norm.title.size)}{family(norm.title.font)}，居中，不加粗",
        source=_page.source(norm, "7.3.1", "一般"),
        level=_page.soft(norm),
    )


def differing(row: _page.Row, norm: PageNorm) -> list[str]:
    """What a line of a title has that it should not."""
    look, wanted = row.glyphs, norm.title
    font = family(look.font)
    most = wanted.size + MORE * norm.spoken
    faults = {
        f"用{font}": font != family(wanted.font) and not lost(look, family(wanted.font)),
        size(look.size): not wanted.size <= look.size <= most,
        "加粗": look.bold,
        "没有居中": row.laid.setting.align != wanted.align,
    }
    return [fault for fault, present in faults.items() if present]
