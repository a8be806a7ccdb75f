"""附件的份数、序号与附件列表不符。

正文说“附件3份”，列表里只有两份；或者正文说“见附件3”，列表里没有第3份。

改法：补齐附件列表，或改正正文里的说法。没有列附件的文稿不查。

依据：GB/T 9704—2012《党政机关公文格式》7.3.4
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text import quantities
from drafter.text.places import found, whole

from ._options import NoOptions as Options

LEVEL = "error"
SOURCE = "GB/T 9704—2012，7.3.4"

NUMBER = "[0-9]{1,2}|[一二两三四五六七八九十]{1,2}"
LIST = re.compile(
    r"^附件[：:][ \u3000]*(?P<first>[^\n]*)(?P<others>(?:\n[ \u3000]*[0-9]{1,2}[.．、][^\n]*){0,60})", re.MULTILINE
)
ENTRY = re.compile(r"(?:^|[\n\u3000 ；;])[ \u3000]*(?P<number>[0-9]{1,2})[.．、](?![0-9])", re.MULTILINE)
SHEET = re.compile(rf"^附件[ \u3000]?(?P<number>{NUMBER})[：:]?[ \u3000]*(?:\n|$)", re.MULTILINE)
NAMED = re.compile(rf"(?<!^)(?<![》的])附件[ \u3000]?(?P<number>{NUMBER})(?![0-9.．年月日份件个条])", re.MULTILINE)
ANNOUNCED = re.compile(
    rf"附件(?:共|材料)?(?:有|计)?(?P<number>{NUMBER})[份件个]|附(?:上|送|后)?(?P<other>{NUMBER})[份个]附件"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Counts of attachments and references that the list of attachments contradicts."""
    text = whole(draft).text
    listed = numbers(text)
    if not listed:
        return
    for spot, match in found(draft, NAMED):
        number = quantities.value(match["number"])
        if number is not None and number not in listed:
            message = f"附件列表里没有附件{match['number']}（列表共{len(listed)}份）"
            yield Finding(spot.block, spot.start, spot.end, message, source=SOURCE)
    for spot, match in found(draft, ANNOUNCED):
        number = quantities.value(match["number"] or match["other"])
        if number is not None and number != len(listed):
            message = f"附件列表有{len(listed)}份，与这里的份数不符"
            yield Finding(spot.block, spot.start, spot.end, message, source=SOURCE)


def numbers(text: str) -> set[float]:
    """The numbers of the attachments that the draft lists or holds."""
    found = {value for match in SHEET.finditer(text) if (value := quantities.value(match["number"])) is not None}
    for match in LIST.finditer(text):
        entries = ENTRY.findall(f"{match['first']}{match['others']}")
        found |= set(map(float, entries)) if entries else {1.0} if match["first"] else set()
    return found
