"""What stands between the characters of a paragraph that is written: page turns, marks in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)</w:t>")
CHARACTER = re.compile(r"&[^;]*;|.", re.DOTALL)
OPEN, CLOSE = '<w:t xml:space="preserve">', "</w:t>"
REACH = 12  # characters of a block in a row that no w:t holds: a number that Word counts, a tab


def spliced(inner: str, text: str, extras: Mapping[int, str]) -> str:
    """The runs of a paragraph of so much text, with what stands before some of its characters or at its end."""
    if not extras:
        return inner
    splice = Splice(text, sorted(extras.items()))
    done = TEXT.sub(lambda match: "".join(splice.within(match[1], match[2])), inner)
    return done + "".join(f"<w:r>{extra}</w:r>" for _, extra in splice.left)


class Splice:
    """A walk along the characters of a paragraph; ``left`` is what has found no place yet."""

    def __init__(self, text: str, left: list[tuple[int, str]]) -> None:
        self.text, self.left, self.at = text, left, 0

    def within(self, start: str, content: str) -> Iterator[str]:
        """One w:t, parted where something stands between its characters."""
        opened = False
        for match in CHARACTER.finditer(content):
            found = self.text.find(unescape(match[0]), self.at, self.at + REACH)
            self.at = found if found >= 0 else self.at
            while self.left and self.left[0][0] <= self.at and found >= 0:
                yield CLOSE * opened + self.left.pop(0)[1]
                start, opened = OPEN, False
            yield ("" if opened else start) + match[0]
            opened = True
            self.at += found >= 0
        yield CLOSE if opened else start + CLOSE
