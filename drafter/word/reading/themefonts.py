"""The fonts of a theme, by the names under which properties ask for them."""

from __future__ import annotations

from typing import Any

SLOTS = {"HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}
USUAL = "Hans"  # simplified Chinese


class ThemeFonts:
    """Fonts such as ``minorEastAsia``; an empty one is that of the script."""

    def __init__(self, root: Any, script: str = USUAL) -> None:
        self.found: dict[str, str] = {}
        for element in () if root is None else root.iter():
            local = local_name(element)
            if local in ("majorFont", "minorFont"):
                self.learn(local.removesuffix("Font"), element, script)

    def learn(self, group: str, element: Any, script: str) -> None:
        """The fonts of a group."""
        faces = {local_name(face): face.get("typeface", "") for face in element if local_name(face) != "font"}
        scripts = {face.get("script"): face.get("typeface", "") for face in element if local_name(face) == "font"}
        for suffix, slot in SLOTS.items():
            usual = scripts.get(script, "") if slot == "ea" else ""
            self.found[f"{group}{suffix}".lower()] = faces.get(slot) or usual

    def font(self, name: str) -> str:
        """The font of a name, empty if there is none."""
        return self.found.get(name.lower(), "")


def local_name(element: Any) -> str:
    """A tag without its namespace."""
    return str(element.tag).rpartition("}")[2]
