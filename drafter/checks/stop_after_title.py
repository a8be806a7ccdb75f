"""标题末尾用了标点。

标题独占一行，末尾不用句号、逗号、分号、冒号；表示疑问或感叹时可以用问号、叹号。

改法：删去末尾的标点。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"

STOP = re.compile("[。，；：、]$")
TITLE = re.compile("^(?:在|关于)[^，。；：！？\n]{4,60}(?:讲话|致辞|发言|报告|总结|汇报|通知|意见|方案|决定)[。；，]$")
HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、[^，。；：？！\n]{2,24}(?P<stop>[。；，：])$", re.MULTILINE)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The point at the end of the title, and at the end of a heading 一、 that has a line to itself."""
    for index, block in enumerate(draft.blocks):
        if (block.role == "title" and STOP.search(block.text)) or (not index and TITLE.search(block.text)):
            yield finding(index, len(block.text) - 1, "标题")
    for spot, _ in found(draft, HEADING, "stop"):
        if draft.blocks[spot.block].role != "title":
            yield finding(spot.block, spot.start, "一级标题")


def finding(index: int, at: int, name: str) -> Finding:
    """The point that should go."""
    return Finding(index, at, at + 1, f"{name}末尾不用标点", ("",), "suggest")
