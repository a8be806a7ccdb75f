"""A title that is set as a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.model import Block

NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[、.．）)]|第[一二三四五六七八九十0-9]{1,3}[章节条部]")


def titled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks of which the first is the title if it is the one heading of level 1; the others then count from 2."""
    tops = [index for index, block in enumerate(blocks) if block.level == 1]
    if tops != [0] or NUMBERED.match(blocks[0].text):
        return tuple(blocks)
    rest = (replace(block, level=block.level - 1) if block.level else block for block in blocks[1:])
    return replace(blocks[0], role="title", level=0), *rest
