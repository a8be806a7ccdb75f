"""Pictures as they are set: their size on the page, the lines that they take."""

from __future__ import annotations

import math

from drafter.model import Picture
from drafter.word.layout import TWIPS_A_POINT, Layout

EMU_A_TWIP = 635
BELOW = 2 * TWIPS_A_POINT  # twips that the line of a picture may take beyond it


def fitted(picture: Picture, layout: Layout) -> tuple[int, int]:
    """The width and height of a picture in EMU: its own, or as large as the page and a caption leave room for."""
    room = (layout.width * EMU_A_TWIP, ((layout.lines - 1) * layout.line - BELOW) * EMU_A_TWIP)
    scale = min(1.0, room[0] / picture.width, room[1] / picture.height)
    return int(picture.width * scale), int(picture.height * scale)


def height(picture: Picture, layout: Layout) -> int:
    """The lines of the page that a picture takes."""
    return math.ceil((fitted(picture, layout)[1] / EMU_A_TWIP + BELOW) / layout.line)


def above(picture: Picture, layout: Layout) -> int:
    """Twips above a picture, so that it takes whole lines of the page."""
    return height(picture, layout) * layout.line - fitted(picture, layout)[1] // EMU_A_TWIP
