"""The names of OOXML: elements and attributes by their local names, transitional and strict alike."""

from __future__ import annotations

from typing import Any

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD = (NAMESPACE, "http://purl.oclc.org/ooxml/wordprocessingml/main")
MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
OFF = ("0", "false", "off")
MOST = 2_000  # tags that are remembered


class Kinds(dict[Any, str]):
    """The local name of a tag of WordprocessingML or of its choices (``oMath`` for all of a formula), else empty."""

    def __missing__(self, tag: Any) -> str:
        space, _, local = str(tag)[1:].rpartition("}")
        kind = local if space in (*WORD, COMPATIBILITY) else f"m:{local}" if space in MATH else ""
        if len(self) < MOST:
            self[tag] = kind
        return kind


KIND = Kinds()


def value(element: Any, name: str = "val") -> str:
    """An attribute of WordprocessingML, empty if there is none."""
    found = element.get(f"{{{WORD[0]}}}{name}")
    return str(found if found is not None else element.get(f"{{{WORD[1]}}}{name}", ""))


def child(element: Any, *kinds: str) -> Any:
    """The first child of a kind, then its child of the next kind …; ``None`` if there is none."""
    for kind in kinds:
        if element is None:
            return None
        element = next((inner for inner in element if KIND[inner.tag] == kind), None)
    return element


def on(element: Any) -> bool:
    """Whether a switch stands there and is on."""
    return element is not None and value(element) not in OFF


def whole_number(text: str) -> int:
    """A number of OOXML; what is none is 0."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0  # noqa: PLR2004
