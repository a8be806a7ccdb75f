"""The styles of a .docx that was read: what a paragraph or run is by its style, inherited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from drafter.model import Role, Style
from drafter.word.names import KIND, child, on, value, whole_number
from drafter.word.writing import officialstyles, styles

HEADING = re.compile(r"(?:heading|标题) ?([1-9])")
SPOKEN: tuple[Role, ...] = ("title", "byline", "salutation", "caption")
ASIDE = tuple(f"{prefix}{styles.MARK_NAME}" for prefix in styles.PREFIXES)  # what stands in the margin is no text
OFFICIAL = cast("tuple[Role, ...]", tuple(officialstyles.ROLES))
ROLES: dict[str, Role] = {
    "title": "title",
    "标题": "title",
    **{
        f"{prefix}{styles.NAMES[role].removeprefix(styles.SPEECH)}": role
        for prefix in styles.PREFIXES
        for role in SPOKEN
    },
    **{styles.NAMES[role]: role for role in OFFICIAL},
}
LEADS: dict[str, Style] = {identity: cast("Style", style) for style, identity in styles.CHARACTER.items()}
DEEPEST = 9  # outline levels; the next means body text


@dataclass(frozen=True, slots=True)
class Numbered:
    """Which list counts a paragraph, and on which level (-1: the one that the list links with ``style``)."""

    list: str
    level: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of its paragraphs or runs."""

    role: Role = "body"
    level: int = 0
    numbered: Numbered | None = None
    hidden: bool = False


class Sheet:
    """The styles of a document by their ids."""

    def __init__(self, root: Any) -> None:
        found = [] if root is None else [element for element in root if KIND[element.tag] == "style"]
        self.elements = {value(element, "styleId"): element for element in found}
        defaults = (key for key, element in self.elements.items() if paragraph_default(element))
        self.default = next(defaults, "")
        self.looks: dict[str, Look] = {}

    def look(self, identity: str) -> Look:
        """What a style says, with what it inherits."""
        key = identity if identity in self.elements else self.default
        if key not in self.looks:
            self.looks[key] = self.inherited(key)
        return self.looks[key]

    def chain(self, key: str) -> Iterator[tuple[str, Any]]:
        """A style, the one it is based on, and so on; a circle ends where it closes."""
        seen: set[str] = set()
        while key in self.elements and key not in seen:
            seen.add(key)
            yield key, self.elements[key]
            based = child(self.elements[key], "basedOn")
            key = "" if based is None else value(based)

    def inherited(self, key: str) -> Look:
        """A style's look: of each property the nearest in the chain counts."""
        chain = list(self.chain(key))
        roles = (ROLES[name] for _, element in chain if (name := name_of(element)) in ROLES)
        levels = (level for _, element in chain if (level := outline_level(element)) is not None)
        lists = (number for identity, element in chain if (number := numbered(child(element, "pPr"), identity)))
        hidden = (on(mark) for _, element in chain if (mark := child(element, "rPr", "vanish")) is not None)
        aside = any(name_of(element) in ASIDE for _, element in chain)
        role: Role = next(roles, "body")
        return Look(role, 0 if role != "body" else next(levels, 0), next(lists, None), aside or next(hidden, False))

    @cached_property
    def hides(self) -> bool:
        """Whether any style hides its text."""
        return any(self.look(key).hidden for key in self.elements)


def paragraph_default(element: Any) -> bool:
    """Whether a style is that of paragraphs that name none."""
    return value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on")


def name_of(element: Any) -> str:
    """The name of a style as Word knows it."""
    name = child(element, "name")
    return "" if name is None else value(name).strip().lower()


def outline_level(element: Any) -> int | None:
    """The outline level of a style, 0 for body text, ``None`` if it says nothing."""
    mark = child(element, "pPr", "outlineLvl")
    if mark is not None:
        return level_of(mark)
    heading = HEADING.fullmatch(name_of(element))
    return int(heading[1]) if heading else None


def level_of(mark: Any) -> int:
    """w:outlineLvl as a level from 1, 0 for body text."""
    level = whole_number(value(mark)) + 1
    return level if level <= DEEPEST else 0


def numbered(properties: Any, style: str = "") -> Numbered | None:
    """The list that counts a paragraph by its own properties or its style's; the list "0" is none."""
    mark = child(properties, "numPr")
    name = child(mark, "numId")
    if name is None:
        return None
    level = child(mark, "ilvl")
    return Numbered(value(name), whole_number(value(level)) if level is not None else -1 if style else 0, style)
