"""固定表述错字漏字。

较长的固定表述错一两个字、漏一两个字，读起来顺口，很难发现，例如把“社会主义”写成“社会主意”。
只比对十二个字以上、首尾都对得上而中间差一两个字的；正式文件中并存的写法（异文）不算。

改法：按提示中的原文核对。表述和出处见 phrasebanks/set-phrases.yaml，可以增补。

依据：每一条各自的出处，随发现给出
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from drafter.data import setphrases
from drafter.data.setphrases import SetPhrase
from drafter.model import Draft, Finding
from drafter.text.grams import grams
from drafter.text.near import near, possible
from drafter.text.places import whole

from ._options import NoOptions as Options

LEVEL = "error"
SHORTEST = 12  # characters of a wording that is compared
MOST = 2  # characters that may be wrong
EDGE = 2  # characters at either end that must be right


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Long wordings with a character or two wrong."""
    text, held = whole(draft), grams(draft)
    seen: set[tuple[int, int]] = set()
    for wording, entry in wordings().items():
        if possible(wording, held):
            for start, end in near(text.text, wording, MOST, EDGE):
                if (start, end) not in seen and not known(text.text[start:end]):
                    seen.add((start, end))
                    spot = text.spot(start, end)
                    message = f"“{text.text[start:end]}”与固定表述不符，原文是“{wording}”"
                    source = f"{entry.source}（{entry.date}）"
                    yield Finding(spot.block, spot.start, spot.end, message, (wording,), "suggest", source=source)


@cache
def wordings() -> dict[str, SetPhrase]:
    """The members, or the full wordings where there are none, that are long enough, the longest first."""
    found = {
        text: entry
        for entry in setphrases.load()
        for text in entry.members or (entry.text, *entry.other_texts)
        if len(text) >= SHORTEST
    }
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def all_wordings() -> str:
    """Every wording that is right, one a line."""
    return "\n".join(text for entry in setphrases.load() for text in (entry.name, entry.text, *entry.other_texts))


def known(text: str) -> bool:
    """Whether what looks like a slip is itself a wording, or a part of one."""
    return text in all_wordings()
