"""What is in effect of a paragraph's and a run's properties: their own over their styles' over the document's defaults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from drafter.page import Glyphs, LineRule, Setting
from drafter.word.names import KIND, OFF, child, on, value

from .sheet import Sheet, level_of, outline_level
from .themefonts import ThemeFonts

Properties = dict[str, Any]

MEASURE = re.compile(r"([-+]?[0-9]{1,7}(?:\.[0-9]{1,4})?)(pt|mm|cm|in|pc)?")
POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0}
TWIP = 0.05
AUTO_LINE = 240  # what w:line counts of an automatic line
USUAL = 12  # points of type where a style names none
RULES: dict[str, LineRule] = {"exact": "exact", "atLeast": "atLeast"}
ALIGN = {"start": "left", "end": "right", "distribute": "both"}
BLACK = ("", "auto", "000000")
GREY = 0x40  # a colour of which no part is brighter is black to the eye
LINE_OF_TEXT = 12  # points that Word counts for a line before or after a paragraph
LOOKS = {"rFonts", "sz", "spacing", "b", "color"}
RUN = {*LOOKS, "rStyle"}
PLACES = {"jc", "ind", "spacing", "snapToGrid", "outlineLvl", "pageBreakBefore", "keepNext", "pBdr", "framePr"}
NO_LINE = ("none", "nil")


class Effective:
    """The properties in effect in a document with these styles and this theme."""

    def __init__(self, styles: Any, theme: ThemeFonts) -> None:
        self.sheet, self.theme = Sheet(styles), theme
        defaults = child(styles, "docDefaults")
        self.letters = self.looks(child(defaults, "rPrDefault", "rPr"))
        self.places = places(child(defaults, "pPrDefault", "pPr"))
        self.glyphs_of: dict[Any, Glyphs] = {}
        self.setting_of: dict[Any, Setting] = {}

    def setting(self, style: str, own: Any) -> Setting:
        """How a paragraph of a style with properties of its own is set."""
        key = style, written(own, PLACES)
        if key not in self.setting_of:
            self.setting_of[key] = setting({**self.paragraph_places(style), **places(own)})
        return self.setting_of[key]

    def glyphs(self, style: str, own: Any) -> Glyphs:
        """How a run with properties of its own is set in a paragraph of a style."""
        key = style, written(own, RUN)
        if key not in self.glyphs_of:
            named = child(own, "rStyle")
            inherited = {} if named is None else self.inherited(value(named), "rPr")
            self.glyphs_of[key] = glyphs({**self.paragraph_looks(style), **inherited, **self.looks(own)})
        return self.glyphs_of[key]

    @property
    def base(self) -> float:
        """Points of the default style's own type, by which LibreOffice counts a grid of characters."""
        size = child(self.sheet.elements.get(self.sheet.default), "rPr", "sz")
        return USUAL if size is None else whole(value(size)) / 2

    def paragraph_looks(self, style: str) -> Properties:
        """The looks of runs in a paragraph of a style."""
        return {**self.letters, **self.inherited(self.known(style), "rPr")}

    def paragraph_places(self, style: str) -> Properties:
        """The places of the lines of a paragraph of a style."""
        return {**self.places, **self.inherited(self.known(style), "pPr")}

    def known(self, style: str) -> str:
        """A style that there is: the default one for any other."""
        return style if style in self.sheet.elements else self.sheet.default

    def inherited(self, style: str, kind: str) -> Properties:
        """What a style says with what it is based on."""
        found: Properties = {}
        for _, element in reversed(list(self.sheet.chain(style))):
            own = child(element, kind)
            found |= self.looks(own) if kind == "rPr" else {"level": outline_level(element), **places(own)}
        return {name: value for name, value in found.items() if value is not None}

    def looks(self, own: Any) -> Properties:
        """What run properties say of glyphs."""
        found: Properties = {}
        for inner in () if own is None else own:
            kind = KIND[inner.tag]
            if kind == "rFonts":
                found |= dict(self.fonts(inner))
            elif kind == "b":
                found[kind] = on(inner)
            elif kind in LOOKS:
                found[kind] = value(inner)
        return found

    def fonts(self, element: Any) -> Iterator[tuple[str, Any]]:
        """The fonts that w:rFonts names; a theme font beats the one named beside it."""
        for slot in ("eastAsia", "ascii", "hAnsi"):
            named, themed = value(element, slot), self.theme.font(value(element, f"{slot}Theme"))
            if named or themed:
                yield slot, themed or named
                yield f"{slot}Unused", named if themed else ""
        if hint := value(element, "hint"):
            yield "hint", hint == "eastAsia"


def written(own: Any, kinds: set[str]) -> Any:
    """What properties say, as a key."""
    found: list[Any] = []
    for inner in () if own is None else own:
        tag = inner.tag
        if KIND[tag] in kinds:
            found += (tag, *inner.items())
            if len(inner):  # the sides of a frame of lines
                found += [value(side) for side in inner]
    return tuple(found)


def places(own: Any) -> Properties:
    """What paragraph properties say of its lines, attribute by attribute."""
    found: Properties = {}
    for inner in () if own is None else own:
        kind = KIND[inner.tag]
        if kind == "jc":
            found["align"] = value(inner)
        elif kind == "snapToGrid":
            found["snapped"] = on(inner)
        elif kind == "outlineLvl":
            found["level"] = level_of(inner)
        elif kind == "pageBreakBefore":
            found["fresh"] = on(inner)
        elif kind == "keepNext":
            found["kept"] = on(inner)
        elif kind == "pBdr":
            found["lined"] = any(value(side) not in NO_LINE for side in inner)
        elif kind == "framePr":
            found["framed"] = True
        elif kind in ("ind", "spacing"):
            found |= {f"{kind}.{name.rpartition('}')[2]}": text for name, text in inner.items()}
    return found


def setting(found: Mapping[str, Any]) -> Setting:
    """Properties as the setting of a paragraph."""
    rule = RULES.get(found.get("spacing.lineRule", ""), "auto")
    line = points(found.get("spacing.line", ""), AUTO_LINE)
    hanging = points(found.get("ind.hanging", ""))
    hanging_chars = whole(found.get("ind.hangingChars", "")) / 100
    left = found.get("ind.left", found.get("ind.start", ""))
    return Setting(
        align=ALIGN.get(found.get("align", ""), found.get("align", "left")),
        rule=rule,
        line=line if rule != "auto" else round(line / (AUTO_LINE * TWIP), 3),
        before=gap(found, "before"),
        after=gap(found, "after"),
        first=-hanging if hanging else points(found.get("ind.firstLine", "")),
        first_chars=-hanging_chars if hanging_chars else whole(found.get("ind.firstLineChars", "")) / 100,
        left=points(left) if not whole(found.get("ind.leftChars", "")) else whole(found["ind.leftChars"]) / 10,
        level=found.get("level") or 0,
        snapped=found.get("snapped", True),
        right=points(found.get("ind.right", found.get("ind.end", ""))),
        right_chars=whole(found.get("ind.rightChars", "")) / 100,
        fresh=found.get("fresh", False),
        lined=found.get("lined", False),
        framed=found.get("framed", False),
        kept=found.get("kept", False),
    )


def gap(found: Mapping[str, Any], side: str) -> float:
    """Points before or after a paragraph; lines count before points."""
    if found.get(f"spacing.{side}Autospacing", "0") not in OFF:
        return LINE_OF_TEXT
    lines = whole(found.get(f"spacing.{side}Lines", "")) / 100
    return lines * LINE_OF_TEXT if lines else points(found.get(f"spacing.{side}", ""))


def glyphs(found: Mapping[str, Any]) -> Glyphs:
    """Properties as the look of characters."""
    return Glyphs(
        font=found.get("eastAsia", ""),
        latin=found.get("hAnsi") or found.get("ascii", ""),
        size=whole(found.get("sz", "")) / 2 or 10,
        squeeze=points(found.get("spacing", "")),
        bold=found.get("b", False),
        colour=colour(found.get("color", "")),
        hinted=found.get("hint", False),
        unused=found.get("eastAsiaUnused", ""),
    )


def colour(code: str) -> str:
    """A colour, empty for black and what looks black."""
    if code in BLACK or not re.fullmatch("[0-9A-Fa-f]{6}", code):
        return ""
    dark = all(int(code[at : at + 2], 16) <= GREY for at in (0, 2, 4))
    return "" if dark else code.upper()


@cache
def points(text: str, usual: int = 0) -> float:
    """A measure of OOXML in points: twips, or a number with its unit."""
    match = MEASURE.fullmatch(text.strip())
    if match is None:
        return usual * TWIP
    return round(float(match[1]) * (POINTS[match[2]] if match[2] else TWIP), 3)


def whole(text: str) -> int:
    """A whole number, 0 for what is none."""
    match = MEASURE.fullmatch(text.strip())
    return int(float(match[1])) if match and not match[2] else 0
