"""WordprocessingML to be put beside that of a part: in its namespace, under the prefix that it uses there."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from drafter.word.names import WORD
from drafter.word.writing.write import legible

MARKS = {"\n": "br", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class Markup:
    """The prefix of WordprocessingML, and its declaration where the part has none."""

    prefix: str
    declared: str = ""

    def tag(self, kind: str, inner: str | None = None, more: str = "", /, **attributes: object) -> str:
        """An element with attributes; ``more`` are those of other namespaces, as they are to stand there."""
        name = f"{self.prefix}:{kind}"
        head = "".join(f' {self.prefix}:{key}="{escape(str(value))}"' for key, value in attributes.items())
        head += more
        return f"<{name}{self.declared}{head}/>" if inner is None else f"<{name}{self.declared}{head}>{inner}</{name}>"

    def text(self, text: str, kind: str = "t") -> str:
        """Characters in w:t or another element."""
        tag = f"{self.prefix}:{kind}"
        return f'<{tag}{self.declared} xml:space="preserve">{escape(text, quote=False)}</{tag}>'

    def typed(self, text: str) -> str:
        """What stands in a run for a text of several lines."""
        parts = groupby(legible(text), key=lambda char: MARKS.get(char, ""))
        return "".join("".join(self.tag(mark) for _ in run) if mark else self.text("".join(run)) for mark, run in parts)

    def run(self, text: str, properties: str = "") -> str:
        """A run of text."""
        return self.tag("r", properties + self.typed(text))


def markup_at(element: Any) -> Markup:
    """How WordprocessingML is written where an element stands."""
    names = element.nsmap.items()
    space = space_of(element)
    prefix = next((prefix for prefix, bound in names if prefix and bound == space), None)
    return Markup(prefix) if prefix else Markup("w", f' xmlns:w="{space}"')


def space_of(element: Any) -> str:
    """The namespace of WordprocessingML that the part of an element uses: transitional or strict."""
    space = str(element.getroottree().getroot().tag)[1:].partition("}")[0]
    return space if space in WORD else WORD[0]
