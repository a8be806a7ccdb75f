"""Pictures and other drawn objects, no larger than the room that they stand in."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from drafter.word.names import KIND

EMU_A_TWIP = 635
EMU_A_POINT = 12_700
WORDPROCESSING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DRAWN = ("drawing", "pict", "object", "AlternateContent")
STANDING = "inline"
MEASURE = re.compile(r"(?<![\w-])(width|height):\s*([0-9.]+)(pt|in|mm|cm|px)?", re.IGNORECASE)
POINTS = {"pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "px": 0.75, "": 0.75}
SIZED = ("shape", "rect", "roundrect", "group", "oval", "image")


class Room(NamedTuple):
    """Twips across and down that an object may take."""

    width: int
    height: int


def fitted(element: Any, room: Room) -> None:
    """Scale the drawn objects within an element down to the room, if they are larger."""
    for one in element.iter(f"{WORDPROCESSING}inline", f"{WORDPROCESSING}anchor"):
        drawing(one, room)
    for one in element.iter("{urn:schemas-microsoft-com:vml}*"):
        if local(one) in SIZED and local(one.getparent()) != "group" and one.get("style"):
            one.set("style", shape(one.get("style"), room))


def drawing(element: Any, room: Room) -> None:
    """Scale a drawing: its extent, and that of what it shows."""
    extent = element.find(f"{WORDPROCESSING}extent")
    if extent is None:
        return
    across, down = (number(extent.get(name, "")) for name in ("cx", "cy"))
    factor = share(across / EMU_A_TWIP, down / EMU_A_TWIP, room)
    if factor < 1:
        shown = [
            one
            for one in element.iter("{*}ext")
            if one.get("cx") and local(one.getparent()) == "xfrm" and topmost(one, element)
        ]
        for one in (extent, *shown):
            for name in ("cx", "cy"):
                one.set(name, str(int(number(one.get(name, "")) * factor)))


def topmost(element: Any, drawn: Any) -> bool:
    """Whether a size is that of the drawing, not of something in a group that is scaled with it."""
    groups = (above for above in element.iterancestors() if local(above) in ("wgp", "grpSp", "wpc", "graphicData"))
    nearest = next(groups, None)
    return (
        nearest is not None
        and (local(nearest) == "graphicData" or local(element.getparent().getparent()) == "grpSpPr")
        and drawn is not None
    )


def shape(style: str, room: Room) -> str:
    """The style of a VML shape with its size scaled."""
    found = {match[1].lower(): float(match[2]) * POINTS[(match[3] or "").lower()] for match in MEASURE.finditer(style)}
    factor = share(found.get("width", 0) * 20, found.get("height", 0) * 20, room)
    if factor >= 1:
        return style
    return MEASURE.sub(lambda match: f"{match[1]}:{int(found[match[1].lower()] * factor * 100) / 100:g}pt", style)


def share(across: float, down: float, room: Room) -> float:
    """How much of its size an object may keep."""
    return min(1.0, room.width / across if across else 1.0, room.height / down if down else 1.0)


def standing(element: Any) -> bool:
    """Whether an object stands in the line like a letter, so that the line must be as high."""
    kind = KIND[element.tag]
    if kind in ("m:oMath", "m:oMathPara", "object"):
        return True
    if kind not in DRAWN:
        return False
    if next(element.iter(f"{WORDPROCESSING}inline"), None) is not None:
        return True
    shapes = [
        one for one in element.iter("{urn:schemas-microsoft-com:vml}*") if local(one) in SIZED and one.get("style")
    ]
    return (
        any("absolute" not in one.get("style") for one in shapes[:1])
        and next(element.iter(f"{WORDPROCESSING}anchor"), None) is None
    )


def local(element: Any) -> str:
    """A tag without its namespace."""
    return "" if element is None else str(element.tag).rpartition("}")[2]


def number(text: str) -> int:
    """A whole number, 0 for what is none."""
    return int(text) if text.isdigit() else 0
