"""Characters that a terminal or a page would act upon instead of showing them, turned into signs."""

from __future__ import annotations

import re

ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
CONTROLS, DELETE = 0x20, 0x7F
PICTURES = 0x2400  # where the pictures of control characters start
LINE_END = "↵"
UNKNOWN = "\ufffd"


def visible(text: str) -> str:
    """``text`` with nothing in it that moves the cursor, turns the direction of writing or cannot be encoded."""
    return ACTING.sub(sign, text)


def sign(match: re.Match[str]) -> str:
    """The sign of one such character."""
    if match.group() == "\n":
        return LINE_END
    code = ord(match.group())
    return chr(PICTURES + code) if code < CONTROLS else "\u2421" if code == DELETE else UNKNOWN
