"""HTML that cannot be forged: every text is escaped when it enters, only what is built here counts as markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .visible import visible

Attribute = str | int | bool | None
VOID = ("br", "input", "meta")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def safe(text: str) -> Markup:
    """Text as HTML: marks escaped, control characters shown as signs; markup stays what it is."""
    return text if isinstance(text, Markup) else Markup(escape(visible(text)))


def joined(children: Iterable[str]) -> Markup:
    """Texts and elements one after another."""
    return Markup("".join(map(safe, children)))


def tag(name: str, /, *children: str, **attributes: Attribute) -> Markup:
    """An element; ``class_`` and ``for_`` are class and for, ``data_of`` is data-of; None and False leave one out."""
    given = "".join(map(attribute, attributes.items()))
    return Markup(f"<{name}{given}>" if name in VOID else f"<{name}{given}>{joined(children)}</{name}>")


def attribute(item: tuple[str, Attribute]) -> str:
    """An attribute with the space before it."""
    name, value = item[0].rstrip("_").replace("_", "-"), item[1]
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{safe(str(value))}"'
