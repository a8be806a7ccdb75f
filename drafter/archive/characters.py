"""What of a text is compared: its Han characters, letters and digits, as numbers, and where each of them stands."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
WIDE = 0x1_0000  # code points above are compared if they are Han characters
HAN_BEYOND = (0x2_0000, 0x3_FFFF)
HAN = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
LETTERS = ((0x30, 0x39), (0x61, 0x7A), (0xC0, 0x24F), (0x370, 0x3FF), (0x400, 0x52F))
CAPITALS = (0x41, 0x5A)  # read as small letters
FULL_WIDTH = (0xFF01, 0xFF5E)  # read as what they are the wide form of


class Characters(NamedTuple):
    """The compared characters of a text: their ``codes``, and the ``offsets`` at which they stand in it."""

    codes: Codes
    offsets: NDArray[np.intp]


def read_as() -> Codes:
    """What each code point below ``WIDE`` is read as; 0 for what is passed over."""
    table = np.zeros(WIDE, np.uint32)
    for first, last in (*HAN, *LETTERS):
        table[first : last + 1] = np.arange(first, last + 1)
    first, last = CAPITALS
    table[first : last + 1] = np.arange(first, last + 1) + 0x20
    first, last = FULL_WIDTH
    table[first : last + 1] = table[first - 0xFEE0 : last + 1 - 0xFEE0]
    return table


READ_AS = read_as()


def characters(text: str) -> Characters:
    """The compared characters of a text; marks and spaces are passed over, width and case are evened out."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if points.size and points.max() >= WIDE:
        first, last = HAN_BEYOND
        beyond = np.where((points >= first) & (points <= last), points, 0)
        codes = np.where(points < WIDE, READ_AS[np.minimum(points, WIDE - 1)], beyond)
    else:
        codes = READ_AS[points]
    offsets = np.flatnonzero(codes)
    return Characters(codes[offsets], offsets)
