"""The properties of a run: its highlight, and the order that Word demands of them."""

from __future__ import annotations

from typing import Any

from .markup import Markup
from .names import KIND, child, value
from .parttext import slices

ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs"),
    *("em", "lang", "eastAsianLayout", "specVanish", "oMath", "", "rPrChange"),
)  # what is none of Word's own stands where "" does
RANK = {kind: number for number, kind in enumerate(ORDER)}


def colour_of(run: Any) -> str:
    """The colour of a run's highlight, empty if it has none."""
    mark = child(run, "rPr", "highlight")
    shown = "" if mark is None else value(mark)
    return "" if shown == "none" else shown


def looks(look: str, run: Any, colour: str, markup: Markup) -> str:
    """The properties of a run, in order, with a highlight of a colour if one is given; one that it has already stays."""
    mark = markup.tag("highlight", val=colour) if colour and not colour_of(run) else ""
    shape = slices(look, 0) if look else None
    if not shape or not shape.children:
        return markup.tag("rPr", mark) if mark else look
    rows = [(KIND[inner.tag], look[start:end]) for inner, (start, end) in zip(run[0], shape.children, strict=True)]
    if mark:
        rows = [*(row for row in rows if row[0] != "highlight"), ("highlight", mark)]
    rows.sort(key=lambda row: RANK.get(row[0], RANK[""]))
    return look[: shape.inner] + "".join(raw for _, raw in rows) + look[shape.outer :]
