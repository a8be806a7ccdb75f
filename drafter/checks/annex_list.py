"""附件说明的写法不合要求。

正文下面写“附件：”和附件名称；名称后面不加标点。两份以上的用阿拉伯数字编号，从 1 起，如“附件：1.……”；只有一份的不编号。

改法：删去名称后面的标点，补上或删去编号。

依据：GB/T 9704—2012《党政机关公文格式》7.3.4
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 9704—2012，7.3.4"

END = re.compile("[。；，、;,.]$")
NUMBER = re.compile(r"(?:附\s{0,4}件\s?[：:])?\s?([0-9]{1,2})\s?[.．、](?![0-9])")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Points behind the names of annexes, and numbers that do not run from 1."""
    rows = [(index, block.text) for index, block in enumerate(draft.blocks) if block.role == "annexes"]
    for index, text in rows:
        if end := END.search(text):
            message = "附件名称后面不加标点，请删去"
            yield Finding(index, end.start(), end.end(), message, ("",), "safe", source=SOURCE)
    numbers = [(index, match) for index, text in rows if (match := NUMBER.match(text))]
    for place, (index, match) in enumerate(numbers, 1):
        if int(match[1]) != place:
            yield Finding(index, match.start(1), match.end(1), f"附件的编号应是 {place}", source=SOURCE)
            return
    if len(numbers) == 1 == len(rows):
        index, match = numbers[0]
        yield Finding(index, match.start(1), match.end(), "只有一份附件，不用编号", ("",), "suggest", source=SOURCE)
