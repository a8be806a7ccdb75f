"""The properties of a run: its highlight, and the order that Word demands of them."""

from __future__ import annotations

from functools import lru_cache

from .markup import Markup
from .parttext import name_at, slices

ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs"),
    *("em", "lang", "eastAsianLayout", "specVanish", "oMath", "", "rPrChange"),
)  # what is none of Word's own stands where "" does
RANK = {kind: number for number, kind in enumerate(ORDER)}
MOST = 1_000  # looks that are remembered


@lru_cache(MOST)
def looks(look: str, colour: str, markup: Markup) -> str:
    """The properties of a run, in order, with a highlight of a colour if one is given; one that it has already stays."""
    rows = [(kind(raw, markup), raw) for raw in children(look)]
    lit = any(name == "highlight" and '"none"' not in raw for name, raw in rows)
    if colour and not lit:
        rows = [*(row for row in rows if row[0] != "highlight"), ("highlight", markup.tag("highlight", val=colour))]
    rows.sort(key=lambda row: RANK.get(row[0], RANK[""]))
    return markup.tag("rPr", "".join(raw for _, raw in rows)) if rows else look


def children(look: str) -> list[str]:
    """The properties one by one."""
    return [look[start:end] for start, end in slices(look, 0).children] if look else []


def kind(raw: str, markup: Markup) -> str:
    """What a property is; nothing if it is none of Word's own."""
    prefix, _, local = name_at(raw, 0).rpartition(":")
    return local if prefix == markup.prefix else ""
