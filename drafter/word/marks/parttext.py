"""A part of a package as text: its encoding, where its elements stand, and the slices that make one of them."""

from __future__ import annotations

import codecs
import re
from array import array
from collections.abc import Iterable
from typing import Any, NamedTuple

NOTHING = r"!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>"  # no element begins there
START = re.compile(rf"<(?:{NOTHING}|([^/!?]))", re.DOTALL)
TAG = re.compile(rf"<(?:{NOTHING}|(/)?[^\s/>!?][^\s/>]*(?:[^\"'>/]|\"[^\"]*\"|'[^']*'|/(?!>))*(/)?>)", re.DOTALL)
NAME = re.compile(r"[^\s/>]+")
DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
HEAD = 200  # bytes that may hold the declaration


class Slices(NamedTuple):
    """Where an element stands in the text of its part: its tags and its children, each from start to end."""

    start: int
    inner: int
    children: list[tuple[int, int]]
    outer: int
    end: int


class Text(NamedTuple):
    """The text of a part, and the codec that turns it back into the same bytes."""

    text: str
    codec: str

    def raw(self, text: str) -> bytes:
        """A text in the encoding of the part."""
        return text.encode(self.codec)


def decoded(raw: bytes) -> Text:
    """The text of a part; a byte order mark is its first character. Raises ``ValueError`` if it does not turn back."""
    codec = codec_of(raw)
    text = raw.decode(codec)
    if text.encode(codec) != raw:
        raise ValueError(codec)
    return Text(text, codec)


def codec_of(raw: bytes) -> str:
    """The encoding of a part, by its first bytes and its declaration."""
    if raw.startswith((codecs.BOM_UTF16_LE, b"<\0")):
        return "utf-16-le"
    if raw.startswith((codecs.BOM_UTF16_BE, b"\0<")):
        return "utf-16-be"
    declared = DECLARED.search(raw[:HEAD])
    try:
        return codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    except LookupError:
        raise ValueError(declared) from None


def starts(text: str) -> array[int]:
    """Where each element of a well-formed part starts, in the order of the document."""
    return array("L", [match.start() for match in START.finditer(text) if match[1]])


def located(root: Any, text: str, wanted: Iterable[Any]) -> dict[Any, int]:
    """Where the wanted elements of a part start in its text."""
    sought = set(wanted)
    places = starts(text)
    return {element: places[number] for number, element in enumerate(root.iter()) if element in sought}


def slices(text: str, start: int) -> Slices:
    """The element that starts there, cut into its tags and children."""
    children: list[tuple[int, int]] = []
    depth, inner, opened = 0, start, start
    for match in TAG.finditer(text, start):
        closing, closed = match[1] is not None, match[2] is not None
        if match[0].startswith(("<!", "<?")):
            continue
        if depth == 0:
            inner = match.end()
            if closed:
                return Slices(start, inner, [], inner, inner)
        elif depth == 1 and closing:
            return Slices(start, inner, children, match.start(), match.end())
        elif depth == 1:
            opened = match.start()
        depth += (not closing and not closed) - closing
        if depth == 1 and match.start() >= inner:
            children.append((opened, match.end()))
    raise ValueError(start)


def name_at(text: str, start: int) -> str:
    """The name of the element that starts there, with its prefix."""
    found = NAME.match(text, start + 1)
    return found[0] if found else ""


def tag_at(text: str, start: int) -> str:
    """The tag that opens the element that starts there."""
    found = TAG.match(text, start)
    return found[0] if found else ""


def appended(text: str, children: str) -> str:
    """A part with more elements at the end of its root, which bear the prefix of the root where ``{}`` stands."""
    shape = slices(text, starts(text)[0])
    name = name_at(text, shape.start)
    own = children.replace("{}", name[: name.find(":") + 1])
    if shape.inner < shape.end:
        return text[: shape.outer] + own + text[shape.outer :]
    return f"{text[: shape.inner - 2]}>{own}</{name}>{text[shape.end :]}"


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """A text with edits (start, end, what stands there) that do not overlap, in order."""
    out: list[str] = []
    reached = 0
    for start, end, new in edits:
        out += (text[reached:start], new)
        reached = end
    return "".join([*out, text[reached:]])
