"""Elements of WordprocessingML, made and looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.word.names import KIND, NAMESPACE

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WRAPPERS = {"sdt": "sdtContent", "customXml": "", "smartTag": ""}  # that hold what they hold as if they were not there
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return f"{{{NAMESPACE}}}{name}"


def made(name: str, *children: Any, **attributes: str | int) -> Any:
    """An element with attributes of WordprocessingML and children."""
    from lxml import etree

    element = etree.Element(w(name), nsmap={"w": NAMESPACE})
    for key, value in attributes.items():
        element.set(w(key), str(value))
    element.extend(children)
    return element


def typed(text: str) -> Any:
    """A w:t."""
    element = made("t")
    element.text = text
    element.set(XML_SPACE, "preserve")
    return element


def unwrapped(element: Any) -> Iterator[Any]:
    """The children of an element, those of wrappers instead of the wrappers."""
    for inner in element:
        kind = KIND[inner.tag]
        if kind not in WRAPPERS:
            yield inner
        elif content := WRAPPERS[kind]:
            yield from (one for holder in inner if KIND[holder.tag] == content for one in unwrapped(holder))
        else:
            yield from unwrapped(inner)


def filled(element: Any, children: list[Any]) -> None:
    """Give an element other children; those that it has already stay where they are, since lxml is slow to move them."""
    kept = set(children)
    for inner in [inner for inner in element if inner not in kept]:
        element.remove(inner)
    last = None
    for inner in children:
        here = next(iter(element), None) if last is None else last.getnext()
        if here is not inner:
            element.insert(0, inner) if last is None else last.addnext(inner)
        last = inner


def above(element: Any, kind: str) -> Any:
    """The nearest element of a kind that holds an element, or ``None``."""
    return next((one for one in element.iterancestors() if KIND[one.tag] == kind), None)
