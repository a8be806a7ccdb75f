"""The characters that stand in a run: typed text and the marks that stand for characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from drafter.word.names import value

OBJECT = "\ufffc"  # a sign of a picture font
ASIDE = ("page", "column")  # breaks that no reader of the text sees
CODE = re.compile(r"[0-9A-Fa-f]{4}")
SURROGATES = 0xD800
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_of(element: Any) -> str:
    """The characters of w:t; blanks around them count only where the file says so."""
    text = element.text or ""
    if len(element):
        text = "".join(element.itertext())
    if "\n" in text or "\r" in text:
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if text[:1].isspace() or text[-1:].isspace():
        kept = element.get(SPACE) == "preserve"
        return text if kept else text.strip(" \t")
    return text


def line_break(element: Any) -> str:
    """A new line; that of a page or column is none to the reader of the text."""
    return "" if value(element, "type") in ASIDE else "\n"


def symbol(element: Any) -> str:
    """A character of a named font; the private ones of picture fonts mean nothing by themselves."""
    code = value(element, "char")
    number = int(code, 16) if CODE.fullmatch(code) else 0
    return chr(number) if ord(" ") < number < SURROGATES else OBJECT


TYPED: dict[str, Callable[[Any], str]] = {
    "t": text_of,
    "br": line_break,
    "sym": symbol,
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "cr": lambda _: "\n",
    "noBreakHyphen": lambda _: "-",
}
